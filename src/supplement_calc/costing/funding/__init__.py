"""What pays for a package and for carrying a supplement on: lines of funding by year, and the reserve from year to year."""
