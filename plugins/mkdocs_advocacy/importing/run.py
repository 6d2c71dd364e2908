"""An import from beginning to end: from the bytes of a spreadsheet to what would become of a hub's files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.problems import Problem, Severity, in_order
from mkdocs_advocacy.importing.gather import Gatherer
from mkdocs_advocacy.importing.layouts import columns_of
from mkdocs_advocacy.importing.model import Columns, Reading, Table
from mkdocs_advocacy.importing.plan import Plan, Planner
from mkdocs_advocacy.importing.rows import RowReader
from mkdocs_advocacy.importing.suspects import unanswered
from mkdocs_advocacy.importing.table import read_table
from mkdocs_advocacy.kinds.campaigns.model import utm_campaign_of
from mkdocs_advocacy.kinds.posts.check import Context


def planned(
    name: str,
    data: bytes,
    reading: Reading,
    context: Context,
    existing: Iterable[SourceFile],
    now: datetime,
    *,
    sheet: str | None = None,
    folder: str | None = None,
    posts: str = "posts",
    shown: str = "content",
    update: bool = False,
) -> Plan:
    """What the import of the spreadsheet `data`, called `name`, would do; see `Planner` for the rest."""
    table, problems = read_table(name, data, sheet)
    if table is None:
        return Plan([], problems, refused=True)
    table, columns, wrong = columns_of(table, reading)
    wrong += unanswered(table, columns, context.networks)
    if wrong:
        return Plan([], list(in_order(wrong)), refused=True)
    languages = context.settings.languages
    campaigns = {utm_campaign_of(campaign): campaign.id for campaign in context.campaigns.values()}
    reader = RowReader(table, columns, reading, context.settings, context.networks, campaigns)
    gatherer = Gatherer(table, columns, languages[0], context.settings.zone)
    drafts = gatherer.drafts([reader.read(row) for row in table.rows])
    planner = Planner(table, columns, context, existing, folder=folder, posts=posts, shown=shown, update=update)
    plan = planner.plan(drafts, now)
    found = [*_remarks(table, columns), *reader.problems, *gatherer.problems, *plan.problems]
    return Plan(plan.changes, list(in_order(found)))


def _remarks(table: Table, columns: Columns) -> Iterable[Problem]:
    headings = [table.header.cells[place].strip() for place in columns.unused if place < len(table.header.cells)]
    if named := ", ".join(f"“{heading}”" for heading in headings if heading):
        message = f"read as a spreadsheet from {columns.layout.name}; ignored columns: {named}"
        hint = 'if one matters, say what it means: --map "COLUMN=MEANING"'
        yield Problem(table.file, table.header.number or 1, 1, Severity.NOTICE, message, hint)
    if not table.rows:
        message = "the spreadsheet has no rows below the names of its columns"
        yield Problem(table.file, table.header.number or 1, 1, Severity.ERROR, message)
