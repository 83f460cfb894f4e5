"""Several cases in one run, and their total."""
