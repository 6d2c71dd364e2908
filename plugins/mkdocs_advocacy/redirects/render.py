"""Redirects as pages that work on any host, without scripts."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment

from mkdocs_advocacy.languages import Catalogue
from mkdocs_advocacy.redirects.model import Redirect


def redirect_pages(
    redirects: Sequence[Redirect], words: Catalogue, site: str, environment: Environment
) -> list[tuple[str, str]]:
    """The file of each redirect, relative to the site's folder, with its page.

    `site` is the hub's absolute address, or empty.
    """
    template = environment.get_template("advocacy/redirect.html")
    return [
        (redirect.file, template.render(target=redirect.relative_target, canonical=_canonical(redirect, site), t=words))
        for redirect in redirects
    ]


def _canonical(redirect: Redirect, site: str) -> str:
    if redirect.is_outside:
        return redirect.target
    return site + redirect.target if site else ""
