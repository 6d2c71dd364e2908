"""Where the pages about what customers say are."""

from __future__ import annotations

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.rendering.addresses import address_in

NAME = "listening"
"""The name of the page, and the folder of the pages of departments."""


def has_pages(hub: Hub) -> bool:
    """Return whether the hub has pages about mentions: without published ones, it has none."""
    return bool(hub.results.mentions.rows)


def department_name(department: str) -> str:
    """Return the name of a department's page."""
    return f"{NAME}/{department}"


def department_address(department: str, language: str, hub: Hub) -> str | None:
    """Return the address of a department's page in a language of the hub, or None if it has no page."""
    if department not in hub.rules.listening.departments or not has_pages(hub):
        return None
    return address_in(department_name(department), language, hub.language)
