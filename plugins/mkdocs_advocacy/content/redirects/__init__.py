"""Redirects from old addresses to new ones."""
