"""Campaigns from files."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mkdocs_advocacy.campaigns.model import Campaign, CampaignTemplate
from mkdocs_advocacy.files import SourceFile, check_id
from mkdocs_advocacy.problems import Problem, Severity
from mkdocs_advocacy.source import read
from mkdocs_advocacy.validation import validated

_SHOPPING = re.compile(r"^(.*(([^a-df-z]|^)shop|shopping).*)$")
"""Organic Shopping, https://support.google.com/analytics/answer/9756891 (read 2026-11-22)."""


def load_campaigns(sources: Iterable[SourceFile]) -> tuple[dict[str, Campaign], frozenset[str], list[Problem]]:
    """The campaigns by id, the ids of those whose files are broken, and what is wrong."""
    campaigns: dict[str, Campaign] = {}
    broken: set[str] = set()
    problems: list[Problem] = []
    for source in sources:
        campaign_id = source.stem
        problems += check_id(source, campaign_id)
        document, found = read(source.shown, source.data)
        template = None
        if document is not None:
            template, wrong = validated(CampaignTemplate, document)
            found += wrong
            if template and _SHOPPING.match(value := template.utm_campaign or campaign_id):
                message = f"the links of this campaign say “{value}”, which Google Analytics 4 files under shopping"
                hint = "set utm_campaign: to a value without “shop”"
                found.append(
                    document.problem(("utm_campaign",), message, hint=hint, severity=Severity.WARNING, key=True)
                )
        problems += found
        if template is None:
            broken.add(campaign_id)
        elif campaign_id in campaigns:
            first = campaigns[campaign_id].source
            problems.append(
                Problem(
                    source.shown, 1, 1, Severity.ERROR, f"the id “{campaign_id}” is taken by {first}", "rename one file"
                )
            )
        else:
            campaigns[campaign_id] = Campaign(campaign_id, source.path, template)
    return campaigns, frozenset(broken), problems
