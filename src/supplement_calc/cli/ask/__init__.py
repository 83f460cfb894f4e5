"""`init --ask`: a case from questions in the terminal."""
