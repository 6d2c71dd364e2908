"""Check a feedback file beyond the schema: the order of days, references to other entries, and merged entries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise

from mkdocs_advocacy.content.kind import Draft, Reading
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.kinds.feedback.model import FeedbackTemplate
from mkdocs_advocacy.kinds.feedback.promises import begin_of_goal
from mkdocs_advocacy.kinds.groups.kind import GROUPS
from mkdocs_advocacy.kinds.people.files import Files
from mkdocs_advocacy.kinds.people.model import FORMER

PEOPLE_NAME = "people"
Place = tuple[str | int, ...]


def check_feedback(draft: Draft, reading: Reading) -> Iterator[Problem]:
    """Report days in the wrong order or in the future, and goals without a first day."""
    if draft.is_translation:
        return
    template: FeedbackTemplate = draft.template
    days = list(_list_days(template))
    tomorrow = day_of(reading.now, reading.settings.zone) + timedelta(days=1)
    for place, day in days:
        if day > tomorrow:  # tomorrow has already begun in some time zones
            message = f"{day} is in the future"
            hint = "write the day on which it happened"
            yield draft.document.problem(place, message, hint=hint, severity=Severity.WARNING)
    for where in dict.fromkeys(count.where for count in template.support):
        of_website = [number for number, count in enumerate(template.support) if count.where == where]
        yield from _check_order(draft, ((("support", n, "date"), template.support[n].date) for n in of_website))
    yield from _check_order(draft, (entry for entry in days if entry[0][0] in ("earlier", "since")))
    heard = template.heard.date if template.heard else None
    for place, day in days if heard else ():
        if heard and day < heard and place[0] in ("earlier", "since", "answer"):
            message = f"{day} is before the day on which it was heard ({heard})"
            yield draft.document.problem(place, message, hint="correct one of them")
    if template.earlier and not template.since:
        message = "earlier lists stages, but the file doesn't say when the current one began"
        yield draft.document.problem(("earlier",), message, hint="add since:", key=True)
    if template.reach and begin_of_goal(template) is None:
        message = "reach has no day to count from"
        yield draft.document.problem(("reach",), message, hint="add the date to heard:", key=True)
    for number, one in enumerate(template.evidence):
        if one.first and one.last and one.last < one.first:
            message = f"to ({one.last}) is before from ({one.first})"
            yield draft.document.problem(("evidence", number, "to"), message, hint="correct one of them")


def _list_days(template: FeedbackTemplate) -> Iterator[tuple[Place, date]]:
    """Yield all days that must have passed, each with its position, in the order in which they happened."""
    if template.heard and template.heard.date:
        yield ("heard", "date"), template.heard.date
    for number, entered in enumerate(template.earlier):
        yield ("earlier", number, "since"), entered.since
    if template.since:
        yield ("since",), template.since
    for number, count in enumerate(template.support):
        yield ("support", number, "date"), count.date
    if template.answer:
        yield ("answer", "date"), template.answer.date


def _check_order(draft: Draft, days: Iterable[tuple[Place, date]]) -> Iterator[Problem]:
    for (_, before), (place, day) in pairwise(days):
        if day < before:
            message = f"{day} is before {before}, which the file lists first"
            yield draft.document.problem(place, message, hint="write the oldest first")


def check_names(draft: Draft, reading: Reading) -> Iterator[Problem]:
    """Report unknown departments, groups, people, campaigns and entries in `became`."""
    if draft.is_translation:
        return
    template, document = draft.template, draft.document
    groups = {*reading.of(GROUPS).content, *reading.of(GROUPS).unpublished, *reading.of(GROUPS).broken}
    departments = reading.rules.listening.departments
    for number, name in enumerate(template.addressees):
        if name not in groups and name not in departments:
            message = f"for: there is no department or group “{name}”"
            hint = nearest(name, {*groups, *departments}) or "add it to guidelines/rules/listening.yml"
            yield document.problem(("for", number), message, hint=hint)
    people: Files = reading.loaded[PEOPLE_NAME].unpublished
    if template.heard and template.heard.by:
        yield from _check_source(draft, template.heard.by, groups, people)
    if template.answer and template.answer.by in people.codes:
        message = "answer.by is the code of a person"
        yield document.problem(("answer", "by"), message, hint="write the team that answers")
    campaigns = _ids_of("campaigns", reading)
    if template.campaign and template.campaign not in campaigns:
        message = f"campaign: there is no campaign “{template.campaign}”"
        yield document.problem(("campaign",), message, hint=nearest(template.campaign, campaigns))
    for number, name in enumerate(template.became):
        if ":" not in name:
            kind, _, entry = name.partition("/")
            known = _ids_of(kind, reading)
            if entry not in known:
                hint = nearest(name, {f"{kind}/{one}" for one in known})
                yield document.problem(("became", number), f"became: “{name}” does not exist", hint=hint)


def _check_source(draft: Draft, name: str, groups: Collection[str], people: Files) -> Iterator[Problem]:
    """Report a `heard.by` that is neither a group nor a person, if the build has the files of people."""
    codes = people.codes if people.is_readable else ()
    if codes and name not in codes and name not in groups and name != FORMER:
        message = "heard.by: there is no group or person with this code"
        hint = nearest(name, groups) or "write the id of a group, or the code of a person"
        yield draft.document.problem(("heard", "by"), message, hint=hint)


def _ids_of(kind: str, reading: Reading) -> Collection[str]:
    """Return the ids of all entries of a kind, published or not."""
    loaded = reading.loaded[kind]
    return {page.id for page in loaded.pages if page.kind == kind}.union(loaded.broken)


def check_merged(drafts: Iterable[Draft], ids: Collection[str]) -> Iterator[Problem]:
    """Report merged entries without a target, and targets that don't exist or are merged themselves.

    `ids` are the ids of all feedback.
    """
    originals = {draft.id: draft for draft in drafts if not draft.is_translation}
    for draft in originals.values():
        yield from _check_target(draft, originals, ids)


def _check_target(draft: Draft, originals: Mapping[str, Draft], ids: Collection[str]) -> Iterator[Problem]:
    template: FeedbackTemplate = draft.template
    target, document = template.same_as, draft.document
    if target is None:
        if template.stage == "merged":
            message = "the stage is merged, but the file doesn't say into which feedback"
            yield document.problem(("stage",), message, hint="add same_as: with its id")
        return
    if template.stage != "merged":
        message = f"same_as is only for merged feedback, but the stage is {template.stage}"
        yield document.problem(("same_as",), message, hint="write stage: merged, or remove same_as:", key=True)
    if target == draft.id:
        yield document.problem(
            ("same_as",), "same_as is the feedback's own id", hint="write the id of the other feedback"
        )
    elif target not in ids:
        message = f"same_as: there is no feedback “{target}”"
        yield document.problem(("same_as",), message, hint=nearest(target, [one for one in ids if one != draft.id]))
    elif (other := originals.get(target)) and other.template.stage == "merged":
        message = f"“{target}” is itself merged"
        yield document.problem(("same_as",), message, hint=f"write {other.template.same_as or 'another id'}")
