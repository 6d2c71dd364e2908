"""The addresses of the pages about mentions."""

from __future__ import annotations

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.rendering.addresses import address_in
from mkdocs_advocacy.results.mentions.values import MentionKey

NAME = "listening"
"""The name of the page, and the folder of the pages of departments."""


def has_pages(hub: Hub) -> bool:
    """Return whether the hub has pages about mentions. It needs a published number of all mentions."""
    rows, imports = hub.results.mentions.rows, hub.results.mentions.imports
    return any(row.key == MentionKey() and any(one.period == row.period for one in imports) for row in rows)


def department_name(department: str) -> str:
    """Return the name of a department's page."""
    return f"{NAME}/{department}"


def department_address(department: str, language: str, hub: Hub) -> str | None:
    """Return the address of a department's page in a language of the hub, or None if it has no page."""
    if department not in hub.rules.listening.departments or not has_pages(hub):
        return None
    return address_in(department_name(department), language, hub.language)
