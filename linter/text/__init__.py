"""Text below all checks: the view with its way back, patterns, numerals, lines and sentences."""
