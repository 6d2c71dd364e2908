"""Network facts, text measurement, and share links."""
