"""Addresses within a site."""

from __future__ import annotations


def base_of(address: str) -> str:
    """What leads from a page back to the hub's root."""
    return "../" * address.count("/")
