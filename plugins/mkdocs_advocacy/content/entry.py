"""An entry: one thing of a kind, such as a campaign, in one language, as it stands at one moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import Any, Generic, TypeVar

from mkdocs_advocacy.core.days import end_of, start_of
from mkdocs_advocacy.core.lifecycle import GONE, HIDDEN, State
from mkdocs_advocacy.core.model import Model

M = TypeVar("M", bound=Model, covariant=True)


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """The keys of a kind's files that say when an entry may be seen; None for a key that the kind does not have."""

    status: str | None = "status"
    """`draft`, `ready` or `retired`."""
    begins: str | None = "publish"
    """The day or time before which the entry is nowhere."""
    ends: str | None = "expire"
    """The last day."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that the kind has."""
        return tuple(key for key in (self.status, self.begins, self.ends) if key)

    def first_moment(self, template: Model, zone: tzinfo) -> datetime | None:
        """The first moment at which the entry may be seen in a hub in `zone`; None for always."""
        value = getattr(template, self.begins) if self.begins else None
        return value if value is None or isinstance(value, datetime) else start_of(value, zone)

    def last_day(self, template: Model) -> date | None:
        """The last day on which the entry is offered; None for no end."""
        return getattr(template, self.ends) if self.ends else None

    def state(self, template: Model, now: datetime, zone: tzinfo) -> State:
        """The state of the entry at `now`, an aware time."""
        status = getattr(template, self.status) if self.status else "ready"
        begins, last_day = self.first_moment(template, zone), self.last_day(template)
        if status == "draft":
            return State.DRAFT
        if begins and begins > now:
            return State.EMBARGOED
        if status == "retired":
            return State.RETIRED
        return State.EXPIRED if last_day and end_of(last_day, zone) <= now else State.CURRENT


@dataclass(frozen=True, slots=True)
class Entry(Generic[M]):
    """A checked entry in one language."""

    kind: str
    """The name of its kind, with which its address begins."""
    id: str
    """Unique among the entries of the kind: the stem of its file."""
    source: str
    """The file, relative to the published folder or, for files beside it, to the hub's folder; with forward slashes."""
    language: str
    template: M
    """The content of its file; for a translation with the values of the original where it has none."""
    state: State = State.CURRENT
    since: datetime | None = None
    """The first moment at which it may be seen; None for always."""
    last_day: date | None = None
    """The last day on which it is offered; None for no end."""
    body: str = ""
    """The Markdown below the front matter; empty for a YAML file."""
    original: str | None = None
    """For a translation: the language of the entry that it translates."""
    translations: tuple[Entry[M], ...] = field(default=())
    """The entry in other languages."""

    @property
    def address(self) -> str:
        """Where its page is, relative to the hub's root."""
        below = f"{self.language}/" if self.original else ""
        return f"{self.kind}/{self.id}/{below}"

    @property
    def title(self) -> str:
        """Its title; the id for a kind without titles."""
        return getattr(self.template, "title", None) or self.id

    @property
    def summary(self) -> str | None:
        """One line on what it is, for a kind that has such a key."""
        return getattr(self.template, "summary", None)

    @property
    def has_ended(self) -> bool:
        """Whether it keeps its address and is no longer offered."""
        return self.state in GONE

    @property
    def all_languages(self) -> tuple[Entry[M], ...]:
        """It and its translations."""
        return (self, *self.translations)

    def in_language(self, language: str) -> Entry[M]:
        """Its translation into `language`, or itself where there is none."""
        return next((one for one in self.translations if one.language == language), self)


@dataclass(frozen=True, slots=True)
class EntryPage:
    """A page that an entry has, or will have: for the ledger, redirects, the sitemap, and links of other pages."""

    kind: str
    """The name of its kind."""
    id: str
    """That of the entry."""
    address: str
    """Relative to the hub's root, with its last slash."""
    title: str
    """The ledger recognises a renamed file by it."""
    source: str
    """The file of which the page is made, relative to the published folder."""
    language: str
    state: State
    since: datetime | None = None
    """The first moment at which it may be seen; None for always."""

    @property
    def is_out(self) -> bool:
        """Whether it may be seen now."""
        return self.state not in HIDDEN


def pages_of(entries: Iterable[Entry[Any]]) -> Iterator[EntryPage]:
    """The pages of entries and of their translations: a translation is seen no sooner than its original."""
    for entry in entries:
        for one in entry.all_languages:
            since = max((moment for moment in (entry.since, one.since) if moment), default=None)
            state = next((state for state in HIDDEN if state in (entry.state, one.state)), one.state)
            yield EntryPage(entry.kind, entry.id, one.address, one.title, one.source, one.language, state, since)
