"""The statistical typo detector: n-gram counts, characters of like sound or shape, a learned decision."""
