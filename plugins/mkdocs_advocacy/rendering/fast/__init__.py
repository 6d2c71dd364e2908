"""Optimisations for thousands of pages; see README.md."""
