"""The absolute address of a hub's site, as `site_url` in mkdocs.yml has it."""

from __future__ import annotations

import re

from mkdocs_advocacy.core.model import find_unfit

_SITE = re.compile(r"https?://([\w.-]+|\[[0-9a-f:.]+\])(:[0-9]+)?(?P<path>/.*)?", re.IGNORECASE)
_NOT_IN_PATHS = re.compile(r"[?#:*$;]")
"""What begins a query or an anchor, or means something of its own to a host: see `hosting.quoting`."""


def check_site_address(address: str) -> str:
    """What is wrong with the address of a site, in a sentence; empty where it is right."""
    if unfit := find_unfit(address):
        return f"“{address}” holds {unfit[0]}, which an address cannot hold: {unfit[1]}"
    site = _SITE.fullmatch(address)
    if not site:
        return f"“{address}” is not the address of a website: write it as in https://example.com/hub/"
    if found := _NOT_IN_PATHS.search(site["path"] or ""):
        return f"“{address}” holds “{found[0]}”, which the address of a hub cannot hold: write it as in https://example.com/hub/"
    return ""
