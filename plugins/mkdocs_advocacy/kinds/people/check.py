"""Checks of a person's file beyond the schema. Problems name the code, never the person."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_advocacy.content.kind import Draft, Reading
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.files import id_from
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.kinds.people.model import Consent
from mkdocs_advocacy.kinds.people.portraits import find_portrait
from mkdocs_advocacy.kinds.people.records import NAMES
from mkdocs_advocacy.kinds.people.shown import has_ended
from mkdocs_advocacy.rules.tokens import words

_SHORTEST = 3
"""The shortest part of a name that is looked for in a code."""
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
"""Letters that people write as two in file names. Others lose their accents."""


def check_person(draft: Draft, reading: Reading) -> Iterator[Problem]:
    """Report missing consent, keys to show that are empty, unusable pictures, and codes that contain the name."""
    person, document = draft.template, draft.document
    yield from _check_code(draft)
    ended = has_ended(person.consent, day_of(reading.now, reading.settings.zone))
    for place, key in enumerate(() if ended else person.show):
        if not getattr(person, key) and not (key == "role" and any(membership.role for membership in person.groups)):
            hint = f"add {key}:, or remove it from show:"
            yield document.problem(("show", place), f"show lists {key}, but the file has no {key}", hint=hint)
    if person.picture and not ended:
        found = find_portrait(reading.places.root / "people", person.picture, document, ("picture",))
        if isinstance(found, Problem):
            yield found
    if person.show and person.consent is None:
        message = "the file shows something of the person, but there is no record of consent"
        hint = "add consent: {given: …, proof: …}, or remove show:"
        yield document.problem(("show",), message, hint=hint, key=True, rule="consent-missing")
    elif person.show and person.consent and not person.adult and not person.consent.guardian:
        message = "the person is a minor, but there is no record of the guardian's consent"
        hint = "add guardian: to consent:, or remove show:"
        yield document.problem(("consent",), message, hint=hint, key=True, rule="consent-missing")
    if person.consent:
        yield from _check_consent(person.consent, draft, reading)
    for place, membership in enumerate(person.groups):
        if membership.since and membership.until and membership.until < membership.since:
            message = f"the membership ends ({membership.until}) before it begins ({membership.since})"
            yield document.problem(("groups", place, "until"), message, hint="correct one of them")


def _check_code(draft: Draft) -> Iterator[Problem]:
    parts = words(draft.template.name or "")
    spellings = {id_from(spelling) for part in parts for spelling in (part, part.translate(_SPELLED_OUT))}
    if any(len(spelling) >= _SHORTEST and spelling in draft.id for spelling in spellings):
        message = "the file's name contains a part of the person's name, and git remembers names forever"
        hint = "rename the file to a code that says nothing, such as mk7; “advocacy add person” makes one"
        if draft.document.file.endswith(NAMES):
            message = "the code contains a part of the person's name, and logs contain codes"
            hint = "use a code that says nothing, such as mk7"
        yield draft.document.problem((), message, hint=hint, severity=Severity.WARNING)


def _check_consent(consent: Consent, draft: Draft, reading: Reading) -> Iterator[Problem]:
    document = draft.document
    for key in ("until", "withdrawn"):
        day = getattr(consent, key)
        if day and day < consent.given:
            message = f"consent: {key} ({day}) is before given ({consent.given})"
            yield document.problem(("consent", key), message, hint="correct one of them")
    ended = _describe_end(consent, reading)
    if ended and draft.template.show:
        hint = f"run “advocacy forget {draft.id}”, or record a new consent"
        message = f"the consent of {draft.id} {ended}, so nothing of the person is shown"
        yield document.problem(
            ("consent",), message, hint=hint, key=True, severity=Severity.NOTICE, rule="consent-ended"
        )


def _describe_end(consent: Consent, reading: Reading) -> str | None:
    """Return how the consent ended, as the end of a sentence, or None if it hasn't."""
    if consent.withdrawn:
        return f"was withdrawn on {consent.withdrawn}"
    is_over = has_ended(consent, day_of(reading.now, reading.settings.zone))
    return f"ended on {consent.until}" if is_over else None
