"""An entry: a single item of a kind, such as a campaign, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import Any, Generic, Protocol, TypeVar

from mkdocs_advocacy.core.audiences import audiences_of, is_for
from mkdocs_advocacy.core.days import end_of, start_of
from mkdocs_advocacy.core.lifecycle import GONE, HIDDEN, State, hidden_states
from mkdocs_advocacy.core.model import Model

M = TypeVar("M", bound=Model, covariant=True)


class Viewpoint(Protocol):
    """The settings of a hub that decide what a build shows."""

    @property
    def zone(self) -> tzinfo:
        """The hub's time zone."""

    @property
    def audience(self) -> str | None:
        """The only audience that the build is for; None for all."""


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """The keys that control when an entry is public; None for each key that the kind lacks."""

    status: str | None = "status"
    """`draft`, `ready` or `retired`."""
    begins: str | None = "publish"
    """The date or time until which the entry is embargoed."""
    ends: str | None = "expire"
    """The last day."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that the kind has."""
        return tuple(key for key in (self.status, self.begins, self.ends) if key)

    def first_moment(self, template: Model, zone: tzinfo) -> datetime | None:
        """Return when the entry becomes public in a hub in `zone`, or None if there is no embargo."""
        value = getattr(template, self.begins) if self.begins else None
        return value if value is None or isinstance(value, datetime) else start_of(value, zone)

    def last_day(self, template: Model) -> date | None:
        """Return the last day that the entry is offered, or None if it doesn't expire."""
        return getattr(template, self.ends) if self.ends else None

    def state(self, template: Model, now: datetime, settings: Viewpoint) -> State:
        """Return the state of the entry at `now`, an aware time, in a hub with these settings."""
        zone = settings.zone
        if not is_for(template, settings.audience):
            return State.FOR_OTHERS
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
    """A valid entry in one language."""

    kind: str
    """The name of its kind, which is the start of its address."""
    id: str
    """The stem of its file, unique within the kind."""
    source: str
    """The file, relative to the published folder or, if outside it, to the hub's folder; with forward slashes."""
    language: str
    template: M
    """The content of its file; a translation inherits missing values from the original."""
    state: State = State.CURRENT
    since: datetime | None = None
    """When it becomes public; None if there is no embargo."""
    last_day: date | None = None
    """The last day that it is offered; None if it doesn't expire."""
    body: str = ""
    """The Markdown below the front matter; empty for a YAML file."""
    original: str | None = None
    """The language of the original, for a translation."""
    translations: tuple[Entry[M], ...] = field(default=())
    """The translations of the entry."""

    @property
    def address(self) -> str:
        """The address of its page, relative to the hub's root."""
        below = f"{self.language}/" if self.original else ""
        return f"{self.kind}/{self.id}/{below}"

    @property
    def title(self) -> str:
        """Its title, or its id if the kind has no titles."""
        return getattr(self.template, "title", None) or self.id

    @property
    def summary(self) -> str | None:
        """A one-line summary, if the kind has one."""
        return getattr(self.template, "summary", None)

    @property
    def has_ended(self) -> bool:
        """Whether it is expired or retired: it keeps its address but is no longer offered."""
        return self.state in GONE

    @property
    def all_languages(self) -> tuple[Entry[M], ...]:
        """The entry and its translations."""
        return (self, *self.translations)

    def in_language(self, language: str) -> Entry[M]:
        """Return the translation into `language`, or the entry itself if there is none."""
        return next((translation for translation in self.translations if translation.language == language), self)

    def current_in(self, language: str) -> Entry[M]:
        """Return the translation into `language`, or the entry itself if there is none or it has ended."""
        translation = self.in_language(language)
        return self if translation.has_ended else translation


@dataclass(frozen=True, slots=True)
class Short:
    """An entry's line in a short list of a kind's entries."""

    context: str | None = None
    """When it takes place, how long it is offered, or what it is."""
    order: float = 0
    """The number by which entries are sorted, before their titles."""


@dataclass(frozen=True, slots=True)
class EntryPage:
    """A current or future page of an entry, for the ledger, redirects, the sitemap and links."""

    kind: str
    """The name of its kind."""
    id: str
    """The id of the entry."""
    address: str
    """Relative to the hub's root, with a trailing slash."""
    title: str
    """Used by the ledger to recognise a renamed file."""
    source: str
    """The source file of the page, relative to the published folder."""
    language: str
    state: State
    since: datetime | None = None
    """When it becomes public; None if there is no embargo."""
    audiences: tuple[str, ...] = ()
    """The audiences that it is for; empty if it is for everyone."""

    def is_shown(self, *, drafts: bool) -> bool:
        """Return whether pages show it, if they show `drafts` and embargoed entries or not."""
        return self.state not in hidden_states(drafts=drafts)


def pages_of(entries: Iterable[Entry[Any]]) -> Iterator[EntryPage]:
    """Yield the pages of entries and translations; a translation is never public before its original."""
    for entry in entries:
        for version in entry.all_languages:
            since = max((moment for moment in (entry.since, version.since) if moment), default=None)
            state = next((state for state in HIDDEN if state in (entry.state, version.state)), version.state)
            yield EntryPage(
                entry.kind,
                entry.id,
                version.address,
                version.title,
                version.source,
                version.language,
                state,
                since,
                audiences_of(entry.template),
            )
