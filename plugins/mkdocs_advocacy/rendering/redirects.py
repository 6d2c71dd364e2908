"""Redirects as pages that work on any host, without scripts."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment

from mkdocs_advocacy.content.redirects.model import Redirect
from mkdocs_advocacy.core.languages import Catalogue


def redirect_pages(
    redirects: Sequence[Redirect], words: Catalogue, site: str, environment: Environment
) -> list[tuple[str, str]]:
    """The file of each redirect, relative to the site's folder, with its page.

    `site` is the hub's absolute address, or empty.
    """
    template = environment.get_template("advocacy/shared/redirect.html")
    return [(redirect.file, template.render(**_links(redirect, site), t=words)) for redirect in redirects]


def _links(redirect: Redirect, site: str) -> dict[str, str]:
    """Where the page at the old address leads, and what it says is the right address."""
    root = "../" * redirect.address.count("/") or "./"
    canonical = redirect.target_from(site) if site or redirect.is_outside else ""
    return {"target": redirect.target_from(root), "canonical": canonical}
