"""The key figures that each page opens with."""
