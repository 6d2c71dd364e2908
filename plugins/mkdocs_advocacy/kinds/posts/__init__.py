"""Posts: what advocates share."""
