"""Sections of a case that only its paper shows."""
