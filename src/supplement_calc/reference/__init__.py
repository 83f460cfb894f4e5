"""Dated public data, each value with its source: employer's National Insurance, tax years, what is due on each payment."""
