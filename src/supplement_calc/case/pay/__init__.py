"""Pay as it is read: by the hour as by the year, and the pension rates of grades."""
