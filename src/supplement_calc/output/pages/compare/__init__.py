"""Options, cases and saved results side by side."""
