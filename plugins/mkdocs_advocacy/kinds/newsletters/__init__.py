"""Newsletters: issues that fill themselves from the hub, in several shapes."""
