"""Time zones in headings and cells: none is ignored or guessed."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

import pytest
from tests.hubs import LoadedHub
from tests.importing.reading import read
from tests.importing.sheets import as_csv, sheet

from mkdocs_advocacy.importing.zones import zone_in

BERLIN = ZoneInfo("Europe/Berlin")


def publication_time(
    hub: LoadedHub, heading: str, cell: str, zone: str = "Europe/Berlin", day: str = "2026-12-03"
) -> str:
    """Return the publication time of a row's post, or the problem."""
    header = ("Text", "Date", heading)
    meanings = {} if heading == "Time" else {heading: "time"}
    plan = read(hub, as_csv([("Words", day, cell)], header=header), meanings, ZoneInfo(zone))
    found = re.search("publish: (.+)", plan.changes[0].text) if plan.changes else None
    return found[1] if found else str(plan.problems[0])


@pytest.mark.parametrize(
    ("heading", "offset"),
    [
        *(("Time (ET)", "-05:00"), ("Time (EST)", "-05:00"), ("Time - PST", "-08:00"), ("Eastern Time", "-05:00")),
        *(("Time (UTC)", "+00:00"), ("TIME GMT", "+00:00"), ("Time (UTC+2)", "+02:00"), ("Hour UTC-3", "-03:00")),
        *(("Uhrzeit MEZ", "+01:00"), ("Time [CET]", "+01:00"), ("Time (AEST)", "+10:00"), ("London time", "+00:00")),
        *(("Time (PST/PDT)", "-08:00"), ("Time (Pacific)", "-08:00"), ("Time (CET/CEST)", "+01:00")),
        *(("Uhrzeit (MEZ/MESZ)", "+01:00"), ("Time (Eastern Standard Time)", "-05:00"), ("Time (UTC−5)", "-05:00")),
        *(("Heure de Montreal", "-05:00"), ("Time (America/New_York)", "-05:00"), ("Time (BST)", "+00:00")),
    ],
)
def test_a_time_zone_in_a_heading_is_used(empty_hub: LoadedHub, heading: str, offset: str) -> None:
    assert publication_time(empty_hub, heading, "9:00") == f"2026-12-03T09:00{offset}"


@pytest.mark.parametrize(
    "heading", ["Time (local)", "Time (24h)", "DATE ET HEURE", "Date et heure", "Time (HH:MM)", "Slot (am)"]
)
def test_other_headings_have_no_time_zone(heading: str) -> None:
    assert zone_in(heading) is None


@pytest.mark.parametrize(
    ("cell", "offset"),
    [
        ("9:00 EST", "-05:00"),
        ("9am ET", "-05:00"),
        ("9:00 (PT)", "-08:00"),
        ("9 Uhr MEZ", "+01:00"),
        ("9:00 Tokyo", "+09:00"),
    ],
)
def test_a_time_zone_in_a_cell_is_used(empty_hub: LoadedHub, cell: str, offset: str) -> None:
    assert publication_time(empty_hub, "Time", cell) == f"2026-12-03T09:00{offset}"
    assert publication_time(empty_hub, "Time (UTC)", cell) == f"2026-12-03T09:00{offset}"


@pytest.mark.parametrize(
    ("name", "offset"), [("ET", "-04:00"), ("EST", "-05:00"), ("EDT", "-04:00"), ("CEST", "+02:00")]
)
def test_an_abbreviation_of_the_wrong_season_never_publishes_too_early(
    empty_hub: LoadedHub, name: str, offset: str
) -> None:
    assert publication_time(empty_hub, f"Time ({name})", "9:00", day="2026-07-03").endswith(offset)
    assert publication_time(empty_hub, f"Time ({name})", "9:00").endswith({"CEST": "+01:00"}.get(name, "-05:00"))


def test_an_ambiguous_abbreviation_is_refused(empty_hub: LoadedHub) -> None:
    flag = "--timezone America/Chicago, Asia/Shanghai or America/Havana"
    assert flag in publication_time(empty_hub, "Time (CST)", "9:00")
    assert flag in publication_time(empty_hub, "Time", "9:00 CST")
    assert "--timezone Asia/Kolkata" in publication_time(empty_hub, "Time (IST)", "9:00")
    assert "--timezone Europe/London" in publication_time(empty_hub, "Time (BST)", "9:00", "Asia/Tokyo")
    assert publication_time(empty_hub, "Time (CST)", "9:00", "America/Chicago") == "2026-12-03T09:00-06:00"
    assert publication_time(empty_hub, "Time", "9:00 IST", "Asia/Kolkata") == "2026-12-03T09:00+05:30"


def test_a_heading_that_overrides_the_option_is_reported(empty_hub: LoadedHub) -> None:
    content = sheet("Text,Date,Time (ET)", "One,2026-12-03,9:00")
    lines = [str(problem) for problem in read(empty_hub, content, {"Time (ET)": "time"}, BERLIN).problems]
    assert lines == [
        "a.csv:2:3: notice: column “Time (ET)”: the heading names a time zone, "
        "America/New_York, which overrides --timezone (if that is wrong, remove the zone from the heading)"
    ]
    assert not read(empty_hub, content, {"Time (ET)": "time"}).problems
    assert not read(empty_hub, content, {"Time (ET)": "time"}, ZoneInfo("America/New_York")).problems


def test_the_time_zone_of_a_date_column_sets_the_start_of_the_day(empty_hub: LoadedHub) -> None:
    plan = read(empty_hub, sheet("Text,Publish (PT)", "One,2026-12-03"), {"Publish (PT)": "publish"})
    assert "publish: 2026-12-03T00:00-08:00\n" in plan.changes[0].text
    plan = read(empty_hub, sheet("Text,Publish (UTC)", "One,2026-12-03"), {"Publish (UTC)": "publish"})
    assert "publish: 2026-12-03\n" in plan.changes[0].text


def test_a_time_zone_column_is_used(empty_hub: LoadedHub) -> None:
    rows = ["One,2026-12-03,9:00,ET", "Two,2026-12-03,9:00,", "Three,2026-12-03,9:00,office"]
    plan = read(empty_hub, sheet("Text,Date,Time,Timezone", *rows), zone=BERLIN)
    assert [re.findall("publish: .{16}(.+)", change.text) for change in plan.changes] == [["-05:00"], ["+01:00"]]
    assert [problem.line for problem in plan.problems] == [4]
