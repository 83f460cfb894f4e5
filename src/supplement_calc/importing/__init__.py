"""From an extract, as HR and finance systems export it, to sections of a case file."""
