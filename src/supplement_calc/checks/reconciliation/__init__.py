"""Published figures held against the case: which reproduce, and which known slip gives the others."""
