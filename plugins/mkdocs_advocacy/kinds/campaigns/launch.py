"""The launch page of a campaign: its goal, its dates and the first posts, on one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mkdocs_advocacy.content.entry import EntryPage
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.campaigns.model import Campaign

_FOLDER = "launch/"
"""The part of the address that follows the campaign's."""


@dataclass(frozen=True, slots=True)
class Launch:
    """The launch page of a campaign in one language."""

    campaign: Campaign
    title: str
    all_languages: Sequence[Launch] = ()
    """The launch page in all languages, the original first."""

    @property
    def address(self) -> str:
        """The address of the page, relative to the hub's root."""
        return f"{self.campaign.address}{_FOLDER}"

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.campaign.language

    @property
    def source(self) -> str:
        """The campaign's file, relative to the published folder."""
        return self.campaign.source

    @property
    def summary(self) -> str | None:
        """The campaign's one-line summary."""
        return self.campaign.summary

    @property
    def has_ended(self) -> bool:
        """Whether the campaign has ended; its page stays online."""
        return self.campaign.has_ended


def launch_address(campaign: Campaign) -> str | None:
    """Return the address of the campaign's launch page, relative to the hub's root, or None if it has none."""
    return f"{campaign.address}{_FOLDER}" if campaign.template.launch else None


def launch_page(page: EntryPage, words: Catalogue) -> EntryPage:
    """Return the launch page that belongs to a campaign's `page`. It is public at the same time."""
    return replace(page, address=f"{page.address}{_FOLDER}", title=words("launch_title", title=page.title))
