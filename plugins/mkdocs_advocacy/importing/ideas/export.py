"""The content of an export."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.importing.ideas.model import Idea


@dataclass(frozen=True, slots=True)
class Export:
    """The content of a file."""

    tool: str
    ideas: Sequence[Idea] = ()
    problems: Sequence[Problem] = ()
    has_more_pages: bool = False
    """Whether the tool has more ideas on a later page of the same list."""
