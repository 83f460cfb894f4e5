"""The evidence of a case: market, pay points, workforce. Prints nothing and reads no file."""
