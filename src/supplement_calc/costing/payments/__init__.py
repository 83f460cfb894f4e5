"""Further payments of a proposal: how many are paid, what is due on it, and what is paid back."""
