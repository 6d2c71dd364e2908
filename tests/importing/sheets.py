"""A spreadsheet of 200 posts as saved by four programs, and helpers to import it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from click.testing import Result
from openpyxl import Workbook

Run = Callable[..., Result]
"""A function that runs a command in a hub."""
HEADER = ("Title", "Network", "Text", "Link", "Hashtags", "Publish", "Expire")
TOWNS = ("Łódź", "Köln", "Besançon", "Málaga", "Zürich")
FIRST = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


def rows(count: int = 200, *, plain: bool = False) -> list[tuple[str, ...]]:
    """Return the rows as text; with `plain`, only with characters of Windows-1252."""
    return [tuple(str(cell) for cell in row) for row in typed_rows(count, plain=plain)]


def typed_rows(count: int = 200, *, plain: bool = False) -> list[tuple[Any, ...]]:
    """Return the rows with dates as date objects, as in a workbook."""
    found = []
    for number in range(1, count + 1):
        town = TOWNS[number % 5] if not plain or number % 5 else "Århus"
        network = ("", "linkedin", "X", "Any")[number % 4]
        text = f"Stop {number}: we brought {number} crates to {town}; “{number} euro”, {{no}} catch"
        if number % 3 == 0:
            text += f"\nSecond line, number {number}."
        link = f"https://example.com/stop/{number}?a=%20b&utm_source=x"
        expire = FIRST.date() + timedelta(days=number + 90)
        row = (f"Stop {number} in {town}", network, f"{text} {link}", link, "Tour, Soda", FIRST.date(), expire)
        found.append(row)
    return found


def as_csv(table: Sequence[Sequence[str]], *, delimiter: str = ",", header: Sequence[str] = HEADER) -> str:
    held = StringIO(newline="")
    csv.writer(held, delimiter=delimiter, lineterminator="\r\n").writerows([header, *table])
    return held.getvalue()


def as_workbook(table: Sequence[Sequence[Any]], header: Sequence[str] = HEADER) -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in [header, *table]:
        page.append(list(row))
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def dialects() -> dict[str, bytes]:
    """Return the file of 200 posts in each format, by name."""
    return {
        "utf-8.csv": as_csv(rows()).encode("utf-8-sig"),
        "utf-16.csv": as_csv(rows(), delimiter="\t").encode("utf-16"),
        "windows.csv": as_csv(rows(plain=True), delimiter=";").encode("cp1252"),
        "workbook.xlsx": as_workbook(typed_rows()),
    }


def imported(run: Run, name: str, content: str | bytes, *arguments: str, code: int = 0) -> list[str]:
    """Import a file with this content and return the lines of output."""
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
    result = run("import", name, *arguments)
    assert result.exit_code == code, result.output
    return result.output.splitlines()


def posts(hub: Path) -> dict[str, str]:
    """Return the posts by id, except the samples of a new hub."""
    found = {path.stem: path.read_text("utf-8") for path in (hub / "content/posts").rglob("*.yml")}
    return {
        name: text
        for name, text in found.items()
        if not name.startswith(("we-are-hiring", "our-new-website", "said-by-you"))
    }


def sheet(*rows: str) -> str:
    return "\n".join(rows) + "\n"
