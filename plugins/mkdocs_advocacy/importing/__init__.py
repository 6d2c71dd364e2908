"""Posts from spreadsheets: the hub's own columns, and those of social media suites."""
