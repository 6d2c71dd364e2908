"""The contract for readers of exports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mkdocs_advocacy.results.counts import Export
from mkdocs_advocacy.results.mentions.values import MentionExport
from mkdocs_advocacy.results.network_posts import NetworkExport
from mkdocs_advocacy.results.source import Answers, Source
from mkdocs_advocacy.results.surveys import SurveyExport


@dataclass(frozen=True, slots=True)
class SharesFile:
    """A file with voluntary counts of shares, which `shares.py` reads itself."""

    source: Source


AnyExport = Export | NetworkExport | SurveyExport | MentionExport | SharesFile


@dataclass(frozen=True, slots=True)
class Reader:
    """A tool whose exports can be read."""

    name: str
    """The tool's name, as messages show it."""
    recognises: Callable[[Source], bool]
    """Returns whether a file is an export of the tool, by its content. Raises nothing, whatever the file.

    That includes exports that can't be used, so that `read` can say which export to use instead.
    """
    read: Callable[[Source, Answers], AnyExport]
    """Returns the content of a file that the reader recognises. Raises Refused if it can't be read without a guess."""
