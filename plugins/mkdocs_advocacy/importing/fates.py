"""List the outcome of each row of a spreadsheet, as a table for people."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_advocacy.core.problems import Severity
from mkdocs_advocacy.importing.gather import make_title
from mkdocs_advocacy.importing.guess import align, truncate
from mkdocs_advocacy.importing.plan import Plan
from mkdocs_advocacy.importing.row_post import RowPost

_LONGEST = 36
_HEADINGS = ("row", "day and time", "networks", "status", "campaign", "text", "becomes")


def fates(plan: Plan, most: int | None = None) -> list[str]:
    """Return a line for each of the first `most` rows: its content and its outcome."""
    rows_with_errors = {problem.line for problem in plan.problems if problem.severity is Severity.ERROR}
    states = {change.path.rpartition("/")[2].removesuffix(".yml"): change.state for change in plan.changes}
    rows = [_row(post, post.row.number in rows_with_errors, states) for post in plan.rows[:most]]
    return ["Rows", *align([_HEADINGS, *rows]), *_rest(len(plan.rows) - len(rows), "row")]


def new_files(plan: Plan, most: int | None = None) -> list[str]:
    """Return a line for each of the first `most` new files."""
    new = [change for change in plan.changes if change.state == "new"]
    lines = [f"new        {change.shown}" + (f" (row {change.row})" if change.row else "") for change in new[:most]]
    return [*lines, *_rest(len(new) - len(lines), "new file")]


def _rest(left: int, noun: str) -> list[str]:
    """Return a line with the number of entries that are not listed, if any."""
    return [f"… and {left:,} more {noun if left == 1 else f'{noun}s'}: --all lists them"] if left > 0 else []


def _row(post: RowPost, has_error: bool, states: Mapping[str, str]) -> tuple[str, ...]:
    number = str(post.row.number)
    if post.left_out:
        return (number, "", "", "", "", "", f"skipped: {post.left_out}")
    values = post.values
    networks = ", ".join(values.get("networks", ())) or (post.key if post.key != "any" else "all")
    text = str(values.get("title") or make_title(post.wording)) if post.wording else ""
    content = (
        _shown(post),
        networks,
        values.get("status", "ready"),
        values.get("campaign", ""),
        truncate(text, _LONGEST),
    )
    state = states.get(post.post_id)
    becomes = "not imported" if has_error or not state else f"{post.post_id} ({state})"
    return (number, *content, becomes)


def _shown(post: RowPost) -> str:
    """Return the publishing date and time for display."""
    if post.when:
        return post.when.day.isoformat() + (f" {post.when.time:%H:%M}" if post.when.time else "")
    return "?" if post.wrong else "immediately"
