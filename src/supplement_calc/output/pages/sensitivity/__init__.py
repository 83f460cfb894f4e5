"""What `sensitivity` shows."""
