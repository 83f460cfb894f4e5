"""`supplement-calc import`: the command, and what it writes."""
