"""Pay awards of a case: day by day, the posts that they are for, and what a national body's table says of them."""
