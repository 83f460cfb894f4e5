"""The formats that every command can show its tables in, a module a format."""
