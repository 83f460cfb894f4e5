"""The page of several cases together."""
