"""Sections of what a paper states in totals."""
