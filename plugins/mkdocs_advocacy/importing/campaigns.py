"""Find campaigns by the names that spreadsheets use, and plan the missing ones."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from mkdocs_advocacy.core.files import id_from, short_id_from
from mkdocs_advocacy.importing.words import says_nothing
from mkdocs_advocacy.kinds.campaigns.model import Campaign, CampaignTemplate, utm_campaign_of


@dataclass(frozen=True, slots=True)
class CampaignNames:
    """A lookup of campaign ids by name."""

    campaigns: Mapping[str, Campaign]
    added: Mapping[str, str]
    """The ids of campaigns that the import creates, by normalised title."""

    @property
    def titles(self) -> list[str]:
        """All ids and titles of the hub's campaigns."""
        return [*self.campaigns, *(campaign.template.title for campaign in self.campaigns.values())]

    def find_by_name(self, name: str) -> str | None:
        """Return the id of the campaign with that id or title, ignoring case and extra spaces."""
        wanted = _plain(name)
        for campaign in self.campaigns.values():
            if wanted in (campaign.id, _plain(campaign.template.title)) or id_from(name) == campaign.id:
                return campaign.id
        return self.added.get(wanted)

    def find_by_tag(self, name: str) -> str | None:
        """Return the id of the campaign with that `utm_campaign`."""
        found = (campaign.id for campaign in self.campaigns.values() if utm_campaign_of(campaign) == name)
        return next(found, None)


def find_unknown_campaigns(names: Iterable[str], known: CampaignNames) -> dict[str, tuple[str, str]]:
    """Return the id and title of each campaign that the hub does not have, by normalised name."""
    found: dict[str, tuple[str, str]] = {}
    taken = set(known.campaigns)
    for name in names:
        if says_nothing(name) or known.find_by_name(name):
            continue
        title = " ".join(name.split())
        if _plain(name) in found or not _is_title(title):
            continue
        campaign_id, mark = short_id_from(title), hashlib.sha256(_plain(name).encode()).hexdigest()[:8]
        if campaign_id in taken or not re.search("[a-z]", campaign_id):  # the title has no Latin letters
            campaign_id = "-".join(filter(None, (campaign_id or "campaign", mark)))
        taken.add(campaign_id)
        found[_plain(name)] = (campaign_id, title)
    return found


def _is_title(text: str) -> bool:
    """Return whether the text is a valid title: visible, and without control characters."""
    try:
        CampaignTemplate(title=text)
    except ValidationError:
        return False
    return True


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
