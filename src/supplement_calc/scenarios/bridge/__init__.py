"""The change from one case, option or saved result to another, split into its causes."""
