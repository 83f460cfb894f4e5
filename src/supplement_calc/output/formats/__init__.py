"""The formats that every command can show its figures in, a module each, named in the registry."""
