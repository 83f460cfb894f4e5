"""`report`: the case as a document of its own, by the ending of the file."""
