"""Switching values: what would change an answer."""
