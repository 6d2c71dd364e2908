"""Whether a story may be shown: its permission today, for one scope, in the countries where the hub is read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from enum import Enum
from typing import NamedTuple

from mkdocs_advocacy.core.countries import WORLD, covers
from mkdocs_advocacy.core.lifecycle import GONE, State
from mkdocs_advocacy.kinds.stories.model import Permission, Scope, StoryTemplate


class Standing(Enum):
    """Whether a permission covers something now."""

    NONE = "none"
    """There is no record, or it doesn't cover this scope, these countries, minors or other people in the image."""
    AWAITED = "awaited"
    """The author was asked but hasn't answered, or the permission begins in the future."""
    GRANTED = "granted"
    ENDED = "ended"
    """It has expired or was revoked."""


def standing_of(story: StoryTemplate, scope: Scope, today: date, readers: Collection[str]) -> Standing:
    """Return whether a story's permission covers `scope` on `today`.

    `readers` are the countries in which the hub is read; empty if it is read everywhere. A revocation counts from the
    moment it is recorded, so that a build with an earlier time doesn't show the story again.
    """
    permission = story.permission
    if permission is None:
        return Standing.NONE
    if has_ended(permission, today):
        return Standing.ENDED
    if permission.granted is None:
        return Standing.AWAITED if permission.asked else Standing.NONE
    if scope not in permission.scope or any(find_gaps(story, permission, readers)):
        return Standing.NONE
    return Standing.GRANTED if permission.granted <= today else Standing.AWAITED


def has_ended(permission: Permission, today: date) -> bool:
    """Return whether the permission was revoked or has expired on `today`."""
    return bool(permission.revoked or (permission.until and permission.until < today))


class Gap(NamedTuple):
    """A missing part of a granted permission."""

    key: str
    """The key of the record to correct."""
    message: str
    hint: str


def find_gaps(story: StoryTemplate, permission: Permission, readers: Collection[str]) -> Iterator[Gap]:
    """Yield the missing parts of a granted permission. Until it is complete, the story isn't shown."""
    if not permission.proof:
        yield Gap(
            "granted", "the permission is granted, but the record doesn't say where the answer is kept", "add proof:"
        )
    if not permission.scope:
        hint = "add scope: [page, posts], as far as it was granted"
        yield Gap("granted", "the permission is granted, but the record doesn't say where the story may be shown", hint)
    if not story.credit:
        hint = "add credit:, such as “@ada on Instagram” or “A customer from Leeds”"
        yield Gap(
            "granted", "the permission is granted, but the file doesn't say how the author wants to be named", hint
        )
    if permission.minor and not permission.guardian:
        hint = "add guardian: and where it is kept, or don't show the story"
        yield Gap("minor", "somebody is a minor, but there is no record of the guardian's permission", hint)
    if story.media and permission.others is None:
        hint = "write others: none, or others: agreed if they agreed too; otherwise remove the image"
        yield Gap("granted", "the record doesn't say whether other people can be recognised in the image", hint)
    if permission.territories and not covers(permission.territories, readers or (WORLD,)):
        shown = f"the hub is read in {', '.join(sorted(readers))}" if readers else "the hub can be read everywhere"
        hint = "ask for a wider permission, or, if access to the hub is limited,"
        hint += " list its countries in readers_in: of advocacy/programme"
        yield Gap("territories", f"the permission is for {', '.join(permission.territories)}, but {shown}", hint)


def last_day_of(story: StoryTemplate) -> date | None:
    """Return the last day on which the story is offered: the earlier of its own and its permission's; None if none."""
    days = (story.expire, story.permission.until if story.permission else None)
    return min((day for day in days if day), default=None)


def state_with(standing: Standing, state: State) -> State:
    """Return the state of something that a story's permission limits, which would otherwise have `state`.

    A preview of drafts shows no draft without permission.
    """
    if state is State.FOR_OTHERS or standing is Standing.GRANTED:
        return state
    if standing is Standing.ENDED:
        return State.EXPIRED if state in GONE or state is State.CURRENT else State.WITHHELD
    return State.WITHHELD
