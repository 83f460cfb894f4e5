"""The workbook: every figure of a case in a spreadsheet, each a formula of its own arithmetic."""
