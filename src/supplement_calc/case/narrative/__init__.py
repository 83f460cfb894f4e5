"""The narrative of a case: its Markdown taken apart, its placeholders, and where in the file each of them stands."""
