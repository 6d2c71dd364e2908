"""The winners of a call. Each winner is a story, and pages show only published stories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs_advocacy.content.entry import Entry
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.kind import Reading
from mkdocs_advocacy.core.days import end_of
from mkdocs_advocacy.core.problems import Problem, nearest
from mkdocs_advocacy.core.source import read
from mkdocs_advocacy.kinds.campaigns.call.model import Call

STORIES, _CAPABILITY = "stories", "programme"
"""The name of the kind, and the plugin that shows it. Stories can name a campaign, so campaigns don't refer to them."""


@dataclass(frozen=True, slots=True)
class Winner:
    """A link to the story of a winner."""

    address: str
    title: str
    expires: str | None
    """The time after which the story may no longer be shown, in ISO 8601."""


def find_winners(call: Call, hub: Hub, language: str) -> list[Winner]:
    """Return the winners whose stories are shown, in a language if available."""
    stories: Mapping[str, Entry[Any]] = hub.content.get(STORIES, {}) if _CAPABILITY in hub.plugins else {}
    found = (stories[name] for name in call.winners if name in stories)
    return [_describe(story.in_language(language), hub) for story in found if not story.in_language(language).has_ended]


def _describe(story: Entry[Any], hub: Hub) -> Winner:
    expires = end_of(story.last_day, hub.settings.zone).isoformat() if story.last_day else None
    return Winner(story.address, story.title, expires)


def check_winners(reading: Reading) -> Iterator[Problem]:
    """Report winners whose stories don't exist, unless the hub doesn't load stories."""
    if STORIES not in reading.loaded:
        return
    stories = reading.loaded[STORIES]
    known = {*(page.id for page in stories.pages), *stories.broken}
    for file in reading.loaded["campaigns"].files:
        if b"winners" not in file.data:
            continue
        document, _ = read(file.shown, file.data)
        call = document.value.get("call") if document else None
        winners = call.get("winners") if isinstance(call, dict) else None
        for place, name in enumerate(winners if isinstance(winners, list) else ()):
            if document and isinstance(name, str) and name not in known:
                message = f"call.winners[{place}]: there is no story “{name}”"
                yield document.problem(("call", "winners", place), message, hint=nearest(name, known))
