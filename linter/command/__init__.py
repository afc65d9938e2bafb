"""The command line: its options, its help, its commands and the console."""
