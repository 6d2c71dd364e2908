"""Posters: one sheet with posts, legible from two metres, and QR codes that open them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Environment

from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.rendering.addresses import base_of
from mkdocs_advocacy.rendering.qr import qr_code

POSTER = "poster.html"
"""The name of the file, beside the page that it belongs to."""
MOST = 5
"""The maximum number of posts. More wouldn't be legible on one sheet."""
_LONG_HEADING = 20
"""The maximum length of a heading that fits on one line, in characters. Longer ones get smaller letters on two."""
_LONG_TITLE = 32
"""The maximum length of a title in large letters, in characters. Longer ones get the smallest legible letters."""


@dataclass(frozen=True, slots=True)
class PosterItem:
    """A post on a poster, or another page to open."""

    title: str
    language: str
    """The language of the title and the quote."""
    address: str
    """The address of its page, relative to the hub's root."""
    context: str | None = None
    quote: str | None = None
    expires: str | None = None
    """The time after which the page hides it, in ISO 8601."""

    @property
    def is_long(self) -> bool:
        """Whether the title needs smaller letters."""
        return len(self.title) > _LONG_TITLE


@dataclass(frozen=True, slots=True)
class Poster:
    """A poster in one language."""

    title: str
    address: str
    """The address of the page that it belongs to, relative to the hub's root."""
    site: str
    """The absolute address of the hub, with a slash at its end."""
    sender: str
    """The name of the hub."""
    items: Sequence[PosterItem]
    facts: str | None = None
    """A day or a period."""
    lead: str | None = None
    """A line or two below the title."""

    @property
    def is_long(self) -> bool:
        """Whether the title needs smaller letters."""
        return len(self.title) > _LONG_HEADING


def render_poster(poster: Poster, words: Catalogue, environment: Environment) -> str:
    """Return the page of a poster. `words` are in the poster's language."""
    codes = [
        qr_code(poster.site + item.address, words("poster_code", title=item.title)) for item in poster.items[:MOST]
    ]
    return environment.get_template("advocacy/shared/poster.html").render(
        poster=poster,
        items=list(zip(poster.items, codes, strict=False)),
        shown=poster.site.partition("://")[2].rstrip("/"),
        t=words,
        base=base_of(poster.address),
    )
