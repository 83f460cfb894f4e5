"""The typed sections of a case file, a module a key."""
