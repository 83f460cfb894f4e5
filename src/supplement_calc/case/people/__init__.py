"""Counts of people in a case file, of which small ones are not shown."""
