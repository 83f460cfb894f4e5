"""Several cases together: what each contributes, and what they come to."""
