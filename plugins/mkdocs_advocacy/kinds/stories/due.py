"""Notices about stories: pending requests, permissions that end, and thanks that are due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from mkdocs_advocacy.content.kind import Draft, Reading
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.kinds.people.due import THANKS_WITHIN
from mkdocs_advocacy.kinds.stories.model import Permission, StoryTemplate
from mkdocs_advocacy.kinds.stories.permission import Standing, has_ended, standing_of
from mkdocs_advocacy.kinds.stories.readers import readers_of

_NOTICE = timedelta(days=30)
"""How long before its end a notice reports that a permission ends."""


def check_due(draft: Draft, reading: Reading) -> Iterator[Problem]:
    """Report permissions that end or haven't begun, and thanks that are due, as notices that never fail a build."""
    story: StoryTemplate = draft.template
    permission = story.permission
    if draft.is_translation or permission is None or story.status != "ready":
        return
    today = day_of(reading.now, reading.settings.zone)
    if has_ended(permission, today):
        end = f"was revoked on {permission.revoked}" if permission.revoked else f"ended on {permission.until}"
        message = f"the permission {end}, so the story is no longer shown"
        hint = "ask again and record the answer, or set status: retired"
        yield _remind(draft, "until" if not permission.revoked else "revoked", message, hint, "permission-ended")
        return
    if permission.granted is None or permission.granted > today:
        yield from _check_answer(draft, permission)
        return
    if permission.until and permission.until - today <= _NOTICE:
        message = f"the permission ends on {permission.until}"
        yield _remind(draft, "until", message, "ask the author, and record the answer", "ends-soon")
    yield from _check_thanks(draft, permission.granted, today, reading)


def find_revoked(drafts: Iterable[Draft]) -> Mapping[str, str]:
    """Return the images in stories whose permission was revoked, each with the id of such a story."""
    stories = ((draft.id, draft.template) for draft in drafts if not draft.is_translation)
    return {name: story_id for story_id, story in stories if is_revoked(story.permission) for name in story.media}


def check_shared_images(drafts: Iterable[Draft], revoked: Mapping[str, str]) -> Iterator[Problem]:
    """Report images that a story doesn't show, because another story with them was revoked."""
    for draft in drafts:
        if draft.is_translation or is_revoked(draft.template.permission):
            continue
        for place, name in enumerate(draft.template.media):
            if name in revoked:
                message = f"“{name}” isn't shown: it is also in “{revoked[name]}”, whose permission was revoked"
                hint = "remove it here, or record a new permission there"
                yield draft.document.problem(
                    ("media", place), message, hint=hint, severity=Severity.NOTICE, rule="permission-ended"
                )


def is_revoked(permission: Permission | None) -> bool:
    """Return whether a permission was revoked."""
    return bool(permission and permission.revoked)


def _check_answer(draft: Draft, permission: Permission) -> Iterator[Problem]:
    if permission.granted:
        message = f"the permission begins on {permission.granted}, so the story isn't shown yet"
        yield _remind(draft, "granted", message, "")
    elif permission.asked:
        message = f"you asked on {permission.asked}, but the permission isn't granted yet, so the story isn't shown"
        yield _remind(draft, "asked", message, "write granted: when the answer is yes; if it is no, delete the story")


def _check_thanks(draft: Draft, granted: date, today: date, reading: Reading) -> Iterator[Problem]:
    is_shown = standing_of(draft.template, "page", today, readers_of(reading)) is Standing.GRANTED
    if is_shown and draft.template.thanked is None and today - granted > THANKS_WITHIN:
        message = f"the permission was granted on {granted}, but the author hasn't been thanked yet"
        yield _remind(draft, "granted", message, "say thank you, and write the day in thanked:", "thanks-due")


def _remind(draft: Draft, key: str, message: str, hint: str, rule: str = "") -> Problem:
    return draft.document.problem(
        ("permission", key), message, hint=hint, severity=Severity.NOTICE, key=True, rule=rule
    )
