"""The command `advocacy results` and its subcommands."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Literal, get_args

import click

from mkdocs_advocacy.cli.hub import Opened, of_hub, open_hub, say
from mkdocs_advocacy.cli.results_import import import_results, options_of
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.campaigns.results.summary import ResultsSummary, Sums
from mkdocs_advocacy.results.notice import write_notice

Format = Literal["text", "csv", "json", "md"]
Cell = str | int | None


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A table of results."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    """Texts and whole numbers; None for a number that isn't known."""


@click.group(invoke_without_command=True)
@click.option("--format", "form", type=click.Choice(get_args(Format)), default="text", show_default=True)
@of_hub
@click.pass_context
def results(context: click.Context, form: Format, config_file: Path) -> None:
    """Print the results of campaigns, or run one of the commands below.

    The numbers are those of the hub's page of results: sums of published counts for closed periods.
    """
    if context.invoked_subcommand:
        return
    opened = open_hub(config_file)
    options_of(opened)
    tables = make_tables(opened.hub)
    if form == "json":
        say(_format_json(opened, tables))
    elif form == "csv":
        say(_format_csv(tables))
    elif not opened.hub.results.clicks:
        say("There are no results yet. Import an export of your analytics tool: advocacy results import FILE")
    else:
        say("\n\n".join(_format_text(table) if form == "text" else _format_markdown(table) for table in tables))


@results.command()
@of_hub
def notice(config_file: Path) -> None:
    """Print a description of results for a works council: a draft in English, made from the hub's settings."""
    opened = open_hub(config_file)
    options, hub = options_of(opened), opened.hub
    hidden = [hub.known_networks[name].name for name in options.hide if name in hub.known_networks]
    say(write_notice(opened.name, hub.today.isoformat(), options, hub.results.imports, hidden).rstrip())


results.add_command(import_results)


def make_tables(hub: Hub) -> Sequence[NamedTable]:
    """Return the results as tables: campaigns, the posts of the last month, networks, languages, and periods."""
    summary = ResultsSummary(hub)
    campaigns = [
        (one.id, one.title, found.clicks, found.target, found.days_gone, found.days)
        for one in summary.campaigns()
        for found in [summary.progress(one)]
    ]
    tables = [
        NamedTable("Campaigns", ("campaign", "title", "clicks", "target", "days over", "days"), campaigns),
    ]
    if months := summary.all.months:
        top = summary.top_posts(summary.all.of_month(months[-1]))
        posts = [(post.id, post.title, sums.clicks, sums.conversions) for post, sums in top]
        tables.append(NamedTable(f"Posts, {months[-1]:%Y-%m}", ("post", "title", "clicks", "conversions"), posts))
    names = {row.key.source: summary.network_name(row.key.source) for row in summary.all.rows}
    networks = [(source, names[source] or "others", clicks) for source, clicks in _by(summary.all, "source")]
    tables.append(NamedTable("Networks", ("source", "network", "clicks"), networks))
    languages = [(language or "not known", clicks) for language, clicks in _by(summary.all, "language")]
    tables.append(NamedTable("Languages", ("language", "clicks"), languages))
    periods = [(str(period.first), str(period.last), clicks) for period, clicks in summary.all.by_period.items()]
    tables.append(NamedTable("Periods", ("from", "to", "clicks"), periods))
    return tables


def _by(sums: Sums, name: Literal["source", "language"]) -> Sequence[tuple[str, int]]:
    return tuple(sums.by(lambda row: getattr(row.key, name)).items())


def _format_text(table: NamedTable) -> str:
    """Return the table with aligned columns, numbers to the right."""
    cells = [[*table.headings], *([_show(cell) for cell in row] for row in table.rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    is_number = [all(not isinstance(cell, str) for cell in column) for column in zip(*table.rows, strict=True)]
    is_number = is_number or [False] * len(table.headings)
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
    rows += [[_show(cell).replace("|", r"\|") for cell in row] for row in table.rows]
    return "\n".join((f"## {table.title}", "", *(f"| {' | '.join(row)} |" for row in rows)))


def _format_csv(tables: Sequence[NamedTable]) -> str:
    """Return all tables as one: table, row, column and value."""
    lines = StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(("table", "row", "column", "value"))
    for table in tables:
        for number, row in enumerate(table.rows, start=1):
            for heading, cell in zip(table.headings, row, strict=True):
                writer.writerow((table.title, number, heading, _escape_formula(cell)))
    return lines.getvalue().rstrip("\n")


def _escape_formula(cell: Cell) -> Cell:
    """Return the cell so that no spreadsheet program runs it as a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t")) else cell


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
