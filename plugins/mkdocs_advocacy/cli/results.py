"""The command `advocacy results` and its subcommands."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Literal, get_args

import click

from mkdocs_advocacy.cli.hub import CannotRun, Opened, errors_of, of_hub, open_hub, say
from mkdocs_advocacy.cli.results_import import import_results, options_of
from mkdocs_advocacy.cli.results_tables import Cell, NamedTable, make_tables
from mkdocs_advocacy.exporting.formulas import guarded
from mkdocs_advocacy.results.notice import write_notice

Format = Literal["text", "csv", "json", "md"]


@click.group(invoke_without_command=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(get_args(Format)),
    default="text",
    show_default=True,
    help="The format to print, for people or for other tools.",
)
@of_hub
@click.pass_context
def results(context: click.Context, form: Format, config_file: Path) -> None:
    """Print the results of campaigns, or run one of the commands below.

    The numbers are those of the hub's page of results: sums of published counts for closed periods. Exit codes: 0
    printed, 2 the hub has no results or errors.
    """
    if context.invoked_subcommand:
        context.default_map = {name: {"config_file": str(config_file)} for name in results.commands}
        return
    opened = _open_complete(config_file)
    tables = [*make_tables(opened.hub)]
    if form == "json":
        say(_format_json(opened, tables))
    elif form == "csv":
        say(_format_csv(tables))
    elif not any(table.rows for table in tables):
        say("There are no results yet. Import an export of your analytics tool: advocacy results import FILE")
    else:
        tables = [table for table in tables if table.rows]
        say("\n\n".join(_format_text(table) if form == "text" else _format_markdown(table) for table in tables))


def _open_complete(config_file: Path) -> Opened:
    """Load a hub without errors. Files with errors are left out, so the numbers would be incomplete."""
    opened = open_hub(config_file)
    options_of(opened)
    if errors := errors_of(opened.hub):
        raise CannotRun(f"{errors}\nCorrect these errors first: files with errors would be left out.")
    return opened


@results.command(short_help="Print a description for a works council.")
@of_hub
def notice(config_file: Path) -> None:
    """Print a description of results for a works council: a draft in English, made from the hub's settings."""
    opened = _open_complete(config_file)
    options, hub = options_of(opened), opened.hub
    hidden = [hub.known_networks[name].name for name in options.hide]
    say(write_notice(opened.name, hub.today.isoformat(), options, hub.results, hidden).rstrip())


results.add_command(import_results)


def _format_text(table: NamedTable) -> str:
    """Return the table with aligned columns, numbers to the right."""
    cells = [[*table.headings], *([_show(cell) for cell in row] for row in table.rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    is_number = [all(not isinstance(cell, str) for cell in column) for column in zip(*table.rows, strict=True)]
    lines = (
        "  ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for cell, width, number in zip(row, widths, is_number, strict=True)
        ).rstrip()
        for row in cells
    )
    return "\n".join((table.title, *lines))


def _show(cell: Cell) -> str:
    return "–" if cell is None else f"{cell:,}" if isinstance(cell, int) else cell


def _format_markdown(table: NamedTable) -> str:
    rows = [[*table.headings], ["---"] * len(table.headings)]
    rows += [[_escape_markdown(_show(cell)) for cell in row] for row in table.rows]
    return "\n".join((f"## {table.title}", "", *(f"| {' | '.join(row)} |" for row in rows)))


def _escape_markdown(text: str) -> str:
    """Return a text as it is written in a cell of a Markdown table."""
    return re.sub(r"[\\`*_\[\]<>|&]", r"\\\g<0>", text)


def _format_csv(tables: Sequence[NamedTable]) -> str:
    """Return all tables as one: table, row, column and value."""
    lines = StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(("table", "row", "column", "value"))
    for table in tables:
        for number, row in enumerate(table.rows, start=1):
            for heading, cell in zip(table.headings, row, strict=True):
                writer.writerow((table.title, number, heading, guarded(cell) if isinstance(cell, str) else cell))
    return lines.getvalue().rstrip("\n")


def _format_json(opened: Opened, tables: Sequence[NamedTable]) -> str:
    data = {
        "minimum": opened.hub.results.minimum,
        "tables": [
            {
                "title": table.title,
                "rows": [dict(zip(table.headings, row, strict=True)) for row in table.rows],
            }
            for table in tables
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)
