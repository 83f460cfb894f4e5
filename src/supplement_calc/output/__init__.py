"""What commands show, and the formats that show it. Shows figures and makes none."""
