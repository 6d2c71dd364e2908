"""An export's file, as readers receive it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from mkdocs_advocacy.core.tables.delimited import NoTable, decode_text
from mkdocs_advocacy.results.periods import Period
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.rules.listening import Listening

DateOrder = Literal["dmy", "mdy"]
DecimalSign = Literal["comma", "point"]
Labels = Literal["campaign", "content"]


@dataclass(frozen=True, slots=True)
class Answers:
    """The user's answers to questions that a file leaves open. None means that the question wasn't answered."""

    date_order: DateOrder | None = None
    """The order of day and month in dates such as 01/02/2026: the flag `--dates`."""
    decimal_sign: DecimalSign | None = None
    """The decimal sign in numbers such as 1.234: the flag `--decimal`."""
    period: Period | None = None
    """The days that a file covers, if it doesn't state them: the flag `--period`."""
    labels: Labels | None = None
    """The tag that a column named “Label” contains: the flag `--labels`."""
    question: str = ""
    """The heading of a survey's question: the flag `--question`. Empty if only one question has scores."""
    is_nps: bool = False
    """Whether the question asks for a recommendation from 0 to 10: the flag `--nps`."""
    conversion: str = ""
    """The name of the event that counts as a conversion: the flag `--conversion`."""
    listening: Listening = field(default_factory=Listening)
    """The topics to find in mentions, from the hub's rules."""


@dataclass(frozen=True)
class Source:
    """A file, or a member of a zip archive, with its content in memory."""

    name: str
    """The file's name, without folders, to show in messages."""
    data: bytes = field(repr=False)

    @cached_property
    def text(self) -> str:
        """The content as text, in any usual encoding. Raises Refused if it isn't text."""
        try:
            return decode_text(self.data)[0]
        except NoTable as error:
            raise Refused(error.message, error.hint) from None

    @cached_property
    def head(self) -> Sequence[str]:
        """The first lines, decoded leniently, by which readers recognise their files."""
        return _decode_start(self.data[:20_000]).splitlines()[:60]


def _decode_start(data: bytes) -> str:
    """Decode the start of a file, which may end within a character; return an empty text if it isn't text."""
    found = ""
    for missing in range(4):  # no encoding has longer characters
        try:
            text, guessed = decode_text(data[: len(data) - missing])
        except NoTable:
            continue
        if not guessed:
            return text
        found = found or text
    return found


@dataclass(frozen=True)
class LogFile:
    """A file too large for memory, such as an access log, possibly compressed."""

    name: str
    path: Path
