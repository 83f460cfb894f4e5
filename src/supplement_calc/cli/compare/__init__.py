"""`compare`: options of a case, cases and saved results side by side."""
