"""Check issues of the newsletter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from mkdocs_advocacy.content.kind import Draft, Reading
from mkdocs_advocacy.content.page_blocks import names_of_fences
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.kinds.newsletters.fillers import FILLERS
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


def check_names_of_blocks(pages: Iterable[SourceFile]) -> Iterator[Problem]:
    """Yield a warning for each fenced code in an issue whose name is almost that of a block: readers would see it."""
    for page in pages:
        if not page.path.startswith("newsletters/"):
            continue
        for name, line in names_of_fences(page):
            meant = get_close_matches(name.lower(), FILLERS, n=1, cutoff=0.75)
            if meant and name not in FILLERS:
                message = f"there is no block “{name}”, so the issue shows it as code"
                yield Problem(page.shown, line, 1, Severity.WARNING, message, f"write ```{meant[0]}")
