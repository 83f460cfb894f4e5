"""What if: the options of commands that cost a case for other inputs."""
