"""The charts of a case: which there are and what they show, and, apart from that, how they are drawn."""
