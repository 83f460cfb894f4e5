"""How far an answer moves with its inputs: one at a time, and all at once."""
