"""The known slips of published papers, each a function that gives what it would have printed."""
