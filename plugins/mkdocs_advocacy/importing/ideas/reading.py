"""Read an export of ideas, recognised by its content."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.tables.delimited import NoTable, decode_text
from mkdocs_advocacy.core.tables.limits import MAX_BYTES
from mkdocs_advocacy.importing.ideas.addresses import find_sites, normalize
from mkdocs_advocacy.importing.ideas.export import Export
from mkdocs_advocacy.importing.ideas.lists import DISCOURSE, read_list, read_pages
from mkdocs_advocacy.importing.ideas.model import ReadingOptions
from mkdocs_advocacy.importing.ideas.tables import FIDER, read_ideas, read_rows

_WORKBOOK = b"PK\x03\x04"
_NAMES = {DISCOURSE: "t", FIDER: "posts"}
"""The part of an address before the number of an idea."""


def read_export(name: str, data: bytes, options: ReadingOptions, known: Iterable[str]) -> Export:
    """Return the ideas in a file. `known` are the addresses in the hub's feedback, which identify the forum."""
    addresses = list(known)
    try:
        if len(data) > MAX_BYTES:
            raise NoTable(f"the file is larger than the maximum of {MAX_BYTES:,} bytes", "import it in parts")
        text = None if data.startswith(_WORKBOOK) else decode_text(data)[0]
        pages = read_pages(text) if text is not None else None
        if pages is None:
            rows = read_rows(data, text)
            return read_ideas(name, rows, options.columns, lambda: _find_site(FIDER, options, addresses))
        found = read_list(name, pages, lambda: _find_site(DISCOURSE, options, addresses))
        if found is None:
            raise NoTable(
                "the JSON is neither a Discourse topic list nor a list of GitHub discussions",
                "see docs/ideas.md",
            )
        return found
    except NoTable as error:
        return Export("", problems=[Problem(name, error.row, 1, Severity.ERROR, error.discreet, error.hint)])


def _find_site(tool: str, options: ReadingOptions, addresses: Iterable[str]) -> str:
    """Return the address of the forum without a slash at its end: the option's, or the only one in the hub's files."""
    if options.site:
        if normalize(options.site) is None:
            raise NoTable(f"“{options.site}” is not the address of a forum", "write it as https://forum.example")
        return options.site.rstrip("/")
    sites = find_sites(addresses, _NAMES[tool])
    if len(sites) != 1:
        raise NoTable(
            f"{tool} exports don't contain the forum's address, and the hub's feedback links to {len(sites)} forums",
            "add --site, such as --site https://forum.example",
        )
    return sites.pop()
