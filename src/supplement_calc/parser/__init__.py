"""From bytes to text to a node tree with the place of every value. The only layer that imports yaml."""
