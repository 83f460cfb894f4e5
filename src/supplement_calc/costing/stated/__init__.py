"""What a paper states in totals, next to what the proposal costs."""
