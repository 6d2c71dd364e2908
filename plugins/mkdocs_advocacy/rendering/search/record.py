"""Search records: everything that search finds, such as entries, pages and their sections."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import NamedTuple

from mkdocs_advocacy.core.compact_json import compact_json


class Section(NamedTuple):
    """A section of a page, with its anchor."""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """An entry or a page that search finds, in one language."""

    kind: str
    """The kind's name, or `pages` for a page that isn't an entry."""
    address: str
    """Relative to the hub's root."""
    title: str
    language: str
    group: str = ""
    """An identifier that all translations share; search shows one of them. Empty if there are none."""
    summary: str = ""
    """A summary in one line."""
    text: str = ""
    """The other searchable text."""
    sections: Sequence[Section] = ()
    also: Sequence[str] = ()
    """More searchable texts, which the card doesn't show."""
    tags: Sequence[str] = ()
    """Words with a high weight, such as hashtags including the #."""
    picture: tuple[str, int, int] | None = None
    """The image's address, width and height."""
    expires: str = ""
    """When search begins to hide it, in ISO 8601."""


_VALUES = attrgetter(*(field.name for field in fields(SearchRecord)))
"""Gets all values of a record, without the copies that `dataclasses.astuple` makes."""


def encode_record(record: SearchRecord) -> bytes:
    """Return the record as one line of JSON, without the end of the line."""
    return compact_json(_VALUES(record)).encode("utf-8", "surrogatepass")


def decode_record(line: bytes) -> SearchRecord:
    """Return the record that `encode_record` encoded."""
    values = dict(zip((field.name for field in fields(SearchRecord)), json.loads(line), strict=True))
    values["sections"] = tuple(Section(*section) for section in values["sections"])
    return SearchRecord(**values)
