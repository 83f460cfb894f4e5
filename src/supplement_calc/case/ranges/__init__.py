"""What the inputs of a case may be: ranges, inputs that move together, and what is wrong with them."""
