"""Badges of groups: their pages, their Open Badges, and email signatures that show them."""
