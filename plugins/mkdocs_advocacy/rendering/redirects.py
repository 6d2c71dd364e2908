"""Render redirects as pages that work on any host, without JavaScript."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment

from mkdocs_advocacy.content.redirects.model import Redirect
from mkdocs_advocacy.core.languages import Catalogue


def redirect_pages(
    redirects: Sequence[Redirect], words: Catalogue, site: str, environment: Environment
) -> list[tuple[str, str]]:
    """Return each redirect's file, relative to the site's folder, with the page's HTML.

    `site` is the hub's absolute address, or empty.
    """
    template = environment.get_template("advocacy/shared/redirect.html")
    return [(redirect.file, template.render(**_resolve(redirect, site), t=words)) for redirect in redirects]


def _resolve(redirect: Redirect, site: str) -> dict[str, str]:
    """Return the redirect's target and the canonical address to declare."""
    root = "../" * redirect.address.count("/") or "./"
    canonical = redirect.target_from(site) if site or redirect.is_outside else ""
    return {"target": redirect.target_from(root), "canonical": canonical}
