"""Redirects: addresses that have moved, and where they lead now."""
