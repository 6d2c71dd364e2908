"""Models of a spreadsheet, its columns and the reading options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo
from typing import Annotated, Literal

from pydantic import Field

from mkdocs_advocacy.core.model import Line, Model, Some
from mkdocs_advocacy.core.tables.row import Row

DateOrder = Literal["dmy", "mdy", "ymd"]
"""The order of day, month and year."""


@dataclass(frozen=True, slots=True)
class Table:
    """A spreadsheet: its headings and rows."""

    file: str
    """The file name to show in messages."""
    header: Row
    rows: tuple[Row, ...]
    above: tuple[Row, ...] = ()
    """Rows above the headings, such as a title."""
    sheet: str = ""
    """The name of the sheet, for workbooks."""


class Layout(Model):
    """The column headings of a program."""

    name: Annotated[Line, Field(description="The name of the program.")]
    source: Annotated[Some[Line], Field(description="The sources of the headings.")]
    read: Annotated[date, Field(description="When the sources were read.")]
    sure: Annotated[bool, Field(description="Whether the vendor's documentation or many users confirm the headings.")]
    note: Annotated[Line, Field(description="Notes for users.")] = ""
    recognised_by: Annotated[
        tuple[Line, ...], Field(description="The headings that identify the program; if empty, use `--from`.")
    ] = ()
    positions: Annotated[
        tuple[Line, ...], Field(description="The meanings of the columns in files without headings.")
    ] = ()
    columns: Annotated[dict[Line, tuple[Line, ...]], Field(description="The headings, by meaning.")]
    if_cells_agree: Annotated[
        dict[Line, tuple[Line, ...]],
        Field(description="Headings that count only if most of the column's cells contain dates, times or networks."),
    ] = {}
    networks: Annotated[
        dict[Line, tuple[Line, ...]],
        Field(description="Headings of columns that contain TRUE if the post is for a network, by network id."),
    ] = {}
    left_out: Annotated[tuple[Line, ...], Field(description="Headings of derived columns, which are ignored.")] = ()
    has_placeholders: Annotated[bool, Field(description="Whether {link} in a text is a placeholder.")] = False


@dataclass(frozen=True, slots=True)
class Columns:
    """The meanings of a table's columns. Positions start at 0."""

    layout: Layout
    places: Mapping[str, int]
    """The position of each meaning."""
    flags: Mapping[str, int]
    """Columns with TRUE or FALSE for a network, by network id."""
    unused: tuple[int, ...] = ()
    """Columns without a known meaning, except derived and ignored columns."""
    approvals: tuple[int, ...] = ()
    """Columns that state whether a post is approved."""
    ignored: tuple[int, ...] = ()
    """Columns that the writer ignores with --map."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The writer's options for reading a spreadsheet."""

    layout: str | None = None
    """The program that the spreadsheet comes from, or None to detect it."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """The meanings of further columns, by heading."""
    dates: DateOrder | None = None
    zone: tzinfo | None = None
    """The time zone for times without a zone."""
    language: str | None = None
    """The language for rows without a language, or None for the hub's first language."""
    campaign: str | None = None
    """The campaign for rows without a campaign."""
    year: int | None = None
    """The year for dates without a year, or None to detect it."""
    add_campaigns: bool = False
    """Whether to create campaigns that the hub does not have."""
