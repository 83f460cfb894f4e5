"""Commands that vary a case."""
