"""The declaration of campaigns as a content kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from mkdocs_advocacy.content.entry import Lifecycle
from mkdocs_advocacy.content.kind import Kind, Loaded, PageBlock, Reading, Sample
from mkdocs_advocacy.content.loader import load_with_drafts
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.core.yaml_writing import yaml_text
from mkdocs_advocacy.kinds.campaigns.block import REFERENCE as BLOCK_REFERENCE
from mkdocs_advocacy.kinds.campaigns.block import CampaignBlock, check_campaign_blocks
from mkdocs_advocacy.kinds.campaigns.call.check import check_call, check_translated_texts
from mkdocs_advocacy.kinds.campaigns.call.details import shorten_campaign
from mkdocs_advocacy.kinds.campaigns.call.rules_page import published_rules
from mkdocs_advocacy.kinds.campaigns.call.translated import begin_translation, check_translated_calls
from mkdocs_advocacy.kinds.campaigns.call.winners import check_winners
from mkdocs_advocacy.kinds.campaigns.check import check_campaign, is_shopping
from mkdocs_advocacy.kinds.campaigns.launch import launch_page
from mkdocs_advocacy.kinds.campaigns.model import Campaign, CampaignTemplate, CampaignTranslation
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


_TRANSLATED = ("title", "summary", "goal", "owner", "contact", "hashtags", "call")


def write_campaign(sample: Sample) -> str:
    """Return a new campaign file, with a `utm_campaign` that analytics won't count as shopping."""
    utm = sample.id.replace("shop", "event")
    utm_line = f"utm_campaign: {utm}\n" if is_shopping(sample.id) else f"# utm_campaign: {utm}\n"
    return _SAMPLE.format(title=yaml_text(title=sample.title), utm=utm_line, audience=sample.audience)


def write_campaign_translation(original: Mapping[str, Any], language: str) -> str:
    """Return a campaign's texts, ready to be translated."""
    del language
    texts = {key: original[key] for key in _TRANSLATED if original.get(key)}
    if "call" in texts:
        texts["call"] = begin_translation(texts["call"])
    return yaml_text(**texts)


def load(kind: Kind[Mapping[str, Campaign]], reading: Reading) -> Loaded[Mapping[str, Campaign]]:
    """Load all campaigns, and add their launch pages and the pages with the rules of their calls."""
    loaded, drafts = load_with_drafts(kind, reading)
    campaigns: Mapping[str, Campaign] = {**loaded.unpublished, **loaded.content}
    launched = {name for name, campaign in campaigns.items() if campaign.template.launch}
    launches = [launch_page(page, reading.words(page.language)) for page in loaded.pages if page.id in launched]
    return replace(
        loaded,
        pages=(*loaded.pages, *launches),
        problems=[*loaded.problems, *check_translated_calls(drafts), *check_translated_texts(drafts, reading)],
        assets=published_rules(loaded.content.values()),
    )


def check_pages(pages: Sequence[SourceFile], reading: Reading) -> Iterator[Problem]:
    """Report problems with lists of campaigns and results in pages, and with the winners of calls."""
    yield from check_campaign_blocks(pages, reading)
    yield from check_result_blocks(pages, reading)
    yield from check_winners(reading)


CAMPAIGNS: Kind[Mapping[str, Campaign]] = Kind(
    name="campaigns",
    singular="campaign",
    title="Campaign",
    files="content/campaigns/**/*.yml",
    model=CampaignTemplate,
    plugin="advocacy/posts",
    sample=write_campaign,
    lifecycle=Lifecycle(status=None, begins="starts", ends="ends"),
    translated=_TRANSLATED,
    translation_model=CampaignTranslation,
    write_translation=write_campaign_translation,
    checks=(check_campaign, check_call),
    load=load,
    search=("summary", "goal"),
    short=shorten_campaign,
    check_pages=check_pages,
    page_blocks=(
        PageBlock(BLOCK_REFERENCE, CampaignBlock.model_json_schema()),
        PageBlock(REFERENCE, ResultBlock.model_json_schema()),
    ),
    claims="campaigns (.yml), their pages, <id>.md, and the rules of their calls",
    has_renderer=True,
)
