"""Plan an import: from the bytes of a spreadsheet to changes of the hub's files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from mkdocs_advocacy.content.entry import Entry
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.problems import Problem, Severity, in_order
from mkdocs_advocacy.core.yaml_writing import yaml_text
from mkdocs_advocacy.importing.approvals import mark_approvals
from mkdocs_advocacy.importing.campaigns import CampaignNames, find_unknown_campaigns
from mkdocs_advocacy.importing.gather import Gatherer
from mkdocs_advocacy.importing.guess import describe_columns
from mkdocs_advocacy.importing.headings import is_about
from mkdocs_advocacy.importing.layouts import determine_columns
from mkdocs_advocacy.importing.model import Columns, Reading, Table
from mkdocs_advocacy.importing.plan import Change, Plan, Planner
from mkdocs_advocacy.importing.rows import RowReader
from mkdocs_advocacy.importing.suspects import find_unanswered
from mkdocs_advocacy.importing.table import read_table
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.campaigns.model import Campaign, CampaignTemplate
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
    """Plan the import of the spreadsheet `data` with the file name `name`. See `Planner` for the other parameters."""
    table, problems = read_table(name, data, sheet)
    if table is None:
        return Plan([], problems, refused=True)
    table, columns, errors = determine_columns(table, reading, context.networks)
    columns = mark_approvals(table, columns)
    errors += find_unanswered(table, columns, context.networks)
    shown_columns = describe_columns(table, columns)
    if errors:
        return Plan([], list(in_order([*problems, *errors])), refused=True, columns=shown_columns)
    campaigns = CampaignNames(context.campaigns, {})
    added: dict[str, tuple[str, str]] = {}
    if reading.add_campaigns and (place := columns.places.get("campaign")) is not None:
        cells = (row.cells[place] for row in table.rows if place < len(row.cells))
        added = find_unknown_campaigns(cells, campaigns)
        campaigns = replace(campaigns, added={name: campaign_id for name, (campaign_id, _) in added.items()})
        context = replace(context, campaigns={**context.campaigns, **_new_campaigns(added.values(), context)})
    reader = RowReader(table, columns, reading, context.settings, context.networks, campaigns)
    existing = list(existing)
    known = {source.stem for source in existing}
    gatherer = Gatherer(table, columns, context.settings.languages[0], context.settings.zone, known)
    rows = [reader.read(row) for row in table.rows]
    drafts = gatherer.drafts(rows)
    planner = Planner(table, columns, context, existing, folder=folder, posts=posts, shown=shown, update=update)
    plan = planner.plan(drafts, now)
    used = {
        campaign
        for draft in drafts
        for wordings in draft.languages.values()
        if (campaign := wordings.values.get("campaign"))
    }
    files = [_campaign_file(campaign_id, title, shown) for campaign_id, title in added.values() if campaign_id in used]
    all_problems = [
        *problems,
        *_remarks(table, columns),
        *reader.notices,
        *reader.problems,
        *gatherer.problems,
        *plan.problems,
    ]
    return Plan([*files, *plan.changes], list(in_order(all_problems)), columns=shown_columns, rows=rows)


def _new_campaigns(added: Iterable[tuple[str, str]], context: Context) -> dict[str, Campaign]:
    """Return the campaigns that the import creates, by id."""
    language = context.settings.languages[0]
    return {
        campaign_id: Entry(CAMPAIGNS.name, campaign_id, _path(campaign_id), language, CampaignTemplate(title=title))
        for campaign_id, title in added
    }


def _path(campaign_id: str) -> str:
    return f"{CAMPAIGNS.folder}/{campaign_id}.yml"


def _campaign_file(campaign_id: str, title: str, shown: str) -> Change:
    path = _path(campaign_id)
    return Change("new", path, f"{shown}/{path}", yaml_text(title=title), 0)


def _remarks(table: Table, columns: Columns) -> Iterable[Problem]:
    headings = [table.header.cells[place].strip() for place in columns.unused if place < len(table.header.cells)]
    if named := ", ".join(f"“{heading}”" for heading in headings if heading and not is_about(heading, "zone")):
        message = f"read in the {columns.layout.name} format; ignored columns: {named}"
        hint = 'to import one, give it a meaning: --map "COLUMN=MEANING"'
        yield Problem(table.file, table.header.number or 1, 1, Severity.NOTICE, message, hint)
    if not table.rows:
        message = "the spreadsheet has no rows below its headings"
        yield Problem(table.file, table.header.number or 1, 1, Severity.ERROR, message)
