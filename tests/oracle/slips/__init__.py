"""Papers with slips planted in them: made-up cases, and what each slip would print, worked out in fractions."""
