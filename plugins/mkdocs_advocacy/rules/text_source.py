"""The interface between rules and content. Posts implement it; rules depend on no kind of content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, tzinfo
from typing import Protocol

from mkdocs_advocacy.core.lifecycle import Status
from mkdocs_advocacy.core.model import Audience
from mkdocs_advocacy.rules.model import AnyRule, Excuse, RuleName, Weight


class Blank(Protocol):
    """A field that the advocate fills in."""

    @property
    def label(self) -> str:
        """The label that advocates see."""

    @property
    def example(self) -> str | None:
        """The sample answer."""


class Text(Protocol):
    """A variant."""

    @property
    def text(self) -> str:
        """The text."""


class TextSource(Protocol):
    """The values of a file that rules check."""

    @property
    def title(self) -> str:
        """The title."""

    @property
    def summary(self) -> str | None:
        """The one-line summary for lists."""

    @property
    def audience(self) -> Sequence[Audience]:
        """Who may share it."""

    @property
    def link(self) -> str | None:
        """The URL that it links to."""

    @property
    def networks(self) -> Sequence[str] | None:
        """The ids of the networks that the writer chose, if any."""

    @property
    def hashtags(self) -> Sequence[str] | None:
        """Its hashtags; None if it uses the campaign's."""

    @property
    def disclosure(self) -> str | None:
        """The sentence that says who is speaking."""

    @property
    def status(self) -> Status:
        """Whether it is a draft, ready or retired."""

    @property
    def publish(self) -> datetime | None:
        """The time until which it is embargoed, if any."""

    @property
    def expire(self) -> date | None:
        """The last day on which it is offered, if any."""

    @property
    def fields(self) -> Mapping[str, Blank]:
        """The fields, by name."""

    @property
    def text(self) -> Mapping[str, Sequence[Text]]:
        """The variants, by network id or `any`."""

    @property
    def excuse(self) -> Sequence[Excuse]:
        """The findings to accept."""


class RuleOptions(Protocol):
    """The settings of a hub that rules depend on."""

    @property
    def languages(self) -> Sequence[str]:
        """The hub's languages."""

    @property
    def audience_ids(self) -> Sequence[str]:
        """The ids of the hub's audiences."""

    @property
    def zone(self) -> tzinfo:
        """The hub's time zone."""

    @property
    def weights(self) -> Mapping[AnyRule, Weight]:
        """The severity of each rule's findings."""

    def starts_at(self, rule: RuleName) -> int:
        """Return the threshold of a rule that has one."""
