"""Posts for other programs: spreadsheets, schedulers, newsletters."""
