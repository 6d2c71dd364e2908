"""Addresses within a site."""

from __future__ import annotations


def base_of(address: str) -> str:
    """Return the relative path from a page to the hub's root."""
    return "../" * address.count("/")
