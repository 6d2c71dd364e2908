"""Check that people in the `codes` of a block agreed to be shown there. Messages name codes, never people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from mkdocs_advocacy.content.kind import Reading
from mkdocs_advocacy.content.page_blocks import blocks_of
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.kinds.newsletters.model import NewsletterTemplate
from mkdocs_advocacy.kinds.people.block import NAME, people_block_of
from mkdocs_advocacy.kinds.people.files import Files
from mkdocs_advocacy.kinds.people.kind import PEOPLE
from mkdocs_advocacy.kinds.people.model import PersonTemplate, Where
from mkdocs_advocacy.kinds.people.shown import has_ended

_PLACES: dict[Where, str] = {"page": "on pages", "newsletter": "in newsletters"}
"""The names of places with such blocks in messages."""


class _Reason(NamedTuple):
    """Why a block doesn't show a person."""

    message: str
    hint: str
    rule: str = "consent-missing"
    severity: Severity = Severity.ERROR


def check_named_people(pages: Sequence[SourceFile], reading: Reading) -> Iterator[Problem]:
    """Yield an error for each code of somebody who hasn't agreed to be shown there.

    It is only a notice if the consent has ended since, or once the day of the issue is over.
    """
    people: Files = reading.of(PEOPLE).unpublished
    today = day_of(reading.now, reading.settings.zone)
    days = _list_days(reading)
    for page in pages:
        place: Where = "newsletter" if page.path in days else "page"
        for block in blocks_of(page, NAME):
            found, document, _ = people_block_of(block, page.shown)
            for position, code in enumerate(found.codes if found and document else ()):
                person = people.people.get(code)
                reason = _explain(code, person, place, today) if person else None
                if document and reason:
                    is_over = days.get(page.path, today) < today
                    severity = Severity.NOTICE if is_over else reason.severity
                    yield document.problem(
                        ("codes", position), reason.message, hint=reason.hint, severity=severity, rule=reason.rule
                    )


def _list_days(reading: Reading) -> dict[str, date]:
    """Return the day of each issue by the paths of its files; `date.max` for drafts."""
    loaded = reading.loaded["newsletters"]
    days: dict[str, date] = {file.path: date.max for file in loaded.files}
    for newsletter in (*loaded.content.values(), *loaded.unpublished.values()):
        template: NewsletterTemplate = newsletter.template
        is_draft = template.status == "draft"
        day = date.max if is_draft else day_of(template.date, reading.settings.zone)
        days |= {version.source: day for version in newsletter.all_languages}
    return days


def _explain(code: str, person: PersonTemplate, place: Where, today: date) -> _Reason | None:
    """Return why a person isn't shown in a place today; None if they are, or if their own file has an error."""
    consent = person.consent
    if has_ended(consent, today):
        hint = f"remove the code, or record a new consent in the file of {code}"
        return _Reason(f"the consent of {code} ended, so they aren't shown", hint, "consent-ended", Severity.NOTICE)
    if not person.show:
        hint = "remove the code, or ask, and record the answer in show: and consent:"
        return _Reason(f"{code} hasn't agreed to be shown", hint)
    if place not in person.where:
        hint = f"remove the code, or ask, and add {place} to where: of {code}"
        return _Reason(f"{code} hasn't agreed to be shown {_PLACES[place]}", hint)
    if consent and consent.given > today:
        message = f"the consent of {code} begins on {consent.given}, so they aren't shown yet"
        return _Reason(message, "", severity=Severity.NOTICE)
    return None
