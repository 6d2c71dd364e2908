"""The documentation of imports: its commands run, and its columns are those that are read."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from tests.importing.sheets import dialects
from tests.site.sites import CHECKOUT

from mkdocs_advocacy.content.settings import Settings
from mkdocs_advocacy.core.tables.row import Row
from mkdocs_advocacy.importing.layouts import layouts
from mkdocs_advocacy.importing.model import Columns, Reading, Table
from mkdocs_advocacy.importing.rows import RowReader

PAGE = (CHECKOUT / "docs/import.md").read_text("utf-8")


def test_every_command_of_the_page_runs(hub: Path, run: Callable[..., Result]) -> None:
    Path("calendar.xlsx").write_bytes(dialects()["workbook.xlsx"])
    Path("plan.csv").write_text("Post copy,Go live\nWords,03/04/2027 14:30\n", "utf-8")
    lines = [line for block in re.findall(r"```\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
    lines += re.findall(r"`(advocacy [^`]+)`", PAGE)
    assert len(lines) == 8
    for line in lines:
        result = run(*shlex.split(line)[1:])
        assert result.exit_code == 0, f"{line}\n{result.output}"
    assert {"posts.csv", "buffer.csv", "hootsuite.csv", "posts.json"} <= {path.name for path in hub.iterdir()}


def test_every_documented_column_is_read() -> None:
    names = tuple(dict.fromkeys(name for layout in layouts().values() for name in layout.columns))
    read: set[str] = set()

    class Watched(dict[str, int]):
        def get(self, name: str, default: int | None = None) -> int | None:  # type: ignore[override]
            read.add(name)
            return super().get(name, default)

    places = Watched({name: place for place, name in enumerate(names)})
    row = Row(2, tuple("x" if name == "text" else "2027-01-01" if name == "date" else "" for name in names))
    table = Table("a.csv", Row(1, names), (row,))
    reader = RowReader(table, Columns(layouts()["hub"], places, {}), Reading(), Settings(), {}, {})
    assert not reader.read(row).wrong
    assert read == set(names) - {"variant"}  # the page says that the import ignores it
