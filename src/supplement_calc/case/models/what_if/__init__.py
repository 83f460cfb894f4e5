"""Sections that vary a case."""
