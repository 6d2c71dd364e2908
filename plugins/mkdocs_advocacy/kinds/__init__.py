"""The kinds of content."""
