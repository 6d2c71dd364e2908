"""Checks of a campaign's file beyond the schema."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_advocacy.content.kind import Draft, Reading
from mkdocs_advocacy.core.escaped import escaped_problems
from mkdocs_advocacy.core.hashtags import hashtag_problems
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.rules.praise import find_bought_praise
from mkdocs_advocacy.rules.secrets import strings

_SHOPPING = re.compile(r"^(.*(([^a-df-z]|^)shop|shopping).*)$")
"""The rule for Organic Shopping in https://support.google.com/analytics/answer/9756891 (read 2026-11-22)."""


def is_shopping(utm_campaign: str) -> bool:
    """Return whether Google Analytics 4 would attribute this `utm_campaign` value to Organic Shopping."""
    return _SHOPPING.match(utm_campaign) is not None


def check_campaign(draft: Draft, reading: Reading) -> Iterator[Problem]:
    """Report misleading `utm_campaign` values, dates in the wrong order, broken links, hashtags and bought praise."""
    template, document = draft.template, draft.document
    value = template.utm_campaign or draft.id
    if not draft.is_translation and is_shopping(value):
        message = f"Google Analytics 4 counts links with utm_campaign “{value}” as Organic Shopping"
        hint = "set utm_campaign: to a value without “shop”"
        yield document.problem(("utm_campaign",), message, hint=hint, severity=Severity.WARNING, key=True)
    sets_dates = draft.says("starts") or draft.says("ends")
    if sets_dates and template.starts and template.ends and template.ends < template.starts:
        yield document.problem(("ends",), f"ends ({template.ends}) is before starts ({template.starts})")
    for name in ("summary", "goal"):
        if draft.says(name) and (text := getattr(template, name)):
            yield from escaped_problems(document, (name,), name, text)
    if draft.says("hashtags"):
        yield from hashtag_problems(document, template.hashtags)
    yield from _check_praise(draft, reading)


def _check_praise(draft: Draft, reading: Reading) -> Iterator[Problem]:
    """Report texts that ask for a positive review in return for something."""
    weight = reading.settings.weights["bought-praise"]
    if weight == "off":
        return
    for path, text in strings(draft.document.value):
        for found in find_bought_praise(text, draft.language):
            line, column = draft.document.place_within(path, text[found.start : found.end])
            yield Problem(
                draft.document.file, line, column, Severity(weight), found.message, found.hint, "bought-praise"
            )
