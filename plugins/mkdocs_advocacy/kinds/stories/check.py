"""Check a story's file beyond the schema."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_advocacy.content.kind import Draft, Reading
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.brand.model import Brand
from mkdocs_advocacy.kinds.people.files import Files
from mkdocs_advocacy.kinds.people.kind import PEOPLE
from mkdocs_advocacy.kinds.people.model import FORMER
from mkdocs_advocacy.kinds.stories.gallery import REVIEW_POLICY
from mkdocs_advocacy.kinds.stories.model import Permission, StoryTemplate
from mkdocs_advocacy.kinds.stories.permission import find_gaps, has_ended
from mkdocs_advocacy.kinds.stories.readers import readers_of

MISSING = "permission-missing"
"""The rule about stories that lack the permission to be shown."""


def check_story(draft: Draft, reading: Reading) -> Iterator[Problem]:
    """Report a missing or incomplete permission, and unknown images, networks and people."""
    if draft.is_translation:
        return
    story, document = draft.template, draft.document
    yield from _check_permission(draft, reading)
    for place, name in enumerate(story.media):
        if explained := _explain_picture(name, reading.of(BRAND).unpublished):
            yield document.problem(("media", place), explained[0], hint=explained[1])
    if story.network and story.network not in reading.networks:
        message = f"network: unknown network “{story.network}”"
        yield document.problem(("network",), message, hint=nearest(story.network, reading.networks, limit=24))
    if story.kind == "review" and story.status == "ready" and REVIEW_POLICY not in reading.docs_paths:
        message = f"the hub shows reviews, but no page {REVIEW_POLICY} says how you treat them"
        hint = "run “advocacy add review-policy”, and complete the page"
        yield document.problem(("kind",), message, hint=hint, severity=Severity.WARNING)
    people: Files = reading.of(PEOPLE).unpublished
    if story.by and people.codes and story.by not in (*people.codes, FORMER):
        hint = nearest(story.by, people.codes) or "add the person's file to people/, or remove the code"
        yield document.problem(("by",), "there is no person with this code", hint=hint)
    campaigns = reading.loaded["campaigns"]
    known = {*campaigns.content, *campaigns.unpublished, *campaigns.broken}
    if story.campaign and story.campaign not in known:
        message = f"campaign: there is no campaign “{story.campaign}”"
        yield document.problem(("campaign",), message, hint=nearest(story.campaign, known))
    for language in story.texts:
        if language != "any" and language not in reading.settings.languages and language != draft.language:
            message = f"text: “{language}” is not a language of this hub"
            yield document.problem(("text", language), message, hint="remove the text", severity=Severity.NOTICE)


def _check_permission(draft: Draft, reading: Reading) -> Iterator[Problem]:
    story: StoryTemplate = draft.template
    document, permission = draft.document, story.permission
    if permission is None:
        if story.status == "ready":
            message = "there is no record of a permission, so the story can't be shown"
            hint = "ask, add permission: {asked: …}, and write granted: when the answer is yes; or set status: draft"
            yield document.problem((), message, hint=hint, rule=MISSING)
        return
    yield from _check_days(draft, permission)
    if has_ended(permission, day_of(reading.now, reading.settings.zone)) or permission.granted is None:
        return
    for gap in find_gaps(story, permission, readers_of(reading)) if story.status == "ready" else ():
        yield document.problem(("permission", gap.key), gap.message, hint=gap.hint, key=True, rule=MISSING)
    people: Files = reading.of(PEOPLE).unpublished
    author = people.people.get(story.by or "")
    if author and not author.adult and not permission.guardian:
        message = f"{story.by} is a minor, but there is no record of the guardian's permission"
        yield document.problem(("by",), message, hint="add guardian: to permission:", rule=MISSING)


def _check_days(draft: Draft, permission: Permission) -> Iterator[Problem]:
    first = permission.asked or permission.granted
    days = (("granted", permission.granted), ("until", permission.until), ("revoked", permission.revoked))
    for key, day in days:
        begins = first if key == "granted" else permission.granted or first
        if day and begins and day < begins:
            earlier = "asked" if begins == permission.asked and begins != permission.granted else "granted"
            message = f"permission: {key} ({day}) is before {earlier} ({begins})"
            yield draft.document.problem(("permission", key), message, hint="correct one of them")


def _explain_picture(name: str, brand: Brand) -> tuple[str, str] | None:
    """Explain why a story can't show an image, with a hint; None if it can."""
    if name in brand.broken:
        return None  # reported at the set
    file = brand.of_stories.get(name)
    set_id = name.partition("/")[0]
    settings = f"content/brand/{set_id}/brand.yml"
    if file is None and (name in brand.assets or name in brand.withheld):
        message = f"“{name}” is in a public brand set, so it is published even without the story's permission"
        return message, f"move it to a set for stories, with only_in: stories in {settings}"
    if file is None:
        hint = nearest(name, brand.of_stories) or "use <set>/<file stem> of a set with only_in: stories"
        return f"there is no image “{name}” in a brand set for stories", hint
    if not file.settings.alt:
        message = f"“{name}” has no alt text, so the story can't show it"
        return message, f"describe it in {settings}, under assets: {name.partition('/')[2]}: alt:"
    return None
