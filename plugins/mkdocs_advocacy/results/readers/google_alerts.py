"""Read the Atom feed of a Google Alert.

Shape, as of 2026-11-28: `https://www.google.com/alerts/feeds/<user>/<alert>`, with titles and contents in HTML, and
links to `https://www.google.com/url?…&url=…`. The feed's address and its ids are secrets of the account, so they aren't
read. A feed has its newest entries only, without a sentiment and a language.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from xml.parsers import expat

from mkdocs_advocacy.results.contract import YEARS
from mkdocs_advocacy.results.mentions.fingerprints import print_link, print_words, unwrap
from mkdocs_advocacy.results.mentions.places import find_place
from mkdocs_advocacy.results.mentions.values import OTHER, UNKNOWN_LANGUAGE, Mention, MentionExport
from mkdocs_advocacy.results.periods import Period
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, Source
from mkdocs_advocacy.rules.tokens import bare_words

_TITLE = re.compile(r"^Google [^-–—:]{1,30}[-–—:]\s*", re.IGNORECASE)
"""The prefix of the feed's title before the alert's terms, in any language: “Google Alert - ”."""
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})T")
_WANTED = frozenset({"title", "content", "published", "updated"})
_LONGEST = 100_000
_ONE_DAY = timedelta(days=1)


def recognises(source: Source) -> bool:
    """Return whether this is the feed of a Google Alert."""
    start = "\n".join(source.head)[:3000]
    return "<feed" in start and ("/alerts/" in start or "googlealerts" in start or "Google Alert" in start)


def read(source: Source, answers: Answers) -> MentionExport:
    """Read the entries. Raises Refused for a damaged feed."""
    feed = _Feed()
    try:
        feed.parser.Parse(source.data, True)
    except expat.ExpatError as error:
        message = "the feed is not valid XML, so it may be incomplete"
        raise Refused(message, "save it again", line=error.lineno) from None
    if not feed.entries:
        raise Refused("the feed has no entries", "save it again when the alert has found something")
    left_out = Counter[str]()
    mentions: list[Mention] = []
    for entry in feed.entries:
        day = _read_day(entry.get("published", "") or entry.get("updated", ""))
        if day is None:
            left_out["entries without a day"] += 1
            continue
        text = "\n\n".join(_strip_html(entry.get(name, "")) for name in ("title", "content"))
        words = bare_words(text)
        link = unwrap(entry.get("link", ""))
        mentions.append(
            Mention(
                day=day,
                source=find_place(link, "") or OTHER,
                language=UNKNOWN_LANGUAGE,
                sentiment="unrated",
                topics=answers.listening.find_among(words, text),
                link=print_link(link),
                text=print_words(words),
            )
        )
    name = _TITLE.sub("", _strip_html(feed.values.get("title", ""))).strip()
    return MentionExport(
        tool="Google Alerts",
        searches=frozenset({name} if name else ()),
        covered=_find_covered(feed, mentions),
        mentions=mentions,
        left_out=dict(left_out),
        dropped_columns=("title", "content", "link", "author", "id"),
        has_past=False,
    )


def _find_covered(feed: _Feed, mentions: list[Mention]) -> Period | None:
    """Return the days that the feed covers completely: after the day of its oldest entry, and before it was saved."""
    saved = _read_day(feed.values.get("updated", ""))
    if not mentions or saved is None:
        return None
    first, last = min(mention.day for mention in mentions) + _ONE_DAY, saved - _ONE_DAY
    return Period(first, last) if first <= last else None


def _read_day(text: str) -> date | None:
    found = _DAY.match(text.strip())
    try:
        day = date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
    return day if day and day.year in YEARS else None


def _strip_html(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^<>]*>", "", html.unescape(text))).split())


@dataclass
class _Feed:
    """The values of the feed and of its entries, by the names of their elements."""

    values: dict[str, str] = field(default_factory=dict)
    entries: list[dict[str, str]] = field(default_factory=list)
    _path: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._add
        self.parser.StartDoctypeDeclHandler = self._refuse

    def _refuse(self, *_: object) -> None:
        raise Refused(
            "the feed contains a document type declaration, which Google's feeds don't have", "save the feed again"
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name)
        if self._path == ["feed", "entry"]:
            self.entries.append({})
        elif self._path == ["feed", "entry", "link"]:
            self.entries[-1].setdefault("link", attributes.get("href", "")[:_LONGEST])

    def _end(self, _: str) -> None:
        self._path.pop()

    def _add(self, text: str) -> None:
        if not self._path or self._path[-1] not in _WANTED:
            return
        if self._path[:-1] == ["feed", "entry"]:
            values = self.entries[-1]
        elif self._path[:-1] == ["feed"]:
            values = self.values
        else:
            return
        values[self._path[-1]] = (values.get(self._path[-1], "") + text)[:_LONGEST]
