"""Addresses within a site."""

from __future__ import annotations


def base_of(address: str) -> str:
    """Return the relative path from a page to the hub's root."""
    return "../" * address.count("/")


def address_in(name: str, language: str, main_language: str) -> str:
    """Return the address of a page that exists in all languages of a hub, such as `programme/de/`."""
    return f"{name}/" if language == main_language else f"{name}/{language}/"
