"""The results on a campaign's page."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.campaigns.model import Campaign
from mkdocs_advocacy.kinds.campaigns.results.charts import Charts
from mkdocs_advocacy.kinds.campaigns.results.summary import ResultsSummary
from mkdocs_advocacy.kinds.campaigns.results.tables import Tables
from mkdocs_advocacy.rendering.addresses import address_in, base_of


def describe_shares(campaign: Campaign, summary: ResultsSummary, words: Catalogue) -> str | None:
    """Return the voluntary count of shares beside the target, or that nobody counts; None without a target."""
    target, shares = campaign.template.targets.shares, summary.shares_of(campaign.id)
    if not target:
        return None
    if shares is None:
        return words("results_shares_unmeasured", shares=words.count("shares", target))
    return words("results_shares_of", shares=words.number(shares), target=words.count("shares", target))


@dataclass(frozen=True, slots=True)
class CampaignSection:
    """The results of a campaign, drawn in the language of its page."""

    progress: Markup | None
    shares: str | None
    """The voluntary count of shares, or that they aren't measured."""
    weeks: Markup | None
    posts: Markup | None
    networks: Markup | None
    versions: Markup | None
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
    weeks = posts = networks = versions = None
    if sums.rows:
        weeks = charts.weeks(sums, "results-weeks", level=3)
        posts = charts.posts(sums, "results-posts", words("results_top"))
        networks = charts.networks(sums, "results-networks", words("results_networks"))
        tables = Tables(hub, summary, words, base_of(campaign.address))
        versions = tables.versions(sums, "results-versions", has_ended=campaign.has_ended)
    return CampaignSection(
        progress=progress,
        shares=describe_shares(campaign, summary, words),
        weeks=weeks,
        posts=posts,
        networks=networks,
        versions=versions,
        address=address_in("results", words.language, hub.language),
    )
