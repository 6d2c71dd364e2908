"""The winners of a call: stories, of which pages show only those that are published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mkdocs_advocacy.content.entry import Entry
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.kind import Reading
from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.core.problems import Problem, nearest
from mkdocs_advocacy.core.source import read
from mkdocs_advocacy.kinds.campaigns.call.model import Call

STORIES = "stories"
"""The kind's name. Stories refer to campaigns, so campaigns can't refer to them in their declaration."""


def link_to_winners(call: Call, hub: Hub, language: str) -> list[Link]:
    """Return links to the published stories of winners, in a language if they have it."""
    stories: Mapping[str, Entry[Any]] = hub.content.get(STORIES, {})
    shown = (stories[name].in_language(language) for name in call.winners if name in stories)
    return [Link(story.address, story.title) for story in shown if not story.has_ended]


def check_winners(reading: Reading) -> Iterator[Problem]:
    """Report winners whose stories don't exist. Without stories in the hub, there is nothing to compare."""
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
