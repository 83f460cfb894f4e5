"""What a command line was given, where the shell took it apart."""
