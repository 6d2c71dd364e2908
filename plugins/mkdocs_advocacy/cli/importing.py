"""The `advocacy import` command."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import get_args

import click
from click.core import ParameterSource

from mkdocs_advocacy.cli.hub import CLEAN, PROBLEMS, CannotRun, of_hub, open_hub, say
from mkdocs_advocacy.cli.importing_ideas import import_ideas
from mkdocs_advocacy.cli.new_entry import below_posts
from mkdocs_advocacy.cli.zones import wanted_zone
from mkdocs_advocacy.core.files import yaml_files
from mkdocs_advocacy.core.problems import failing
from mkdocs_advocacy.core.tables.limits import MAX_BYTES
from mkdocs_advocacy.core.writing import NewFile, write_files
from mkdocs_advocacy.importing.fates import fates, new_files
from mkdocs_advocacy.importing.folding import told_once
from mkdocs_advocacy.importing.guess import laid_out
from mkdocs_advocacy.importing.layouts import layouts
from mkdocs_advocacy.importing.model import DateOrder, Reading
from mkdocs_advocacy.importing.plan import Plan
from mkdocs_advocacy.importing.run import planned
from mkdocs_advocacy.importing.template import TEMPLATE
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.scaffold.write import InTheWay, write_new

_MOST_LISTED = 100
"""How many rows and new files are listed without `--all`. Problems are always listed in full."""

_ONLY_IDEAS = frozenset({"day", "site"})
_ONLY_POSTS = frozenset(
    {
        "layout",
        "sheet",
        "dates",
        "zone",
        "language",
        "campaign",
        "year",
        "add_campaigns",
        "folder",
        "update",
        "template",
    }
)


@click.command("import")
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--as",
    "content",
    type=click.Choice(["posts", "ideas"]),
    default="posts",
    show_default=True,
    help="What the files contain. From ideas, only the numbers of supporters are imported.",
)
@click.option(
    "--from", "layout", type=click.Choice(list(layouts())), help="The program that exported FILE. Default: detected."
)
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="COLUMN=MEANING",
    help="What a column means, or “ignore”. Repeatable.",
)
@click.option("--sheet", help="The sheet to read from a workbook. Default: the first.")
@click.option("--dates", type=click.Choice(get_args(DateOrder)), help="The order in dates such as 03/04/2026.")
@click.option("--timezone", "zone", help="The time zone for times without a zone, such as Europe/Berlin or UTC.")
@click.option("--language", help="The language for rows without a language. Default: the hub's first language.")
@click.option("--campaign", help="The id of the campaign for rows without a campaign.")
@click.option("--year", type=click.IntRange(2000, 2999), help="The year for dates without a year. Default: detected.")
@click.option("--add-campaigns", is_flag=True, help="Create campaigns that don't exist yet.")
@click.option("--folder", help="The folder for new posts, below content/posts. Default: one folder per campaign.")
@click.option("--dry-run", is_flag=True, help="Show the result without writing any files.")
@click.option("--all", "whole", is_flag=True, help="List all rows and new files, not only the first 100.")
@click.option("--update", is_flag=True, help="Update existing files that differ from the spreadsheet.")
@click.option("--date", "day", help="Ideas: the day of the export. Default: the date in the file's name, or today.")
@click.option("--site", help="Ideas: the forum's address, for exports of Discourse and Fider. Default: detected.")
@click.option("--template", is_flag=True, help="Write a CSV template to FILE instead of importing.")
@of_hub
@click.pass_context
def import_command(
    context: click.Context,
    files: tuple[Path, ...],
    content: str,
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
    day: str | None,
    site: str | None,
    template: bool,
    config_file: Path,
) -> None:
    """Import posts from a spreadsheet (CSV or XLSX), or support for ideas from exports of forums.

    Each row becomes a file, or a problem that names the row and the column. Existing files are kept unless you pass
    --update. With --as ideas, FILEs are exports of Discourse, GitHub Discussions, Fider, UserVoice or Canny, and their
    counts are added to the hub's feedback. Exit codes: 0 everything imported, 1 some rows have errors, 2 cannot run.
    """
    _refuse_foreign_options(context, content)
    if content == "ideas":
        pairs = _parse_pairs(columns)
        return import_ideas(files, day, site, pairs, config_file, dry_run=dry_run, whole=whole)
    if len(files) > 1:
        raise click.UsageError("Import spreadsheets with posts one by one.")
    [file] = files
    if template:
        _write_template(file)
        return
    reading = Reading(layout, _parse_pairs(columns), dates, wanted_zone(zone), language, campaign, year, add_campaigns)
    try:
        with file.open("rb") as opened_file:
            data = opened_file.read(MAX_BYTES + 1)  # one byte over the limit shows that FILE is too large
    except OSError as error:
        raise CannotRun(f"{file} cannot be read: {error.strerror or error}.") from None
    opened = open_hub(config_file)
    hub, places = opened.hub, opened.places
    existing, unreadable = yaml_files(POSTS.folder_in(places), below=places.docs, root=places.root)
    if unreadable:
        raise CannotRun(
            "\n".join(("Nothing was imported, to avoid overwriting unreadable posts:", *map(str, unreadable)))
        )
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
        new = (NewFile(places.docs / one.path, one.shown, one.text.encode()) for one in changed)
        write_files(new, below=places.docs)
    say(_summarize(plan, dry_run=dry_run, whole=whole))
    sys.exit(PROBLEMS if failing(plan.problems, strict=False) else CLEAN)


def _refuse_foreign_options(context: click.Context, content: str) -> None:
    """Raise UsageError for an option that only applies to the other kind of content."""
    for parameter in context.command.params:
        name = parameter.name or ""
        is_given = context.get_parameter_source(name) is ParameterSource.COMMANDLINE
        if is_given and name in (_ONLY_POSTS if content == "ideas" else _ONLY_IDEAS):
            other = "posts" if content == "ideas" else "ideas"
            raise click.UsageError(f"{parameter.opts[0]} is only for --as {other}.")


def _summarize(plan: Plan, *, dry_run: bool, whole: bool) -> str:
    most = None if whole else _MOST_LISTED
    lines = new_files(plan, most)
    for change in plan.changes:
        if change.state == "updated":
            lines.append(f"updated    {change.shown} (row {change.row}: {', '.join(change.keys)})")
        elif change.state == "kept":
            lines.append(f"kept       {change.shown} (row {change.row} differs: {', '.join(change.keys)})")
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
    failed = len({problem.line for problem in plan.problems if problem.severity == "error"})
    rows = f"{failed:,} {'row' if failed == 1 else 'rows'} with errors" if failed else ""
    campaigns = sum(not change.row for change in plan.changes)
    created = f"{campaigns:,} {'campaign' if campaigns == 1 else 'campaigns'}" if campaigns else ""
    lines.append("; ".join(part for part in (total or "no posts", created, rows) if part))
    if counts["kept"]:
        lines.append("To update the files that were kept, run the command again with --update.")
    if dry_run:
        lines.append("Dry run: nothing was written.")
    return "\n".join(lines)


def _parse_pairs(columns: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for pair in columns:
        name, sign, meaning = pair.rpartition("=")
        if not sign or not name.strip() or not meaning.strip():
            raise click.BadParameter(f"“{pair}” does not match COLUMN=MEANING", param_hint="--map")
        pairs[name.strip()] = meaning.strip().lower()
    return pairs


def _write_template(file: Path) -> None:
    try:
        write_new(Path(), {str(file): TEMPLATE.encode("utf-8-sig")})
    except InTheWay:
        raise CannotRun(f"{file} already exists. Nothing was written.") from None
    say(f"Wrote {file} with two example rows. Fill it in, then run: advocacy import {file} --dry-run")
