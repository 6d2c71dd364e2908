"""Campaigns from files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import tzinfo

from mkdocs_advocacy.core.files import SourceFile, check_id
from mkdocs_advocacy.core.hashtags import hashtag_problems
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import Document, read
from mkdocs_advocacy.core.validation import validated
from mkdocs_advocacy.kinds.campaigns.model import Campaign, CampaignTemplate

_SHOPPING = re.compile(r"^(.*(([^a-df-z]|^)shop|shopping).*)$")
"""Organic Shopping, https://support.google.com/analytics/answer/9756891 (read 2026-11-22)."""


def is_shopping(utm_campaign: str) -> bool:
    """Whether Google Analytics 4 would take a campaign of that name in links for shopping."""
    return _SHOPPING.match(utm_campaign) is not None


def load_campaigns(
    sources: Iterable[SourceFile], zone: tzinfo
) -> tuple[dict[str, Campaign], frozenset[str], list[Problem]]:
    """The campaigns of a hub in `zone` by id, the ids of those whose files are broken, and what is wrong."""
    campaigns: dict[str, Campaign] = {}
    broken: set[str] = set()
    taken: dict[str, str] = {}
    problems: list[Problem] = []
    for source in sources:
        campaign_id = source.stem
        problems += check_id(source, campaign_id)
        document, found = read(source.shown, source.data)
        template = None
        if document is not None:
            template, wrong = validated(CampaignTemplate, document, zone)
            found += wrong
            if template:
                found += _problems(campaign_id, template, document)
        problems += found
        if template is None:
            broken.add(campaign_id)
        elif campaign_id in campaigns:
            message = f"the id “{campaign_id}” is taken by {taken[campaign_id]}"
            problems.append(Problem(source.shown, 1, 1, Severity.ERROR, message, "rename one of the two files"))
        else:
            taken[campaign_id] = source.shown
            campaigns[campaign_id] = Campaign(campaign_id, source.path, template, zone)
    return campaigns, frozenset(broken), problems


def _problems(campaign_id: str, template: CampaignTemplate, document: Document) -> Iterator[Problem]:
    value = template.utm_campaign or campaign_id
    if is_shopping(value):
        message = f"the links of this campaign say “{value}”, which Google Analytics 4 files under shopping"
        hint = "set utm_campaign: to a value without “shop”"
        yield document.problem(("utm_campaign",), message, hint=hint, severity=Severity.WARNING, key=True)
    if template.starts and template.ends and template.ends < template.starts:
        yield document.problem(("ends",), f"ends is {template.ends}, before it starts on {template.starts}")
    yield from hashtag_problems(document, template.hashtags)
