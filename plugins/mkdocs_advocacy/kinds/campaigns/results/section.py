"""The results on a campaign's page."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.campaigns.model import Campaign
from mkdocs_advocacy.kinds.campaigns.results.charts import Charts
from mkdocs_advocacy.kinds.campaigns.results.summary import ResultsSummary
from mkdocs_advocacy.rendering.addresses import address_in, base_of


@dataclass(frozen=True, slots=True)
class CampaignSection:
    """The results of a campaign, drawn in the language of its page."""

    progress: Markup | None
    unmeasured: str | None
    """Which target isn't measured."""
    weeks: Markup | None
    posts: Markup | None
    networks: Markup | None
    address: str
    """The address of the page of all results, relative to the hub's root."""


def section_of(campaign: Campaign, hub: Hub, summary: ResultsSummary, words: Catalogue) -> CampaignSection | None:
    """Return the results of a campaign, or None if the hub shows no results or has nothing to say about this one."""
    if "results" not in hub.plugins:
        return None
    charts, sums = Charts(hub, summary, words, base_of(campaign.address)), summary.of_campaign(campaign.id)
    shares = campaign.template.targets.shares
    progress = charts.progress(campaign, "results-progress")
    if progress is None and not shares:
        return None
    weeks = posts = networks = None
    if sums.rows:
        since = words("results_since", day=words.day(min(row.period.first for row in sums.rows)))
        weeks = charts.weeks(sums, "results-weeks", level=3)
        posts = charts.posts(sums, "results-posts", words("results_top"))
        networks = charts.networks(sums, "results-networks", since)
    return CampaignSection(
        progress=progress,
        unmeasured=words("results_shares_unmeasured", shares=words.count("shares", shares)) if shares else None,
        weeks=weeks,
        posts=posts,
        networks=networks,
        address=address_in("results", words.language, hub.language),
    )
