"""Figures in running text: amounts as intervals, their units, what is counted."""
