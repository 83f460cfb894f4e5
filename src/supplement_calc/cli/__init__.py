"""The command line, one module a command: parse, call, hand to output."""
