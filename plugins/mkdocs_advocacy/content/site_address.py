"""Validation of `site_url` in mkdocs.yml."""

from __future__ import annotations

import re

from mkdocs_advocacy.core.model import find_unfit

_SITE = re.compile(r"https?://([\w.-]+|\[[0-9a-f:.]+\])(:[0-9]+)?(?P<path>/.*)?", re.IGNORECASE)
_NOT_IN_PATHS = re.compile(r"[?#:*$;]")
"""Characters that start a query or fragment or that hosts interpret; see `hosting.quoting`."""


def check_site_address(address: str) -> str:
    """Return the problem with the URL of a site, or an empty string."""
    if unfit := find_unfit(address):
        return f"“{address}” contains {unfit[0]}, which isn't allowed in an address: {unfit[1]}"
    site = _SITE.fullmatch(address)
    if not site:
        return f"“{address}” is not the URL of a website: use a form such as https://example.com/hub/"
    if found := _NOT_IN_PATHS.search(site["path"] or ""):
        return (
            f"“{address}” contains “{found[0]}”, which isn't allowed there: use a form such as https://example.com/hub/"
        )
    return ""
