"""Read tags from the columns `utm_*` of an export, or from a column with the query of an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs_advocacy.core.tables.row import Row
from mkdocs_advocacy.results.counts import Dimension
from mkdocs_advocacy.results.readers.whole_table import WholeTable
from mkdocs_advocacy.results.urls import TAG_NAMES, tags_of

_DIMENSIONS: tuple[Dimension, ...] = ("source", "campaign", "content")


@dataclass(frozen=True, slots=True)
class UtmColumns:
    """The places of the tags in a table."""

    table: WholeTable
    places: Mapping[str, int | None]
    query: int | None

    @classmethod
    def find(cls, table: WholeTable, *addresses: str) -> UtmColumns:
        """Find the columns `utm_*`, and the first column with an address or a query among `addresses`."""
        return cls(table, {name: table.find(f"utm_{name}") for name in TAG_NAMES}, table.find(*addresses))

    @property
    def grain(self) -> frozenset[Dimension]:
        """The dimensions of the tags. An address can hold all of them."""
        return frozenset(name for name in _DIMENSIONS if self.query is not None or self.places[name] is not None)

    def read(self, row: Row) -> Mapping[str, str]:
        """Return the tags of a row. Those without a column of their own, or in rows without any, are in the address."""
        tags = {name: self.table.cell(row, place) for name, place in self.places.items()}
        if all(tags.values()) or self.query is None:
            return tags
        address = self.table.cell(row, self.query)
        in_address = tags_of(address if "?" in address else f"?{address}")[1]
        return {name: value or in_address[name] for name, value in tags.items()}
