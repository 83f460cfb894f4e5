"""The charts of a workbook: which there are, the cells that they are drawn from, and how they look."""
