"""The searchable text of rendered pages."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from mkdocs_advocacy.rendering.fast.frames import without_slots

_EXCLUDED = "data-search-exclude"
_EMPTY = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "source", "track", "wbr"))
"""The elements without an end tag."""
_UNSEEN = frozenset(("script", "style", "template"))
_INLINE = re.compile("a|abbr|b|bdi|bdo|cite|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup|time|u")
"""The elements within a line. All others separate words."""


def text_of(html: str) -> str:
    """Return the text of HTML, without elements that search excludes and without the marks of unfilled slots."""
    reader = _Reader()
    reader.feed(without_slots(html))
    reader.close()
    return " ".join("".join(reader.texts).split())


class _Reader(HTMLParser):
    """Collects the text of the elements that search doesn't exclude."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._depth = 0
        """The number of open elements within an excluded one, including it."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._separate(tag)
        is_excluded = self._depth or tag in _UNSEEN or any(name == _EXCLUDED for name, _ in attrs)
        if is_excluded and tag not in _EMPTY:
            self._depth += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._separate(tag)

    def handle_endtag(self, tag: str) -> None:
        self._separate(tag)
        if self._depth and tag not in _EMPTY:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if not self._depth:
            self.texts.append(data)

    def _separate(self, tag: str) -> None:
        if not _INLINE.fullmatch(tag):
            self.texts.append(" ")
