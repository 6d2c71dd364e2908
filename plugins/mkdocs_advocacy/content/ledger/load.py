"""Parsing of the ledger, which has one address per line: `2026-11-27 posts/ginger/ The ginger range is here`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from mkdocs_advocacy.content.ledger.model import FOR, LEDGER, LIVE_HEAD, Entry
from mkdocs_advocacy.core.files import source_file
from mkdocs_advocacy.core.problems import Problem, Severity

_LINE = re.compile(
    r"(?P<since>[^\s?]+)(?P<planned>\?)?\s+"
    rf"(?:{FOR}(?P<audiences>[a-z0-9,-]+)\s+)?(?P<address>\S+)(?:\s+(?P<title>\S.*))?"
)
_ELSEWHERE = re.compile(r"^/|\.\.|[:?#]")
"""Patterns that never occur in an address within a site."""
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_SHAPE = "write a date, an address and a title: 2026-11-27 posts/ginger/ The ginger range is here"


def load_ledger(root: Path) -> tuple[Mapping[str, Entry] | None, list[Problem]]:
    """Load the ledger of the hub in `root` by address, or None if there is none, with its problems.

    If an address occurs twice, as after a merge, the earlier date counts.
    """
    source, problems = source_file(root / LEDGER, below=root, root=root)
    if source is None:
        return None, problems
    entries, wrong = _parse_entries(source.data.decode("utf-8-sig", errors="replace"))
    return entries, problems + wrong


def read_live_list(data: bytes) -> Mapping[str, Entry] | None:
    """Parse the address list of a published site; return None if the data isn't a complete list."""
    text = data.decode("utf-8", errors="replace")
    head = next(iter(text.splitlines()), "").removeprefix(LIVE_HEAD)
    entries, wrong = _parse_entries(text)
    return entries if not wrong and head == str(len(entries)) and not any(map(_ELSEWHERE.search, entries)) else None


def _parse_entries(text: str) -> tuple[dict[str, Entry], list[Problem]]:
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        entry = _parse_line(line, number)
        if isinstance(entry, Problem):
            problems.append(entry)
        elif entry.address not in entries or _rank(entry) < _rank(entries[entry.address]):
            entries[entry.address] = entry
    return entries, problems


def _rank(entry: Entry) -> tuple[bool, datetime]:
    """Return the rank of duplicate lines: public before planned, then the earlier one."""
    return entry.is_planned, entry.since


def _parse_line(line: str, number: int) -> Entry | Problem:
    if line.startswith(_CONFLICT):
        message = "this is a merge conflict marker"
        return Problem(
            LEDGER, number, 1, Severity.ERROR, message, "keep the lines from both sides and delete the markers"
        )
    found = _LINE.fullmatch(line.strip())
    if not found:
        return Problem(LEDGER, number, 1, Severity.ERROR, f"“{line}” is not a valid line of the ledger", _SHAPE)
    try:
        since = datetime.fromisoformat(found["since"])
        since = since.astimezone(UTC) if since.tzinfo else since.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return Problem(LEDGER, number, 1, Severity.ERROR, f"“{found['since']}” is not a date", _SHAPE)
    audiences = tuple(filter(None, (found["audiences"] or "").split(",")))
    column = line.index(found["address"], found.start("address")) + 1
    is_planned = found["planned"] is not None
    return Entry(found["address"], found["title"] or "", since, number, column, is_planned, audiences)
