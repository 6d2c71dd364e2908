"""What counts as a visit, a visitor and a program in access logs."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.results.logs.writing import BERLIN, TAGS, Visit, ask, combined, rows, write, write_text

from mkdocs_advocacy.results.logs.arrivals import Arrival
from mkdocs_advocacy.results.logs.question import STORM
from mkdocs_advocacy.results.tags import Known

BOT = "Mastodon/4.3.0 (http.rb/5.2.0; +https://social.example/)"


def people(number: int, **changes: object) -> list[Visit]:
    return [Visit(address=f"198.51.{n // 250}.{n % 250}", **changes) for n in range(number)]


def lower(arrival: Arrival) -> Arrival:
    """Group by tags in lower case and the language that the path begins with."""
    tags = (tag.lower() for tag in arrival.tags)
    return Arrival(*tags, "de" if arrival.path.startswith("/de/") else "")


def test_a_visitor_counts_once_a_day(count, tmp_path: Path) -> None:
    moments = ("2026-11-02T00:00:00", "2026-11-02T23:59:59", "2026-11-03T00:00:00", "2026-11-08T12:00:00")
    export = count([write(tmp_path, *(Visit(moment=f"{moment}+01:00") for moment in moments))], ask())
    assert rows(export) == [("2026-11-02", "ginger-a", "/ginger", 3, 1, 0)]


def test_visitors_are_distinct_in_a_month_too(count, tmp_path: Path) -> None:
    visits = [Visit(moment=f"2026-{month}-{day:02}T12:00:00+01:00") for month in (11, 12) for day in range(1, 31)]
    export = count([write(tmp_path, *visits)], ask(span="month"))
    assert [row[3:5] for row in rows(export)] == [(30, 1), (30, 1)]


def test_visitors_of_a_page_with_and_without_a_slash_are_added_up(count, tmp_path: Path) -> None:
    known = Known({}, {"ginger": 2}, frozenset(), frozenset(), languages={("ginger", "/ginger"): "en"})
    visits = [Visit(target=f"/ginger{end}?{TAGS}", address=f"192.0.2.{n}") for n, end in enumerate(("", "/", "/", ""))]
    export = count([write(tmp_path, *visits)], ask(group_of=known.simplify))
    assert rows(export) == [("2026-11-02", "ginger-a", "/ginger", 4, 4, 0)]


def test_days_begin_at_midnight_in_the_hubs_zone(count, tmp_path: Path) -> None:
    visits = [Visit(moment="2026-11-08T22:59:59+00:00"), Visit(moment="2026-11-08T23:00:00+00:00", address="192.0.2.1")]
    export = count([write(tmp_path, *visits)], ask(zone=BERLIN))
    assert [row[0] for row in rows(export)] == ["2026-11-02", "2026-11-09"]


def test_two_people_behind_an_address_differ_by_their_browsers(count, tmp_path: Path) -> None:
    visits = [Visit(), Visit(agent="Mozilla/5.0 (Macintosh) Version/18.1 Safari/605.1.15")]
    assert rows(count([write(tmp_path, *visits)], ask()))[0][3:] == (2, 2, 0)


def test_the_first_page_of_a_visit_counts_whatever_the_order(count, tmp_path: Path) -> None:
    visits = [
        Visit(target=f"/de/ginger?{TAGS}", moment="2026-11-02T10:00:05+01:00"),
        Visit(target=f"/b?{TAGS}", moment="2026-11-02T10:00:04+01:00"),
        Visit(target=f"/a?{TAGS}", moment="2026-11-02T10:00:04+01:00"),
        Visit(target=f"/0?{TAGS}", moment="2026-11-02T10:00:00+01:00", status=302),
    ]
    for order in (visits, visits[::-1]):
        assert [row[2:5] for row in rows(count([write(tmp_path, *order)], ask()))] == [("/a", 1, 1)]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_alone_is_a_visit(count, tmp_path: Path, status: int) -> None:
    assert rows(count([write(tmp_path, Visit(status=status))], ask()))[0][3] == 1


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"method": "HEAD"}, "requests that don't load a page, such as HEAD"),
        ({"method": "POST"}, "requests that don't load a page, such as HEAD"),
        ({"status": 404}, "requests for pages that weren't found or failed"),
        ({"status": 206}, "requests for pages that weren't found or failed"),
        ({"status": 500}, "requests for pages that weren't found or failed"),
        ({"target": f"/hero.PNG?{TAGS}"}, "requests for files such as pictures and styles"),
        ({"target": "/ginger?utm_term=soda"}, "requests with other tags only, such as utm_term"),
    ],
)
def test_other_requests_are_left_out_and_counted(count, tmp_path: Path, changes: dict, reason: str) -> None:
    export = count([write(tmp_path, Visit(**changes), Visit(address="192.0.2.1"))], ask())
    assert rows(export)[0][3] == 1
    assert export.left_out == {reason: 1}


def test_tags_in_the_referrer_are_no_visit(count, tmp_path: Path) -> None:
    line = combined(Visit(target="/app.js")).replace('- ""', f'9 "https://carls-soda.example/ginger?{TAGS}"')
    export = count([write_text(tmp_path, line)], ask())
    assert (export.records, export.left_out) == ((), {})


def test_tags_are_decoded_once_and_click_ids_are_ignored(count, tmp_path: Path) -> None:
    target = "/g%C3%BC?fbclid=1&amp;UTM_Source=Linked+In&utm_campaign=a%252Db&utm_content=a%26b&utm_content=second"
    visits = [Visit(target=target), Visit(target=target.replace("fbclid=1", "fbclid=2")), Visit(target="/?x=UTM_")]
    (record,) = count([write(tmp_path, *visits)], ask()).records
    assert (record.source, record.medium, record.campaign, record.content) == ("Linked In", "", "a%2Db", "a&b")
    assert (record.path, record.clicks) == ("/gü", 1)


def test_groups_merge_tags_before_visits_are_counted(count, tmp_path: Path) -> None:
    loud = TAGS.replace("linkedin", "LinkedIn")
    visits = [Visit(), Visit(target=f"/a?{loud}"), Visit(target=f"/de/a?{loud}", address="192.0.2.1")]
    export = count([write(tmp_path, *visits)], ask(group_of=lower))
    assert rows(export) == [("2026-11-02", "ginger-a", "", 1, 1, 0), ("2026-11-02", "ginger-a", "de", 1, 1, 0)]


def test_programs_are_counted_apart(count, tmp_path: Path) -> None:
    visits = [Visit(), *people(3, agent=BOT), *people(2, agent=""), Visit(agent=BOT, method="HEAD")]
    assert rows(count([write(tmp_path, *visits)], ask()))[0][3:] == (1, 1, 5)


@pytest.mark.parametrize(("programs", "clicks"), [(STORM - 1, 20), (STORM, 5)])
def test_visits_during_a_storm_of_previews_are_left_out(count, tmp_path: Path, programs: int, clicks: int) -> None:
    later = [
        replace(visit, moment="2026-11-02T10:01:00+01:00", address=f"2001:db8::{n}")
        for n, visit in enumerate(people(5))
    ]
    visits = [*people(programs, agent=BOT, target=f"/de/x?{TAGS}"), *people(15), *later]
    export = count([write(tmp_path, *visits)], ask())
    assert sum(record.clicks for record in export.records) == clicks
    assert sum(export.left_out.values()) == 20 - clicks


def test_a_popular_minute_is_no_storm(count, tmp_path: Path) -> None:
    visits = [*people(STORM, agent=BOT), *people(STORM + 1)]
    assert rows(count([write(tmp_path, *visits)], ask()))[0][3:] == (STORM + 1, STORM + 1, STORM)


def test_days_without_tags_are_covered(count, tmp_path: Path) -> None:
    visits = [
        Visit(target="/", moment="2026-10-26T10:00:00+01:00"),
        Visit(),
        Visit(target="/", moment="2026-11-30T10:00:00+01:00"),
    ]
    export = count([write(tmp_path, *visits)], ask())
    assert str(export.covered) == "2026-10-26 to 2026-11-30"


def test_progress_is_reported_in_bytes_of_all_files(count, tmp_path: Path) -> None:
    files = [write(tmp_path, Visit(), file=f"{n}.log") for n in range(3)]
    seen: list[tuple[int, int]] = []
    count(files, ask(), lambda done, total: seen.append((done, total)))
    size = files[0].path.stat().st_size
    assert seen == [(size * n, size * 3) for n in (1, 2, 3)]


def test_the_answer_holds_no_address_and_no_agent(count, tmp_path: Path) -> None:
    export = count([write(tmp_path, Visit(), Visit(agent=BOT))], ask())
    assert "192.0.2" not in repr(export)
    assert "Mozilla" not in repr(export)
    assert export.dropped_columns == ("network addresses", "user agents")


def test_a_visitor_is_another_number_in_each_run() -> None:
    numbers = {ask().visitor("192.0.2.9", "Firefox") for _ in range(9)}
    assert len(numbers) == 9
    assert "the secret" not in repr(ask(key=b"the secret"))
