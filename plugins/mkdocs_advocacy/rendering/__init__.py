"""Render a checked hub into pages and files."""
