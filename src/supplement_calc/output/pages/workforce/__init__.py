"""The pages of the workforce evidence."""
