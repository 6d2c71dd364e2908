"""Import posts from spreadsheets, with the hub's own columns or those of social media suites."""
