"""The contract for readers of exports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mkdocs_advocacy.results.counts import Export
from mkdocs_advocacy.results.source import Answers, Source


@dataclass(frozen=True, slots=True)
class Reader:
    """A tool whose exports can be read."""

    name: str
    """The tool's name, as messages show it."""
    recognises: Callable[[Source], bool]
    """Returns whether a file is an export of the tool, by its content. Raises nothing, whatever the file.

    That includes exports that can't be used, so that `read` can say which export to use instead.
    """
    read: Callable[[Source, Answers], Export]
    """Returns the content of a file that the reader recognises. Raises Refused if it can't be read without a guess."""
