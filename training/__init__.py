"""How the model of the typo detector is made: counts, look-alikes, errors to learn from, decision, file."""
