"""Numbers that are followed from the ledger into words, so that a page can say the words anew."""
