"""Campaigns in newsletters: the newest that haven't ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.campaigns.block import CampaignBlock, campaign_block_of
from mkdocs_advocacy.kinds.campaigns.call.details import shorten_campaign
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.newsletters.issue import Choice, Filler, Issue
from mkdocs_advocacy.kinds.newsletters.letter import Item, Section


def choose_campaigns(block: CampaignBlock, issue: Issue) -> Sequence[Choice]:
    """Return the campaigns that haven't ended, the newest first."""
    found = [
        campaign
        for campaign in issue.hub.of(CAMPAIGNS).values()
        if not campaign.has_ended and block.takes(campaign.template) and issue.is_for(campaign.template.audience)
    ]
    found.sort(key=lambda campaign: (-(campaign.template.starts or date.min).toordinal(), campaign.id))
    return [Choice(campaign.id) for campaign in found[: block.limit]]


def show_campaigns(block: CampaignBlock, choices: Sequence[Choice], issue: Issue) -> Section:
    """Return the campaigns as they are now, so that ended ones are marked."""
    del block
    more = Link("campaigns/", issue.words("newsletter_more_campaigns"))
    return Section("campaigns", list(_show_each(choices, issue)), more=more)


def _show_each(choices: Sequence[Choice], issue: Issue) -> Iterator[Item]:
    campaigns, words = issue.hub.of(CAMPAIGNS), issue.words
    for choice in choices:
        original = campaigns.get(choice.id)
        if original and issue.is_for(original.template.audience):
            campaign = original.current_in(words.language)
            short = shorten_campaign(campaign, issue.hub, words)
            yield Item(
                id=campaign.id,
                title=campaign.title,
                language=campaign.language,
                address=campaign.address,
                context=short.context if short else words("results_ended"),
                text=campaign.summary,
            )


CAMPAIGNS_FILLER: Filler[CampaignBlock] = Filler(
    "campaigns", campaign_block_of, choose_campaigns, show_campaigns, capability=CAMPAIGNS.capability
)
