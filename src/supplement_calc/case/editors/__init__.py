"""What the JSON Schema says of a single value, for editors: made from the patterns that the readers of `models/` use."""
