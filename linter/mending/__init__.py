"""The repaired view: what conversion and careless typing broke, read as its author meant it."""
