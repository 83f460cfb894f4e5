"""The pages of a forecast."""
