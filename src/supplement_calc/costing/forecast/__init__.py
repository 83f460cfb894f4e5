"""The forecast: month by month from today's staff, doing nothing and with the proposal."""
