"""The baseline: defects that are known and let rest, while new ones are reported.

A defect is known by its document, its rule and the words it quotes, counted: never by its line, which every edit
above it changes.
"""
