"""A file whose texts the rules read. Posts are one; the rules know no kind of content by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Protocol

from mkdocs_advocacy.core.lifecycle import Status
from mkdocs_advocacy.core.model import Audience
from mkdocs_advocacy.rules.model import Excuse, RuleName, Weight


class Blank(Protocol):
    """A part of the texts that the advocate fills in."""

    @property
    def label(self) -> str:
        """The question to the advocate."""

    @property
    def example(self) -> str | None:
        """A possible answer."""


class Text(Protocol):
    """One wording."""

    @property
    def text(self) -> str:
        """Its words."""


class TextSource(Protocol):
    """The values of a file that the rules read."""

    @property
    def title(self) -> str:
        """The title."""

    @property
    def summary(self) -> str | None:
        """The line for lists."""

    @property
    def audience(self) -> Sequence[Audience]:
        """Who shares it."""

    @property
    def link(self) -> str | None:
        """Where readers are sent."""

    @property
    def networks(self) -> Sequence[str] | None:
        """The ids of the networks that the writer named, if any."""

    @property
    def hashtags(self) -> Sequence[str] | None:
        """Its hashtags; None where it leaves them to others."""

    @property
    def disclosure(self) -> str | None:
        """The sentence that says who is speaking."""

    @property
    def status(self) -> Status:
        """Whether the writer is done with it."""

    @property
    def publish(self) -> datetime | None:
        """The first moment at which it may be out."""

    @property
    def fields(self) -> Mapping[str, Blank]:
        """The blanks, by name."""

    @property
    def text(self) -> Mapping[str, Sequence[Text]]:
        """The wordings, by network."""

    @property
    def excuse(self) -> Sequence[Excuse]:
        """The findings that the writer accepts."""


class RuleOptions(Protocol):
    """The options of a hub that rules depend on."""

    @property
    def languages(self) -> Sequence[str]:
        """The languages that the hub speaks."""

    @property
    def zone(self) -> tzinfo:
        """The time zone of its days."""

    @property
    def weights(self) -> Mapping[RuleName, Weight]:
        """The severity of each rule's findings."""

    def starts_at(self, rule: RuleName) -> int:
        """The threshold of a rule that has one."""
