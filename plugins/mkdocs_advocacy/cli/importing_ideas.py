"""The command `advocacy import --as ideas`: add counts of supporters from exports of idea forums."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import cast, get_args

import click

from mkdocs_advocacy.cli.hub import CLEAN, PROBLEMS, CannotRun, open_hub, say
from mkdocs_advocacy.core.files import yaml_files
from mkdocs_advocacy.core.problems import as_text, failing, in_order
from mkdocs_advocacy.core.tables.limits import MAX_BYTES
from mkdocs_advocacy.core.writing import NewFile, write_together
from mkdocs_advocacy.importing.ideas.export import Export
from mkdocs_advocacy.importing.ideas.model import Idea, Meaning, ReadingOptions
from mkdocs_advocacy.importing.ideas.plan import Plan, plan_support, read_feedback
from mkdocs_advocacy.importing.ideas.reading import read_export
from mkdocs_advocacy.importing.ideas.support import write_address
from mkdocs_advocacy.kinds.feedback.kind import FEEDBACK

_DATE = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
_MOST_LISTED = 100
"""How many ideas without a file are listed without `--all`."""


def import_ideas(
    files: Sequence[Path],
    day: str | None,
    site: str | None,
    columns: Mapping[str, str],
    config_file: Path,
    *,
    dry_run: bool,
    whole: bool,
) -> None:
    """Add the counts in the files to the hub's feedback, changing all of its files or none."""
    if wrong := [meaning for meaning in columns.values() if meaning not in get_args(Meaning)]:
        message = f"“{wrong[0]}” is not a meaning for ideas; use {', '.join(get_args(Meaning))}"
        raise click.BadParameter(message, param_hint="--map")
    opened = open_hub(config_file)
    counted, reason = _choose_day(day, files, opened.hub.today)
    places = opened.places
    sources, unreadable = yaml_files(FEEDBACK.folder_in(places), below=places.docs, root=places.root)
    feedback, problems = read_feedback(sources)
    if problems := [*unreadable, *problems]:
        raise CannotRun(f"{as_text(problems)}\nNothing was imported: correct these files first.")
    known = [where for file in feedback for where in file.addresses.values()]
    options = ReadingOptions(site or "", cast(Mapping[str, Meaning], columns))
    exports = [read_export(file.name, _read(file), options, known) for file in files]
    if unknown := [problem for export in exports if not export.tool for problem in export.problems]:
        raise CannotRun(f"{as_text(unknown)}\nNothing was imported.")
    plan = plan_support((idea for export in exports for idea in export.ideas), feedback, counted)
    plan.problems += (problem for export in exports for problem in export.problems)
    if not dry_run:
        changed = [
            NewFile(places.docs / change.source.path, change.source.shown, change.data) for change in plan.changes
        ]
        write_together(changed, below=places.docs)
    lines = [*_describe_files(files, exports), f"Date of the counts: {counted}, {reason}."]
    lines += _describe_plan(plan, f"{opened.shown}/{FEEDBACK.folder}", whole=whole)
    if dry_run:
        lines.append("Dry run: nothing was written.")
    say("\n".join(lines))
    sys.exit(PROBLEMS if failing(plan.problems, strict=False) else CLEAN)


def _choose_day(written: str | None, files: Sequence[Path], today: date) -> tuple[date, str]:
    """Return the day of the counts, and where it comes from: the option, the files' names, or the clock."""
    if written:
        return _parse_day(written, today, "--date"), "from --date"
    named = {match[0] for file in files for match in _DATE.finditer(file.name)}
    if len(named) > 1:
        raise CannotRun(f"The file names contain different dates: {', '.join(sorted(named))}. Import them one by one.")
    if named:
        return _parse_day(named.pop(), today, "a file's name"), "from the file's name"
    return today, "which is today (use --date to set another day)"


def _parse_day(written: str, today: date, source: str) -> date:
    try:
        day = date.fromisoformat(written) if _DATE.fullmatch(written) else None
    except ValueError:
        day = None
    if day is None:
        raise CannotRun(f"“{written}” in {source} isn't a date such as {today}.")
    if day > today:
        raise CannotRun(f"{day} in {source} is in the future; today is {today}.")
    return day


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened_file:
            return opened_file.read(MAX_BYTES + 1)  # one byte over the limit shows that the file is too large
    except OSError as error:
        raise CannotRun(f"{file} cannot be read: {error.strerror or error}.") from None


def _describe_files(files: Sequence[Path], exports: Sequence[Export]) -> Iterator[str]:
    for file, export in zip(files, exports, strict=True):
        yield f"{file.name}: {export.tool}, {_count(len(export.ideas), 'idea')}"
    if any(export.has_more_pages for export in exports) and not any(_ends_list(export) for export in exports):
        yield "The list has more pages: export them too, with ?page=1, ?page=2 … at the end of the address."


def _ends_list(export: Export) -> bool:
    return export.tool == "Discourse" and not export.has_more_pages


def _describe_plan(plan: Plan, folder: str, *, whole: bool) -> Iterator[str]:
    for change in plan.changes:
        counts = ", ".join(f"{count:,} at {where}" for where, count in change.counts)
        yield f"updated    {change.source.shown} ({counts})"
    for shown in plan.unchanged:
        yield f"unchanged  {shown}"
    yield from map(str, in_order(plan.problems))
    if plan.new:
        yield from _describe_new(plan.new, folder, whole=whole)
    total = f"{len(plan.changes):,} updated, {len(set(plan.unchanged)):,} unchanged"
    yield f"{total}; {_count(len(plan.new), 'idea')} without a file"


def _describe_new(ideas: Sequence[Idea], folder: str, *, whole: bool) -> Iterator[str]:
    yield ""
    yield f"No file in {folder}/ names these ideas:"
    shown = ideas if whole else ideas[:_MOST_LISTED]
    yield from (f"  {idea.count:>7,}  {idea.address}" for idea in shown)
    if len(shown) < len(ideas):
        yield f"  … and {len(ideas) - len(shown):,} more (--all lists them)"
    yield 'To add one, run advocacy add feedback "TITLE", and write its address into the file:'
    yield f"  heard: {{in: space, link: {write_address(shown[0].address)}}}"
    yield ""


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
