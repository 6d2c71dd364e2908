"""An issue of a newsletter in one language, independent of its shape: page, email, text, chat or print.

Addresses are absolute (https, mailto), or relative to the hub's root without a leading slash. Each shape makes them
absolute with `Letter.absolute`, or relative to its own page. The address of the hub's home page is empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from mkdocs_advocacy.core.link import Link

BlockName = Literal["posts", "people", "stories", "feedback", "events", "campaigns", "result", "changes"]
"""The fenced blocks that fill themselves."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    href: str | None = None
    """The address of a link; None for other text."""


_MOST_ACTIONS = 6
"""The most actions that an issue lists for an entry. A hub can have twenty networks."""
LINE_BREAK = Span("\n")
"""A forced line break within a paragraph."""
Spans = Sequence[Span]


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG file, as every email program shows it."""

    address: str
    width: int
    """The width of the file in pixels. Shapes show it at half of its size or less, so that it is sharp."""
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a written text."""

    level: int
    """From 2 for sections of the issue to 6."""
    spans: Spans


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a written text."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Listing:
    """A list in a written text. Each item contains parts, usually one paragraph."""

    items: Sequence[Sequence[Prose]]
    first: int | None = None
    """The number of the first item; None for a list without numbers."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation in a written text."""

    parts: Sequence[Prose]


@dataclass(frozen=True, slots=True)
class Figure:
    """An image in a written text."""

    picture: Picture
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table in a written text."""

    head: Sequence[Spans]
    rows: Sequence[Sequence[Spans]]


@dataclass(frozen=True, slots=True)
class Preformatted:
    """A text whose line breaks and spaces are kept."""

    text: str


Prose = Heading | Paragraph | Listing | Quotation | Figure | Rule | Table | Preformatted
"""A part of a text that a writer wrote."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry that a block shows, such as a post. Which of the values it has depends on the block."""

    id: str
    """The entry's id, for the record of a released issue. Shapes never show it."""
    title: str
    language: str
    """The language of the title and the texts."""
    address: str | None = None
    context: str | None = None
    """A line with facts: the campaign and last day of a post, the day and place of an event, the role of a person."""
    text: str | None = None
    """A summary or an answer, in the hub's words."""
    quote: str | None = None
    """Somebody's words, shown as a quotation without adding quotation marks to them."""
    picture: Picture | None = None
    actions: Sequence[Link] = ()
    """What the reader can do with it, such as sharing a post on each of its networks."""
    value: str | None = None
    """A number with its unit, such as “312 clicks”."""
    ratio: float | None = None
    """The number in relation to the largest of its block, from 0 to 1, for bars."""
    has_ended: bool = False
    """Whether it is no longer offered. A printed sheet leaves it out."""
    quote_language: str | None = None
    """The language of the quote; None if it's that of the title."""

    @property
    def has_more_actions(self) -> bool:
        """Whether its page offers more actions than an issue lists."""
        return self.address is not None and len(self.actions) > _MOST_ACTIONS

    @property
    def listed_actions(self) -> Sequence[Link]:
        """The actions in pages and emails: all, or only the first if there are many and its page offers the others."""
        return self.actions[: _MOST_ACTIONS - 1] if self.has_more_actions else self.actions


@dataclass(frozen=True, slots=True)
class Section:
    """A filled block. Empty blocks have no section."""

    name: BlockName
    items: Sequence[Item]
    note: str | None = None
    """A line that says which period or selection the items are from."""
    more: Link | None = None
    """The page with all entries of this kind."""
    language: str | None = None
    """The language of the note and the facts, if the block names one."""


Part = Prose | Section


@dataclass(frozen=True, slots=True)
class Letter:
    """An issue in one language. It contains nothing that may not be published in its shape."""

    id: str
    """The id of the newsletter."""
    title: str
    preview: str | None
    """The line that inboxes show beside the subject."""
    day: str
    """The day of the issue, as text."""
    language: str
    direction: str
    """`ltr` or `rtl`."""
    address: str
    """The address of its page, relative to the hub's root."""
    site: str
    """The absolute address of the hub, with a slash at its end."""
    sender: str
    """The name of the hub."""
    parts: Sequence[Part]
    color: str | None = None
    """The brand colour in the form `#RRGGBB`, if the hub sets one."""

    def absolute(self, address: str) -> str:
        """Return an address as an absolute one."""
        return address if urlsplit(address).scheme else self.site + address
