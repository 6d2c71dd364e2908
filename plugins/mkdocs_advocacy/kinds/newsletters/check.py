"""Check issues of the newsletter."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_advocacy.content.kind import Draft, Reading
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.kinds.newsletters.model import NewsletterTemplate


def check_newsletter(draft: Draft, reading: Reading) -> Iterator[Problem]:
    """Yield the problems with an issue's period."""
    if draft.is_translation:
        return
    template: NewsletterTemplate = draft.template
    last = template.last or day_of(template.date, reading.settings.zone)
    if template.first and template.first > last:
        message = f"from: {template.first} is after the last day of the period, {last}"
        yield draft.document.problem(("from",), message, hint="correct from:, to: or date:")
