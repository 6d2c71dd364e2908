"""Where the hub is read, which limits what a permission for some countries allows."""

from __future__ import annotations

from collections.abc import Collection

from mkdocs_advocacy.content.kind import Reading
from mkdocs_advocacy.kinds.groups.options import ProgrammeOptions


def readers_of(reading: Reading) -> Collection[str]:
    """Return the countries in which the hub is read; empty if it is read everywhere."""
    options: ProgrammeOptions | None = reading.options.get("programme")
    return options.readers_in if options else ()
