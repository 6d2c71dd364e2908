"""How large a spreadsheet may be: more than any of posts, and little enough to be read in seconds."""

MAX_BYTES = 20_000_000
MAX_ROWS = 10_000
"""Rows with posts."""
LAST_ROW = MAX_ROWS + 2
"""The last row of a sheet that is looked at: the names of columns are above the posts."""
LAST_COLUMN = 300
LONGEST_CELL = 200_000
"""In characters."""
EMPTY_ROWS = 1_100_000
"""Rows of a CSV file, empty ones counted. A spreadsheet program has 1,048,576."""
