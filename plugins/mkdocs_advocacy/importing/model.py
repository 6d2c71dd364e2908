"""A spreadsheet as it was read, and what its columns mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo
from typing import Annotated, Literal

from pydantic import Field

from mkdocs_advocacy.core.model import Line, Model, Some

DateOrder = Literal["dmy", "mdy", "ymd"]
"""The order of day, month and year."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a spreadsheet, with a text for each cell."""

    number: int
    """As spreadsheet programs count: the first row, which names the columns, is 1."""
    cells: tuple[str, ...]
    misquoted: int | None = None
    """The column, from 0, in which quotation marks are set so that its text, or where it ends, is uncertain."""


@dataclass(frozen=True, slots=True)
class Table:
    """A spreadsheet: the names of its columns, and its rows."""

    file: str
    """The name as the writer knows it."""
    header: Row
    rows: tuple[Row, ...]
    above: tuple[Row, ...] = ()
    """Titles above the names of the columns."""
    sheet: str = ""
    """The name of the sheet, where the file is a workbook."""


class Layout(Model):
    """What a program calls its columns."""

    name: Annotated[Line, Field(description="The program.")]
    source: Annotated[Some[Line], Field(description="Where the names were found.")]
    read: Annotated[date, Field(description="When.")]
    sure: Annotated[bool, Field(description="Whether the program's own documents or many users of it say so.")]
    note: Annotated[Line, Field(description="What to know.")] = ""
    recognised_by: Annotated[
        tuple[Line, ...], Field(description="The columns that tell it from others; none: it has to be named.")
    ] = ()
    positions: Annotated[
        tuple[Line, ...], Field(description="What the columns mean in a file that does not name them.")
    ] = ()
    columns: Annotated[dict[Line, tuple[Line, ...]], Field(description="The names of columns, by what they mean.")]
    if_cells_agree: Annotated[
        dict[Line, tuple[Line, ...]],
        Field(description="Further names of columns, which count if most cells are days, times or networks."),
    ] = {}
    networks: Annotated[
        dict[Line, tuple[Line, ...]],
        Field(description="Columns that say TRUE where the post is for a network, by the network's id."),
    ] = {}
    left_out: Annotated[
        tuple[Line, ...], Field(description="Columns that are made from others, and not read again.")
    ] = ()
    spells_gaps: Annotated[bool, Field(description="Whether {link} in a text means the hub's.")] = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table means what, by position from 0."""

    layout: Layout
    places: Mapping[str, int]
    flags: Mapping[str, int]
    """Columns that say whether a post is for a network, by its id."""
    unused: tuple[int, ...] = ()
    """Columns that were not understood, with or without a heading; those that are to be left out are not among them."""
    approvals: tuple[int, ...] = ()
    """Columns that ask for an approval of the posts."""
    ignored: tuple[int, ...] = ()
    """Columns that the writer leaves out."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a writer wants a spreadsheet to be read."""

    layout: str | None = None
    """The program that it comes from; None: found out."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """What further columns mean, by their names."""
    dates: DateOrder | None = None
    zone: tzinfo | None = None
    """The zone of times that name none."""
    language: str | None = None
    """The language of rows that name none; None: the hub's own."""
    campaign: str | None = None
    """The campaign of rows that name none."""
    year: int | None = None
    """The year of days without one; None: found out."""
    add_campaigns: bool = False
    """Whether campaigns that the hub does not have are made."""
