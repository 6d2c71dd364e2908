"""The blocks of newsletters: which entries they choose, and what they show of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkdocs_advocacy.kinds.newsletters.fillers.campaigns import CAMPAIGNS_FILLER
from mkdocs_advocacy.kinds.newsletters.fillers.changes import CHANGES_FILLER
from mkdocs_advocacy.kinds.newsletters.fillers.events import EVENTS_FILLER
from mkdocs_advocacy.kinds.newsletters.fillers.feedback import FEEDBACK_FILLER
from mkdocs_advocacy.kinds.newsletters.fillers.people import PEOPLE_FILLER
from mkdocs_advocacy.kinds.newsletters.fillers.posts import POSTS_FILLER
from mkdocs_advocacy.kinds.newsletters.fillers.result import RESULT_FILLER
from mkdocs_advocacy.kinds.newsletters.fillers.stories import STORIES_FILLER
from mkdocs_advocacy.kinds.newsletters.issue import Filler
from mkdocs_advocacy.kinds.newsletters.letter import BlockName

FILLERS: Mapping[BlockName, Filler[Any]] = {
    filler.name: filler
    for filler in (
        POSTS_FILLER,
        PEOPLE_FILLER,
        STORIES_FILLER,
        FEEDBACK_FILLER,
        EVENTS_FILLER,
        CAMPAIGNS_FILLER,
        RESULT_FILLER,
        CHANGES_FILLER,
    )
}
"""How blocks are filled, by name."""
