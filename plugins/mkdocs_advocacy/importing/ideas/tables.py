"""Read ideas from spreadsheets: exports from Fider, UserVoice, Canny, and tools whose columns the user maps."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.tables.delimited import NoTable, read_csv_rows
from mkdocs_advocacy.core.tables.limits import LAST_ROW, MAX_ROWS
from mkdocs_advocacy.core.tables.row import Row
from mkdocs_advocacy.core.tables.workbook import read_workbook
from mkdocs_advocacy.importing.ideas.addresses import normalize
from mkdocs_advocacy.importing.ideas.export import Export
from mkdocs_advocacy.importing.ideas.lists import MOST_SUPPORTERS
from mkdocs_advocacy.importing.ideas.model import Idea, Meaning
from mkdocs_advocacy.importing.ideas.outcomes import outcome_of

FIDER = "Fider"
_NUMBER = re.compile(r"\d{1,10}(?:\.0)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Layout:
    """The columns of a tool, by simplified heading. No layout includes columns with personal data or texts."""

    tool: str
    required: frozenset[str]
    """Headings that identify the tool."""
    address: tuple[str, ...]
    count: tuple[str, ...]
    status: tuple[str, ...]


_LAYOUTS = (
    _Layout(
        FIDER,
        frozenset({"number", "votescount", "commentscount", "status"}),
        ("number",),
        ("votescount",),
        ("status",),
    ),
    _Layout(
        "UserVoice",
        frozenset({"suggestionid", "suggestionportalurl"}),
        ("suggestionportalurl",),
        ("suggestionvotescount", "suggestionsupporterscount", "suggestionvotes"),
        ("suggestionstatusname",),
    ),
    _Layout(
        "Canny",
        frozenset({"board", "status"}),
        ("url", "posturl", "link"),
        ("votes", "votecount", "score"),
        ("status",),
    ),
)
_HEADINGS = frozenset(
    name for layout in _LAYOUTS for name in (*layout.required, *layout.address, *layout.count, *layout.status)
)


def read_rows(data: bytes, text: str | None) -> Sequence[Row]:
    """Return the rows of a workbook, or of a CSV file with the text `text`. Raises NoTable if there are none."""
    if text is None:
        rows = read_workbook(data, None).rows
    else:
        rows = tuple(islice(read_csv_rows(text, lambda cell: _simplify(cell) in _HEADINGS), LAST_ROW))
    if len(rows) - 1 > MAX_ROWS:
        raise NoTable(f"the spreadsheet has more than {MAX_ROWS:,} rows", "import it in parts")
    if not rows:
        raise NoTable("the spreadsheet is empty")
    return rows


def read_ideas(name: str, rows: Sequence[Row], columns: Mapping[str, Meaning], find_site: Callable[[], str]) -> Export:
    """Return the ideas of a spreadsheet. Raises NoTable if its columns aren't known.

    `columns` are the user's meanings of columns, by heading. `find_site` returns the address of a Fider site.
    """
    header = [_simplify(cell) for cell in rows[0].cells]
    tool, places = _choose_columns(header, columns)
    site = find_site() if tool == FIDER else ""
    ideas, problems = [], []
    for row in rows[1:]:
        cells = {meaning: row.cells[at].strip() if at < len(row.cells) else "" for meaning, at in places.items()}
        status = cells.get("status", "")
        if status.casefold() == "deleted":
            continue
        address = f"{site}/posts/{cells['address']}" if site else cells["address"]
        written = _NUMBER.fullmatch(cells["count"])
        count = int(written[0].removesuffix(".0")) if written else None
        is_address = normalize(address) is not None and (not site or _NUMBER.fullmatch(cells["address"]) is not None)
        if count is None or count > MOST_SUPPORTERS or not is_address:
            missing = "web address" if not is_address else "number of votes, in digits"
            problems.append(Problem(name, row.number, 1, Severity.ERROR, f"row {row.number} has no {missing}"))
        else:
            ideas.append(Idea(address, count, outcome_of(status), name, row.number))
    return Export(tool, ideas, problems)


def _choose_columns(header: Sequence[str], columns: Mapping[str, Meaning]) -> tuple[str, Mapping[Meaning, int]]:
    """Return the tool's name, and the indexes of the columns to read."""
    if columns:
        return "other tool", _find_named(header, columns)
    present = set(header)
    for layout in _LAYOUTS:
        choices: tuple[tuple[Meaning, tuple[str, ...]], ...] = (
            ("address", layout.address),
            ("count", layout.count),
            ("status", layout.status),
        )
        found = {
            meaning: header.index(heading)
            for meaning, names in choices
            if (heading := next((name for name in names if name in present), None))
        }
        if layout.required <= present and {"address", "count"} <= found.keys():
            return layout.tool, found
        if layout.required <= present:
            lacking = "addresses of ideas" if "address" not in found else "numbers of votes"
            raise NoTable(f"this export of {layout.tool} has no column with the {lacking}", _MAP_HINT)
    raise NoTable("this isn't a known export of ideas", _MAP_HINT)


_MAP_HINT = 'name the columns of another tool: --map "Link=address" --map "Votes=count" --map "State=status"'


def _find_named(header: Sequence[str], columns: Mapping[str, Meaning]) -> Mapping[Meaning, int]:
    found: dict[Meaning, int] = {}
    for heading, meaning in columns.items():
        if _simplify(heading) not in header:
            raise NoTable(f"there is no column “{heading}”", "copy the heading from the file")
        found[meaning] = header.index(_simplify(heading))
    for meaning in ("address", "count"):
        if meaning not in found:
            raise NoTable(f"--map names no column for {meaning}", _MAP_HINT)
    return found


def _simplify(heading: str) -> str:
    """Return a heading's letters and digits in lower case: “Vote count” and `votes_count` have many spellings."""
    return re.sub(r"[\W_]+", "", heading).casefold()
