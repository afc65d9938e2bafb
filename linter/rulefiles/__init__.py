"""YAML files into rules, their mistakes, and the rules kept ready for the next run."""
