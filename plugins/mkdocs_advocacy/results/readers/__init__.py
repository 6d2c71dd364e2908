"""Readers of exports, one module per tool. Each recognises its files by their content."""
