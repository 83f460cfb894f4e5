"""Pay spines: their points read from the tree, in order, and what stands between two."""
