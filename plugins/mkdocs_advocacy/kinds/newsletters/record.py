"""The record of a released issue: the ids of its entries, and the texts of its posts at the time of the release."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from mkdocs_advocacy.content.kind import FileType
from mkdocs_advocacy.core.model import Day, Id, Language, Line, Model, Moment, MonthName, Text
from mkdocs_advocacy.core.yaml_writing import yaml_text
from mkdocs_advocacy.kinds.newsletters.issue import Choice, Filled, Place, Wording
from mkdocs_advocacy.kinds.newsletters.letter import BlockName
from mkdocs_advocacy.results.periods import Period

SUFFIX = ".sent"
"""The end of the name of a record, before its extension."""
_LARGEST = 10**12
"""The largest count. Longer numbers can't be formatted."""
_HEADER = """\
# The entries of the released issue “{id}”, written by “advocacy release newsletter {id}”. Edit this file only to remove
# texts that may no longer be published. To release the issue again, delete this file and run the command again.
"""


class RecordedEntry(Model):
    """An entry of a block."""

    id: Annotated[Line, Field(description="The id of the entry; of a person, the code.")]
    number: Annotated[int | None, Field(ge=0, le=_LARGEST, description="Its number, such as the clicks of a post.")] = (
        None
    )


class RecordedKeys(Model):
    """The keys of a block that the release fixed: later edits and results don't change them."""

    sort: Annotated[Literal["newest", "clicks"] | None, Field(description="The order of posts.")] = None
    of: Annotated[MonthName | None, Field(description="The month of the clicks of posts.")] = None
    show: Annotated[
        Literal["progress", "posts", "networks", "languages", "weeks"] | None,
        Field(description="The part of the results."),
    ] = None
    campaign: Annotated[Id | None, Field(description="The campaign of the results.")] = None
    month: Annotated[MonthName | None, Field(description="The month of the results.")] = None


class RecordedBlock(Model):
    """A block of the issue."""

    block: Annotated[BlockName, Field(description="The name of the block.")]
    keys: Annotated[
        RecordedKeys, Field(description="The keys that the release fixed: later edits and results don't change them.")
    ] = RecordedKeys()
    shows: Annotated[tuple[RecordedEntry, ...], Field(description="The entries of the block, in order.")] = ()
    prints: Annotated[
        tuple[RecordedEntry, ...] | None,
        Field(
            description="The entries of the block in print, if they differ: print needs its own consent or permission."
        ),
    ] = None


class RecordedWords(Model):
    """The texts of a post when the issue was released."""

    title: Annotated[
        Line | None, Field(description="The title. Without it, the issue shows the current texts of the post.")
    ] = None
    text: Annotated[Text | None, Field(description="The summary.")] = None
    quote: Annotated[Text | None, Field(description="The beginning of its text.")] = None
    story: Annotated[
        Id | None,
        Field(description="The id of the story in the post. Without the story, the issue shows the current texts."),
    ] = None


class NewsletterRecord(Model):
    """The entries of a released issue: `content/newsletters/<id>.sent.yml`.

    `advocacy release newsletter` writes it, and it is never published. People and stories are still shown only while
    their consent and permission last.
    """

    sent: Annotated[Moment, Field(description="When the issue was released.")]
    first: Annotated[Day, Field(alias="from", description="The first day of its period.")]
    last: Annotated[Day, Field(alias="to", description="The last day of its period.")]
    blocks: Annotated[
        dict[Language, tuple[RecordedBlock, ...]],
        Field(description="The blocks of the text in each language, in order."),
    ]
    words: Annotated[
        dict[Id, dict[Language, RecordedWords]],
        Field(description="The texts of posts, by id and language. The post's own language comes first."),
    ] = {}


RECORD = FileType(
    "newsletter-record",
    "Record of a released newsletter",
    f"`content/newsletters/<id>{SUFFIX}.yml`",
    NewsletterRecord,
)


@dataclass(frozen=True)
class Release:
    """A released issue, as its record says."""

    record: NewsletterRecord
    language: str
    """The language of the issue's original text."""
    wording: Mapping[str, Mapping[str, Wording | None]]
    """The texts of posts by id and language; None for texts that may no longer be shown."""

    @property
    def period(self) -> Period:
        """The days that the issue reports on."""
        return Period(self.record.first, self.record.last)

    def has(self, language: str) -> bool:
        """Return whether the issue was released in a language."""
        return language in self.record.blocks

    def blocks_of(self, language: str) -> Sequence[RecordedBlock]:
        """Return the blocks in a language. A translation that was added after the release has those of the original."""
        return self.record.blocks.get(language) or self.record.blocks.get(self.language, ())

    def held_in(self, language: str, place: Place) -> Sequence[Filled]:
        """Return the entries of each block in a language and a place."""
        return [
            Filled(
                block.block, [Choice(entry.id, entry.number) for entry in _entries_of(block, place)], _keys_of(block)
            )
            for block in self.blocks_of(language)
        ]


def _entries_of(block: RecordedBlock, place: Place) -> Sequence[RecordedEntry]:
    return block.prints if place == "print" and block.prints is not None else block.shows


def _keys_of(block: RecordedBlock) -> Mapping[str, Any]:
    """Return the keys that are pinned for the block, including those without a value."""
    names = {"posts": ("sort", "of"), "result": ("show", "campaign", "month")}.get(block.block, ())
    return {name: getattr(block.keys, name) for name in names}


def block_values(shown: Filled, printed: Filled) -> Mapping[str, Any]:
    """Return a block as in a record. `printed` has its entries in print."""
    keys = {name: value for name, value in shown.keys.items() if value is not None}
    values: dict[str, Any] = {"block": shown.name}
    values |= {"keys": keys} if keys else {}
    values["shows"] = _entry_values(shown.choices)
    if list(printed.choices) != list(shown.choices):
        values["prints"] = _entry_values(printed.choices)
    return values


def word_values(wording: Wording) -> Mapping[str, Any]:
    """Return the texts of a post as in a record."""
    values = {"title": wording.title, "text": wording.text, "quote": wording.quote, "story": wording.story}
    return {name: value for name, value in values.items() if value}


def write_record(issue: str, values: Mapping[str, Any]) -> str:
    """Return the file of a record with these values."""
    return _HEADER.format(id=issue) + yaml_text(**values)


def _entry_values(choices: Iterable[Choice]) -> Sequence[Mapping[str, Any]]:
    return [{"id": choice.id} | ({"number": choice.number} if choice.number is not None else {}) for choice in choices]
