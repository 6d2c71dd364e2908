"""Campaigns as a kind of content."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_advocacy.content.entry import Lifecycle
from mkdocs_advocacy.content.kind import Kind, Sample
from mkdocs_advocacy.core.yaml_writing import yaml_text
from mkdocs_advocacy.kinds.campaigns.check import check_campaign, is_shopping
from mkdocs_advocacy.kinds.campaigns.model import Campaign, CampaignTemplate

_SAMPLE = """\
{title}# One line for lists:
# summary: What it is about.
# What success is, in words and in numbers:
# goal: People hear of it from somebody they know.
# targets: {{shares: 100, clicks: 500}}
# Nothing of it is shown before its first day:
# starts: 2030-01-31
# ends: 2030-12-31
# For posts that name none of their own:
# hashtags: [OneWord, TwoWords]
# How your analytics will call it; without the line, like this file.
{utm}audience: [employees]
# owner: The team to ask
"""


def write_campaign(sample: Sample) -> str:
    """The file of a campaign. One that analytics would take for shopping is called otherwise in links."""
    utm = sample.id.replace("shop", "event")
    named = f"utm_campaign: {utm}\n" if is_shopping(sample.id) else f"# utm_campaign: {utm}\n"
    return _SAMPLE.format(title=yaml_text(title=sample.title), utm=named)


CAMPAIGNS: Kind[Mapping[str, Campaign]] = Kind(
    name="campaigns",
    singular="campaign",
    title="Campaign",
    files="content/campaigns/**/*.yml",
    model=CampaignTemplate,
    plugin="advocacy/posts",
    sample=write_campaign,
    lifecycle=Lifecycle(status=None, begins="starts", ends="ends"),
    translated=("title", "summary", "goal", "owner", "hashtags"),
    checks=(check_campaign,),
    search=("summary", "goal"),
    claims="campaigns (.yml) and their pages, <id>.md",
    has_renderer=True,
)
