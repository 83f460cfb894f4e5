"""The checks of a case: the rules that councils apply, and the reconciliation of published figures. Prints nothing."""
