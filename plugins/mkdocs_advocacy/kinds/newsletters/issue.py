"""The issue for which blocks are filled: its hub, its language, its readers and its period."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.page_blocks import Parse
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.model import Model
from mkdocs_advocacy.kinds.newsletters.letter import BlockName, Section
from mkdocs_advocacy.results.periods import Period

B = TypeVar("B", bound=Model)
Place = Literal["page", "newsletter", "print"]
"""A place where people and stories are shown. Each place needs its own consent or permission."""


class Choice(NamedTuple):
    """An entry that a block shows."""

    id: str
    number: int | None = None
    """Its count, such as the clicks of a post; None without one."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The texts of a post when the issue was released."""

    title: str
    text: str | None = None
    quote: str | None = None
    story: str | None = None
    """The id of the story that the post showed, which these texts may name or quote."""


@dataclass(frozen=True)
class Issue:
    """The context in which the blocks of an issue are filled."""

    hub: Hub
    words: Catalogue
    """The texts of the interface, in the language of the issue."""
    period: Period
    """The days that the issue reports on."""
    audiences: Collection[str]
    """Who the issue is for. It shows entries that are for at least one of them."""
    place: Place
    wording: Mapping[str, Mapping[str, Wording | None]] = field(default_factory=dict)
    """The texts of posts by id and language when the issue was released; empty for other issues.

    None stands for texts that may no longer be shown.
    """
    was_released: bool = False
    """Whether the issue was released in this language. A translation that was added later wasn't."""

    def is_for(self, audiences: Collection[str] | None) -> bool:
        """Return whether an entry for these audiences is for a reader of the issue; None means everybody."""
        return not audiences or any(audience in self.audiences for audience in audiences)

    def covers(self, day: date | None) -> bool:
        """Return whether a day belongs to the period."""
        return day is not None and self.period.first <= day <= self.period.last


@dataclass(frozen=True)
class Filled:
    """The entries of a block. A released issue keeps them."""

    name: BlockName
    choices: Sequence[Choice]
    keys: Mapping[str, Any] = field(default_factory=dict)
    """The keys of the block that later data or edits must not change, such as the month of its numbers."""


@dataclass(frozen=True)
class Filler(Generic[B]):
    """How the blocks of one name are filled.

    Choosing and showing are separate, because a released issue keeps its choices.
    """

    name: BlockName
    parse: Parse
    choose: Callable[[B, Issue], Sequence[Choice]]
    """Returns the entries that a block shows, in order."""
    show: Callable[[B, Sequence[Choice], Issue], Section]
    """Returns the entries among these choices that may be shown now."""
    capability: str | None = None
    """The capability of the plugin that makes the pages of its entries, if it isn't that of newsletters.

    Without that plugin, the block stays empty, because its links would lead nowhere.
    """
    pinned: tuple[str, ...] = ()
    """The keys of the block that a released issue keeps, because its choices depend on them."""
    pin: Callable[[B, Issue], B] = lambda block, issue: block
    """Returns the block with the month of its numbers, whose default depends on the imported results."""
