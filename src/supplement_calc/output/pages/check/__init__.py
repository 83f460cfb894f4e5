"""What `check` and `rule` show as tables."""
