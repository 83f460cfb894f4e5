"""What the case says of pay spines and of moving up them."""
