"""The declaration of campaigns as a content kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mkdocs_advocacy.content.entry import Lifecycle
from mkdocs_advocacy.content.kind import Kind, Loaded, PageBlock, Reading, Sample
from mkdocs_advocacy.content.loader import load_entries
from mkdocs_advocacy.core.yaml_writing import yaml_text
from mkdocs_advocacy.kinds.campaigns.check import check_campaign, is_shopping
from mkdocs_advocacy.kinds.campaigns.launch import launch_page
from mkdocs_advocacy.kinds.campaigns.model import Campaign, CampaignTemplate
from mkdocs_advocacy.kinds.campaigns.results.block import REFERENCE, ResultBlock, check_result_blocks

_SAMPLE = """\
{title}# A one-line summary for lists:
# summary: What the campaign is about.
# The goal, in words and in numbers:
# goal: People hear about us from someone they know.
# targets: {{shares: 100, clicks: 500}}
# The campaign stays hidden until its first day:
# starts: 2030-01-31
# ends: 2030-12-31
# For posts that don't list their own hashtags:
# hashtags: [OneWord, TwoWords]
# The campaign's name in your analytics. Default: the name of this file.
{utm}audience: [{audience}]
# owner: The team to contact
# contact: campaign@example.com
# A page for the launch, which fits on a printed sheet:
# launch: true
"""


def write_campaign(sample: Sample) -> str:
    """Return a new campaign file, with a `utm_campaign` that analytics won't count as shopping."""
    utm = sample.id.replace("shop", "event")
    utm_line = f"utm_campaign: {utm}\n" if is_shopping(sample.id) else f"# utm_campaign: {utm}\n"
    return _SAMPLE.format(title=yaml_text(title=sample.title), utm=utm_line, audience=sample.audience)


def load(kind: Kind[Mapping[str, Campaign]], reading: Reading) -> Loaded[Mapping[str, Campaign]]:
    """Load all campaigns, and add the launch pages to their pages."""
    loaded = load_entries(kind, reading)
    campaigns: Mapping[str, Campaign] = {**loaded.unpublished, **loaded.content}
    launched = {name for name, campaign in campaigns.items() if campaign.template.launch}
    launches = [launch_page(page, reading.words(page.language)) for page in loaded.pages if page.id in launched]
    return replace(loaded, pages=(*loaded.pages, *launches))


CAMPAIGNS: Kind[Mapping[str, Campaign]] = Kind(
    name="campaigns",
    singular="campaign",
    title="Campaign",
    files="content/campaigns/**/*.yml",
    model=CampaignTemplate,
    plugin="advocacy/posts",
    sample=write_campaign,
    lifecycle=Lifecycle(status=None, begins="starts", ends="ends"),
    translated=("title", "summary", "goal", "owner", "contact", "hashtags"),
    checks=(check_campaign,),
    load=load,
    search=("summary", "goal"),
    check_pages=check_result_blocks,
    page_blocks=(PageBlock(REFERENCE, ResultBlock.model_json_schema()),),
    claims="campaigns (.yml) and their pages, <id>.md",
    has_renderer=True,
)
