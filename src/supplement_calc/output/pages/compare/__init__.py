"""Pages that hold cases, options and saved results against each other."""
