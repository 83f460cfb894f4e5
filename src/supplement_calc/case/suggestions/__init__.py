"""What is said of what stands where nothing of the kind may: the key that is meant, where it stands, the lines to write."""
