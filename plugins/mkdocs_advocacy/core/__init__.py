"""Foundations used by all other packages: files, YAML with positions, problems, values, days, placeholders."""
