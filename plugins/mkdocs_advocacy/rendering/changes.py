"""The page of what has changed, and its feed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from email.utils import format_datetime
from hashlib import sha256
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from mkdocs_advocacy.content.changes.gather import changes_of
from mkdocs_advocacy.content.changes.model import Change
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.core.days import end_of, start_of
from mkdocs_advocacy.rendering.rss import rss

SHOWN = 100
"""How many changes the page shows."""
IN_FEED = 30
"""How many the feed has."""

PAGE, FEED = "changes/", "changes.xml"


class ChangesRenderer:
    """Renders what has changed in a hub, in the hub's own language."""

    def __init__(self, hub: Hub, kinds: Sequence[Kind[Any]], environment: Environment) -> None:
        self._hub, self._zone, self._words = hub, hub.settings.zone, hub.words(hub.settings.languages[0])
        self._page = environment.get_template("advocacy/changes/changes.html")
        self._changes = changes_of(hub, kinds)

    def body(self, site: str, heading: bool) -> Markup:
        """The page; `site` is the hub's absolute address, without which there is no feed."""
        days: dict[date, list[Change]] = {}
        for change in self._changes[:SHOWN]:
            days.setdefault(change.date, []).append(change)
        return Markup(
            self._page.render(
                days=[(day, self._words.day(day), end_of(day, self._zone), changes) for day, changes in days.items()],
                feed=FEED if site else None,
                language=self._words.language,
                t=self._words,
                base="../",
                heading=heading,
            )
        )

    def feed(self, title: str, site: str) -> str:
        """The newest changes as RSS 2.0; `title` and `site` are the hub's name and its absolute address."""
        named = f"{title}: {self._words('changes_title')}"
        items = [_item(change, site, self._zone) for change in self._changes[:IN_FEED]]
        return rss(items, named, f"{site}{PAGE}", self._words.language, self._newest(), f"{site}{FEED}")

    def _newest(self) -> datetime:
        """When the feed changed last, so that it stays the same from build to build."""
        return start_of(self._changes[0].date, self._zone) if self._changes else self._hub.now


def _item(change: Change, site: str, zone: tzinfo) -> str:
    known = (change.date.isoformat(), change.topic, change.title, change.note)
    identity = sha256("\0".join(known).encode()).hexdigest()[:16]
    address = site + (change.comparison or change.address)
    return (
        f"<item><title>{escape(change.title)}</title><link>{escape(address)}</link>"
        f'<guid isPermaLink="false">{identity}</guid><description>{escape(change.note)}</description>'
        f"<pubDate>{format_datetime(start_of(change.date, zone))}</pubDate></item>"
    )
