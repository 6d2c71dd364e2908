"""Export posts for other programs: spreadsheets, schedulers and newsletters."""
