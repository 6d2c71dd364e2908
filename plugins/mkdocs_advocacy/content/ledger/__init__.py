"""The ledger of all addresses ever published, so that shared links keep working."""
