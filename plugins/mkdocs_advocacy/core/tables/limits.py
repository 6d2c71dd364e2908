"""Size limits for spreadsheets: larger than any content calendar, small enough to read in seconds."""

MAX_BYTES = 20_000_000
MAX_ROWS = 10_000
"""The maximum number of rows with posts."""
LAST_ROW = MAX_ROWS + 2
"""The last row that is read: the posts, their headings, and one more row to detect an overflow."""
LAST_COLUMN = 300
LONGEST_CELL = 200_000
"""The maximum length of a cell in characters."""
EMPTY_ROWS = 1_100_000
"""The maximum number of rows in a CSV file, including empty rows. Spreadsheet programs support 1,048,576."""
