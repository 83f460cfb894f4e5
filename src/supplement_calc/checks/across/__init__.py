"""Rules between the cases of one run, which no case breaks by itself."""
