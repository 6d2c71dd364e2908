"""Find exports that somebody saved in `results/`: they may hold persons, and git would keep them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.names import shown_name
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.results.personal import is_personal
from mkdocs_advocacy.results.surveys import COLUMNS

_ENDINGS = frozenset(
    {
        *(".gz", ".json", ".jsonl", ".log", ".ndjson", ".ods", ".parquet", ".tsv", ".txt", ".xls", ".xlsx", ".xml"),
        ".zip",
    }
)
_WAY_OUT = "move the file out of the hub's folder, and import it from there"


def find_exports(folder: Path, root: Path) -> Iterator[Problem]:
    """Yield a problem for each file of a type that only exports have."""
    for path in sorted(folder.rglob("*")):
        # A log that a server replaced has another ending behind its own: access.log.1
        if _ENDINGS & {suffix.lower() for suffix in path.suffixes} and not path.name.startswith("."):
            shown = shown_name(path.relative_to(root).as_posix())
            yield Problem(shown, 1, 1, Severity.ERROR, "results/ is for sums only, but this is an export", _WAY_OUT)


def find_foreign_columns(file: SourceFile) -> Problem | None:
    """Return the problem with a table that holds persons, or that isn't the file of a survey."""
    header = file.data.split(b"\n", 1)[0].decode("utf-8-sig", errors="replace")
    for sign in (",", ";", "\t"):
        column = 1
        for cell in header.split(sign):
            heading = cell.strip().strip('"')
            if is_personal(heading):
                message = f"the column “{heading[:60]}” holds persons, but results/ is for sums only"
                return Problem(file.shown, 1, column, Severity.ERROR, message, _WAY_OUT, "unsafe-column")
            column += len(cell) + 1
    if header.strip() and not {cell.strip(' "\r') for cell in re.split("[,;\t]", header)} & set(COLUMNS):
        message = "results/ is for sums only, but this table isn't one that an import wrote"
        return Problem(file.shown, 1, 1, Severity.ERROR, message, _WAY_OUT)
    return None
