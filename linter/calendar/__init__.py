"""Dates and the period a report is about."""
