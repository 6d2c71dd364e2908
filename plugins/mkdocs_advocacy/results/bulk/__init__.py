"""Exports and databases with a row per event, which only an engine can aggregate."""
