"""The costing of a case, one module a table. Prints nothing and reads no file."""
