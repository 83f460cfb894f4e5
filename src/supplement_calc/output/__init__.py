"""One module a format. Shows figures and makes none."""
