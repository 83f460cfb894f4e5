"""The narrative held against the case: the figures that it names, its markup, and the numbers that it types itself."""
