"""Email signatures that show a badge.

Email programs understand little HTML: one table with inline styles, no colours, so that they suit light and dark
backgrounds, and an image with an absolute address. The hub doesn't know the sender's name: a script adds it in the
browser.
"""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import Environment

from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.badges.pages import BadgePage

_PERSON = "<!--person-->"
"""The place of the sender's name and role. Texts can't contain it, because they are escaped."""


@dataclass(frozen=True, slots=True)
class Banner:
    """The image of a signature."""

    address: str
    """Relative to the hub's root."""
    width: int
    """In pixels, as emails show it. The file has twice as many."""
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature without the sender's name."""

    title: str
    banner: Banner | None
    hub_name: str
    link: str
    """The absolute URL of the badge's page."""
    before: str
    """The HTML before the sender's name."""
    after: str
    """The HTML after the sender's name."""

    @property
    def text(self) -> str:
        """The signature below the sender's name, as plain text."""
        return f"{self.title} · {self.hub_name}\n{self.link}"


def make_signature(
    page: BadgePage, banner: Banner | None, words: Catalogue, environment: Environment, site: str, hub_name: str
) -> Signature:
    """Return the signature for a badge. `site` is the hub's absolute URL, which begins with https://."""
    link = site + page.address
    html = environment.get_template("advocacy/badges/signature.html").render(
        banner=banner,
        title=page.title,
        hub_name=hub_name,
        link=link,
        site=site,
        language=page.language,
        direction=words.direction,
    )
    before, after = "".join(html.split("\n")).split(_PERSON)
    return Signature(page.title, banner, hub_name, link, before, after)
