"""Badges of groups: their pages, their Open Badges, and e-mail signatures that show them."""
