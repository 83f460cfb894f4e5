"""The types of single values: a module a kind. Each has the function that reads a node, which is named as the value is."""
