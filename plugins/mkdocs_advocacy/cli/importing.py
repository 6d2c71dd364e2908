"""The command `advocacy import`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import get_args

import click

from mkdocs_advocacy.cli.add import below_posts
from mkdocs_advocacy.cli.hub import CLEAN, PROBLEMS, CannotRun, of_hub, open_hub, say
from mkdocs_advocacy.cli.zones import wanted_zone
from mkdocs_advocacy.core.files import yaml_files
from mkdocs_advocacy.core.problems import failing
from mkdocs_advocacy.core.writing import NewFile, write_files
from mkdocs_advocacy.importing.fates import fates, new_files
from mkdocs_advocacy.importing.folding import told_once
from mkdocs_advocacy.importing.guess import laid_out
from mkdocs_advocacy.importing.layouts import layouts
from mkdocs_advocacy.importing.limits import MAX_BYTES
from mkdocs_advocacy.importing.model import DateOrder, Reading
from mkdocs_advocacy.importing.plan import Plan
from mkdocs_advocacy.importing.run import planned
from mkdocs_advocacy.importing.template import TEMPLATE
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.scaffold.write import InTheWay, write_new

_MOST_LISTED = 100
"""Rows and new files that are listed unless --all is given. Problems always are."""


@click.command("import")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--from", "layout", type=click.Choice(list(layouts())), help="The program that made it. Default: found out."
)
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="COLUMN=MEANING",
    help="What a column means, or “ignore”. Can be repeated.",
)
@click.option("--sheet", help="The sheet of a workbook. Default: the first.")
@click.option("--dates", type=click.Choice(get_args(DateOrder)), help="The order in days such as 03/04/2026.")
@click.option("--timezone", "zone", help="The zone of times that name none, such as Europe/Berlin, or UTC.")
@click.option("--language", help="The language of rows that name none. Default: the hub's own.")
@click.option("--campaign", help="The campaign of rows that name none, by its id.")
@click.option("--year", type=click.IntRange(2000, 2999), help="The year of days without one. Default: found out.")
@click.option("--add-campaigns", is_flag=True, help="Make the campaigns that the hub does not have.")
@click.option("--folder", help="Where new posts go, below content/posts. Default: a folder for each campaign.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option("--all", "whole", is_flag=True, help="List all rows and new files, not the first 100.")
@click.option("--update", is_flag=True, help="Change files that say otherwise than the spreadsheet.")
@click.option("--template", is_flag=True, help="Write FILE instead: an empty spreadsheet (CSV) to fill.")
@of_hub
def import_command(
    file: Path,
    layout: str | None,
    columns: tuple[str, ...],
    sheet: str | None,
    dates: DateOrder | None,
    zone: str | None,
    language: str | None,
    campaign: str | None,
    year: int | None,
    add_campaigns: bool,
    folder: str | None,
    dry_run: bool,
    whole: bool,
    update: bool,
    template: bool,
    config_file: Path,
) -> None:
    """Make posts of the rows of a spreadsheet, CSV or XLSX.

    A row becomes a file, or a problem that names the row and the column. What is there already is left alone, unless
    --update says otherwise. Exits with 0: all rows were read, 1: some were not, 2: cannot run.
    """
    if template:
        _write_template(file)
        return
    reading = Reading(layout, _pairs(columns), dates, wanted_zone(zone), language, campaign, year, add_campaigns)
    try:
        with file.open("rb") as opened_file:
            data = opened_file.read(MAX_BYTES + 1)  # one more than is allowed
    except OSError as error:
        raise CannotRun(f"{file} cannot be read: {error.strerror or error}.") from None
    opened = open_hub(config_file)
    hub, places = opened.hub, opened.places
    existing, unreadable = yaml_files(POSTS.folder_in(places), below=places.docs, root=places.root)
    if unreadable:
        raise CannotRun("\n".join(("Posts that cannot be read could be replaced:", *map(str, unreadable))))
    plan = planned(
        file.name,
        data,
        reading,
        opened.unpublished.reading.of(POSTS).unpublished.context,
        existing,
        hub.now,
        sheet=sheet,
        folder=below_posts(folder) if folder is not None else None,
        posts=POSTS.folder,
        shown=opened.shown,
        update=update,
    )
    if not dry_run:
        changed = [change for change in plan.changes if change.state in ("new", "updated")]
        files = (NewFile(places.docs / one.path, one.shown, one.text.encode()) for one in changed)
        write_files(files, below=places.docs)
    say(_said(plan, dry_run=dry_run, whole=whole))
    sys.exit(PROBLEMS if failing(plan.problems, strict=False) else CLEAN)


def _said(plan: Plan, *, dry_run: bool, whole: bool) -> str:
    most = None if whole else _MOST_LISTED
    lines = new_files(plan, most)
    for change in plan.changes:
        if change.state == "updated":
            lines.append(f"updated    {change.shown} (row {change.row}: {', '.join(change.keys)})")
        elif change.state == "kept":
            lines.append(f"kept       {change.shown} (row {change.row} says otherwise: {', '.join(change.keys)})")
    lines += told_once(plan.problems)
    if dry_run or plan.refused:
        lines += ["", *laid_out(plan.columns), ""] if plan.columns else []
        lines += [*fates(plan, most), ""] if plan.rows else []
    if plan.refused:
        return "\n".join([*lines, "Nothing was imported."])
    counts = Counter(change.state for change in plan.changes if change.row)
    total = ", ".join(
        f"{counts[state]:,} {state}" for state in ("new", "updated", "kept", "unchanged") if counts[state]
    )
    wrong = len({problem.line for problem in plan.problems if problem.severity == "error"})
    rows = f"{wrong:,} {'row' if wrong == 1 else 'rows'} with errors" if wrong else ""
    campaigns = sum(not change.row for change in plan.changes)
    begun = f"{campaigns:,} {'campaign' if campaigns == 1 else 'campaigns'}" if campaigns else ""
    lines.append("; ".join(part for part in (total or "no posts", begun, rows) if part))
    if counts["kept"]:
        lines.append("To change the files that were kept: the same command with --update.")
    if dry_run:
        lines.append("Nothing was written, this was a dry run.")
    return "\n".join(lines)


def _pairs(columns: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for pair in columns:
        name, sign, meaning = pair.rpartition("=")
        if not sign or not name.strip() or not meaning.strip():
            raise click.BadParameter(f"“{pair}” is not of the form COLUMN=MEANING", param_hint="--map")
        pairs[name.strip()] = meaning.strip().lower()
    return pairs


def _write_template(file: Path) -> None:
    try:
        write_new(Path(), {str(file): TEMPLATE.encode("utf-8-sig")})
    except InTheWay:
        raise CannotRun(f"{file} is there already; nothing was written.") from None
    say(f"{file} has the columns and two rows to show how. Fill it, then: advocacy import {file} --dry-run")
