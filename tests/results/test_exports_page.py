"""The examples in docs/results-exports.md work."""

from __future__ import annotations

import csv
import re
import sqlite3
from datetime import date
from io import StringIO
from pathlib import Path

from tests.results.sources import clicks_by_content, export_of, only, read

from mkdocs_advocacy.results.counts import Record
from mkdocs_advocacy.results.mapping.load import load_mapping
from mkdocs_advocacy.results.mapping.model import Columns, MappedExport, MappedMentions, MentionColumns
from mkdocs_advocacy.results.readers import READERS, visits_table
from mkdocs_advocacy.results.readers.survey_formats import FORMATS
from mkdocs_advocacy.results.source import Source

PAGE = (Path(__file__).parents[2] / "docs/results-exports.md").read_text("utf-8")


def block(section: str, language: str) -> str:
    """Return the first code block in a section of the page."""
    text = PAGE.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    found = re.search(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert found, f"{section} has no {language}"
    return found[1]


def result_of(query: str, tables: str) -> Source:
    """Return the result of a query as CSV."""
    database = sqlite3.connect(":memory:")
    database.executescript(tables)
    found = database.execute(query)
    output = StringIO()
    writer = csv.writer(output)
    writer.writerow([column[0] for column in found.description])
    writer.writerows(found)
    database.close()
    return Source("result.csv", output.getvalue().encode())


def test_the_query_for_umami() -> None:
    command = block("Umami", "sql")
    found = re.fullmatch(r"COPY \((.*)\) TO STDOUT WITH \(FORMAT csv, HEADER\)", command.strip(), re.DOTALL)
    assert found
    columns = "website_id, session_id, visit_id, created_at, event_type, url_path, url_query"
    website = "'00000000-0000-0000-0000-000000000000', 's'"
    tags = "'linkedin', 'social', 'ginger-launch', 'ginger-a'"
    tables = f"""
        CREATE TABLE website_event ({columns}, utm_source, utm_medium, utm_campaign, utm_content);
        INSERT INTO website_event VALUES
          ({website}, '1', '2026-11-02 10:00:00+00', 1, '/ginger', '', {tags}),
          ({website}, '1', '2026-11-02 10:01:00+00', 1, '/', '', '', '', '', ''),
          ('another', 's', '2', '2026-11-02 10:00:00+00', 1, '/ginger', '', {tags}),
          ({website}, '3', '2026-10-02 10:00:00+00', 1, '/ginger', '', {tags});
    """
    export = read(result_of(found[1], tables))
    assert export.tool == "Umami"
    assert clicks_by_content(export) == {(date(2026, 11, 2), "ginger-a"): 1}


def test_the_query_for_goatcounter() -> None:
    tables = """
        CREATE TABLE hits (hit_id, site_id, session, first_visit, bot, ref_id, campaign, created_at);
        CREATE TABLE campaigns (campaign_id, site_id, name);
        CREATE TABLE refs (ref_id, ref, ref_scheme);
        INSERT INTO campaigns VALUES (7, 1, 'ginger-launch');
        INSERT INTO refs VALUES (1, '', 'o'), (2, 'linkedin', 'c');
        INSERT INTO hits VALUES
          (1, 1, 'a', 1, 0, 2, 7, '2026-11-02 10:00:00'),
          (2, 1, 'a', 0, 0, 2, 7, '2026-11-02 10:01:00'),
          (3, 1, 'b', 1, 5, 2, 7, '2026-11-02 10:02:00'),
          (4, 1, 'c', 1, 0, 1, NULL, '2026-11-30 10:00:00');
    """
    export = read(result_of(block("GoatCounter", "sql"), tables))
    assert export.grain == {"day", "campaign", "source"}
    assert set(export.records) == {
        Record(date(2026, 11, 2), "linkedin", campaign="ginger-launch", clicks=1),
        Record(date(2026, 11, 30), clicks=1),
    }


def test_the_fields_of_simple_analytics() -> None:
    fields = block("Simple Analytics", "text").strip().split(", ")
    export = read(export_of(",".join(fields), "2026-11-02T10:00:00Z,true,false,/,x,social,ginger-launch,ginger-a"))
    assert (export.tool, only(export).content) == ("Simple Analytics", "ginger-a")


def test_the_table_of_your_own() -> None:
    export = read(Source("a.csv", block("A table of your own", "csv").encode()))
    assert [record.clicks for record in export.records] == [41, 67]


def test_each_tool_is_explained() -> None:
    own = {"survey tools", "counts of shares", visits_table.NAME}
    named = {reader.name for reader in READERS} - own
    assert [name for name in sorted(named) if name not in PAGE] == []
    assert [name for name in ("Surveys", "Shares", "A table of your own") if f"\n## {name}\n" not in PAGE] == []


def test_each_survey_tool_is_listed() -> None:
    section = PAGE.partition("\n## Surveys\n")[2].partition("\n## ")[0]
    assert re.findall(r"^\| ([A-Z][\w ]+) \|", section, re.MULTILINE) == [known.tool for known in FORMATS]


def test_the_mapping_file() -> None:
    exports, problems = load_mapping(block("Any other tool", "yaml").encode())
    assert not problems
    assert [export.name for export in exports] == ["Bitly"]


def test_the_mapping_file_for_mentions() -> None:
    exports, problems = load_mapping(block("Mentions of any other tool", "yaml").encode())
    assert not problems
    assert [export.name for export in exports] == ["Awario"]


MODELS = (MappedExport, Columns, MappedMentions, MentionColumns)


def test_all_keys_of_the_mapping_file_are_explained() -> None:
    explained = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    assert set(explained) == {name for model in MODELS for name in model.model_fields}
