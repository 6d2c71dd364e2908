"""The text of an issue for chat programs, in each program's markup and within its limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Protocol
from urllib.parse import quote

import regex

from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.newsletters.chat_limits import length_of
from mkdocs_advocacy.kinds.newsletters.letter import (
    LINE_BREAK,
    Figure,
    Heading,
    Item,
    Letter,
    Listing,
    Paragraph,
    Preformatted,
    Prose,
    Quotation,
    Rule,
    Section,
    Span,
    Table,
)

GAP = "\u200b"
"""A zero-width space, to separate characters that together would be markup or a mention."""
_CUT = "…"
_GRAPHEMES = regex.compile(r"\X")
_WEB_ADDRESS = regex.compile(r"(?:https?|mailto):[^\s]+", regex.IGNORECASE)
_SAFE_IN_ADDRESSES = "!#$%&'*+,-./:;=?@_~"


@dataclass(frozen=True, slots=True)
class Mark:
    """Markup that isn't part of anybody's text."""

    text: str


Run = Span | Mark


class Markup(Protocol):
    """The markup of a chat program."""

    def escape(self, text: str) -> str:
        """Return a text in which the program finds no markup and no mention."""

    def strong(self, text: str) -> str:
        """Return an escaped text with strong emphasis."""

    def emphasis(self, text: str) -> str:
        """Return an escaped text with emphasis."""

    def code(self, text: str) -> str:
        """Return a text as code."""

    def link(self, text: str, address: str) -> str:
        """Return an escaped text as a link to a safe address."""

    @property
    def line_break(self) -> str:
        """A line break."""

    @property
    def quotation(self) -> str:
        """The start of each line of a quotation."""


class Text:
    """A text that is cut with “…” at its limit, but never within a grapheme."""

    def __init__(self, limit: int) -> None:
        self._parts: list[str] = []
        self._room = limit - length_of(_CUT)
        self.is_cut = False

    def add(self, text: str, write: Callable[[str], str]) -> None:
        """Add a text as `write` formats it, or as much of it as fits."""
        if self.is_cut or not text:
            return
        written = write(text)
        if length_of(written) > self._room:
            self.is_cut = True
            shortened = _shorten(text, write, self._room)
            written = (write(shortened) if shortened else "") + _CUT
        self._parts.append(written)
        self._room -= length_of(written)

    def __str__(self) -> str:
        return "".join(self._parts)


def _shorten(text: str, write: Callable[[str], str], room: int) -> str:
    """Return the longest beginning of a text that fits once `write` has formatted it."""
    ends = [found.end() for found in _GRAPHEMES.finditer(text[: room + 1])]
    low, high = 0, len(ends)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if length_of(write(text[: ends[middle - 1]])) <= room else (low, middle - 1)
    return text[: ends[low - 1]].rstrip() if low else ""


def safe_address(address: str, limit: int) -> str | None:
    """Return an address without characters that could end a link, or None if it isn't a web or email address."""
    quoted = quote(address, safe=_SAFE_IN_ADDRESSES)
    return quoted if _WEB_ADDRESS.fullmatch(address) and length_of(quoted) <= limit else None


class Writer:
    """Writes the parts of a letter in the markup of a chat program."""

    def __init__(self, letter: Letter, words: Catalogue, markup: Markup, *, text_limit: int, url_limit: int) -> None:
        self._letter, self._words, self._markup = letter, words, markup
        self._text_limit = text_limit
        self._url_limit = min(url_limit, text_limit // 2)  # a link needs room for its text

    def address(self, address: str | None) -> str | None:
        """Return an address in the hub or elsewhere as an absolute one, or None if it can't be a link."""
        return safe_address(self._letter.absolute(address), self._url_limit) if address is not None else None

    def plain(self, text: str, limit: int | None = None) -> str:
        """Return a person's text."""
        return self._write([Span(text)], limit)

    def link(self, text: str, address: str | None) -> str:
        """Return a person's text as a link, if it has an address."""
        return self._write([Span(text, href=address)])

    def prose(self, part: Prose) -> str:
        """Return a part of the written text."""
        return self._write(self._runs(part))

    def item(self, item: Item, section: Section) -> str:
        """Return an entry of a block, without its image."""
        return self._write(chain.from_iterable(self._item_lines(item, self.actions_of(item, section))))

    def rows(self, section: Section) -> str:
        """Return entries with only a title and facts, such as numbers, one per line; empty for other entries."""
        if any(item.text or item.quote or item.picture or item.actions for item in section.items):
            return ""
        lines = ([*_join(_title_and_facts_of(item), Mark(" · "))] for item in section.items)
        return self._write(_join(lines, self._line_break))

    def actions_of(self, item: Item, section: Section) -> Sequence[Link]:
        """Return the links of an entry. A post has only one, to its page, which offers all networks."""
        if section.name != "posts":
            return item.actions
        can_share = bool(item.actions and item.address)
        return [Link(item.address or "", self._words("newsletter_share_post"))] if can_share else ()

    def note(self, section: Section) -> str:
        """Return the line with the period of a block."""
        return self._write([Span(section.note, emphasis=True)]) if section.note else ""

    def more(self, section: Section) -> str:
        """Return the link to all entries of a block."""
        return self.link(section.more.text, section.more.address) if section.more else ""

    def _item_lines(self, item: Item, actions: Sequence[Link]) -> Iterator[Sequence[Run]]:
        yield [Span(item.title, strong=True, href=item.address)]
        for text in (facts_of(item), item.text):
            if text:
                yield [self._line_break, Span(text)]
        if item.quote:
            yield [self._line_break, *self._quote(_lines_of(item.quote))]
        if actions:
            links = [[Span(action.text, href=action.address)] for action in actions]
            yield [self._line_break, *_join(links, Mark(" · "))]

    def _runs(self, part: Prose) -> Iterator[Run]:
        match part:
            case Heading():
                yield from (replace(span, strong=True) for span in part.spans)
            case Paragraph():
                yield from part.spans
            case Listing():
                yield from self._listing_runs(part)
            case Quotation():
                yield from self._quote([*self._join(part.parts)])
            case Table():
                rows = [[*_join(row, Mark(" · "))] for row in (part.head, *part.rows) if row]
                yield from _join(rows, self._line_break)
            case Preformatted():
                yield from _join([[Span(line, code=True)] for line in part.text.split("\n")], self._line_break)
            case Figure():
                yield Span(part.picture.alt, href=part.picture.address if part.href is None else part.href)
            case Rule():
                pass

    def _listing_runs(self, part: Listing) -> Iterator[Run]:
        for number, item in enumerate(part.items):
            if number:
                yield self._line_break
            yield Mark("• " if part.first is None else f"{part.first + number}. ")
            for run in self._join(item):
                yield run
                if run.text.endswith("\n"):
                    yield Mark("\u2003")

    def _quote(self, runs: Sequence[Run]) -> Iterator[Run]:
        yield Mark(self._markup.quotation)
        for run in runs:
            yield run
            if run.text.endswith("\n"):
                yield Mark(self._markup.quotation)

    def _join(self, parts: Sequence[Prose]) -> Iterator[Run]:
        yield from _join([[*self._runs(part)] for part in parts], self._line_break)

    @property
    def _line_break(self) -> Mark:
        return Mark(self._markup.line_break)

    def _write(self, runs: Iterable[Run], limit: int | None = None) -> str:
        text = Text(limit or self._text_limit)
        for run in runs:
            text.add(run.text, str if isinstance(run, Mark) else self._style_of(run))
        return str(text)

    def _style_of(self, span: Span) -> Callable[[str], str]:
        markup, address = self._markup, self.address(span.href)

        def write(text: str) -> str:
            core = text.strip()
            if not core:
                return markup.escape(text)
            before, after = text[: text.index(core)], text[text.index(core) + len(core) :]
            written = markup.code(core) if span.code else markup.escape(core)
            written = markup.link(written, address) if address else written
            written = markup.emphasis(written) if span.emphasis else written
            written = markup.strong(written) if span.strong else written
            return markup.escape(before) + written + markup.escape(after)

        return write


def _title_and_facts_of(item: Item) -> Iterator[Sequence[Run]]:
    yield [Span(item.title, strong=True, href=item.address)]
    if facts := facts_of(item):
        yield [Span(facts)]


def facts_of(item: Item) -> str:
    """Return the number and the facts of an entry, in one line."""
    return " · ".join(filter(None, (item.value, item.context)))


def _join(groups: Iterable[Iterable[Run]], between: Run) -> Iterator[Run]:
    for number, runs in enumerate(groups):
        if number:
            yield between
        yield from runs


def _lines_of(text: str) -> Sequence[Run]:
    """Return a text with line breaks as spans of their own."""
    return [*_join([[Span(line)] for line in text.split("\n")], LINE_BREAK)]
