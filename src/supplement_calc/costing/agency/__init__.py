"""What agency staff cost, what they cover, and what converting their posts saves."""
