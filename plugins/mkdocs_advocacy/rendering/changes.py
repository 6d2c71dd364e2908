"""The page of recent changes, and its RSS feed."""

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
"""The maximum number of changes on the page."""
IN_FEED = 30
"""The maximum number of changes in the feed."""

PAGE, FEED = "changes/", "changes.xml"


class ChangesRenderer:
    """The renderer of a hub's changes in its first language."""

    def __init__(self, hub: Hub, kinds: Sequence[Kind[Any]], environment: Environment) -> None:
        self._hub, self._zone, self._words = hub, hub.settings.zone, hub.words(hub.settings.languages[0])
        self._page = environment.get_template("advocacy/changes/changes.html")
        self._changes = changes_of(hub, kinds)

    def body(self, site: str, heading: bool) -> Markup:
        """Render the page. `site` is the hub's absolute address; without it, the page links to no feed."""
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
        """Return the latest changes as RSS 2.0. `title` is the hub's name, `site` its absolute address."""
        feed_title = f"{title}: {self._words('changes_title')}"
        items = [_render_item(change, site, self._zone) for change in self._changes[:IN_FEED]]
        return rss(items, feed_title, f"{site}{PAGE}", self._words.language, self._last_changed(), f"{site}{FEED}")

    def _last_changed(self) -> datetime:
        """Return the time of the latest change. Unlike the build time, it keeps builds reproducible."""
        return start_of(self._changes[0].date, self._zone) if self._changes else self._hub.now


def _render_item(change: Change, site: str, zone: tzinfo) -> str:
    parts = (change.date.isoformat(), change.topic, change.title, change.note)
    identity = sha256("\0".join(parts).encode()).hexdigest()[:16]
    address = site + (change.comparison or change.address)
    return (
        f"<item><title>{escape(change.title)}</title><link>{escape(address)}</link>"
        f'<guid isPermaLink="false">{identity}</guid><description>{escape(change.note)}</description>'
        f"<pubDate>{format_datetime(start_of(change.date, zone))}</pubDate></item>"
    )
