"""An import of mentions: which periods, which rows, and what is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.results.mentions.shapes import LISTENING

from mkdocs_advocacy.results.intake import Terms
from mkdocs_advocacy.results.mentions.checks import limit_mentions
from mkdocs_advocacy.results.mentions.figures import Figures
from mkdocs_advocacy.results.mentions.file import read_mentions, write_mentions
from mkdocs_advocacy.results.mentions.intake import MentionOutcome, plan_mentions
from mkdocs_advocacy.results.mentions.origins import name_method, read_origins, write_origins
from mkdocs_advocacy.results.mentions.values import SENTIMENTS, Mention, MentionExport, MentionKey, Mentions
from mkdocs_advocacy.results.periods import Period, period_of
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.rules.listening import Listening

OCTOBER, NOVEMBER = (period_of(date(2026, month, 1), "month") for month in (10, 11))
TERMS = Terms(span="month", minimum=5, today=date(2026, 12, 1))


def mentions_of(*days: date, source: str = "x", start: int = 1) -> Sequence[Mention]:
    """Return a mention on each day, at addresses of their own."""
    return [Mention(day, source, "en", "neutral", frozenset({"caps"}), link) for link, day in enumerate(days, start)]


def in_month(period: Period, count: int, **options: int) -> Sequence[Mention]:
    """Return mentions of a whole month, from its first to its last day."""
    days = [period.first, *[period.first] * (count - 2), period.last]
    return mentions_of(*days, **options)  # type: ignore[arg-type]


def export_of(
    *mentions: Sequence[Mention], tool: str = "Brandwatch", search: str = "Soda", covered: Period | None = None
) -> MentionExport:
    return MentionExport(tool, frozenset({search}), covered, [one for part in mentions for one in part])


def plan(
    *exports: MentionExport,
    stored: Mentions | None = None,
    days: Period | None = None,
    terms: Terms = TERMS,
    listening: Listening = LISTENING,
) -> MentionOutcome:
    return plan_mentions(exports, stored or Mentions(), listening, terms, days)


def totals(outcome: MentionOutcome) -> dict[Period, int]:
    return {row.period: row.counts.count for row in outcome.stored.rows if row.key == MentionKey()}


def test_whole_closed_months_are_added() -> None:
    outcome = plan(export_of(in_month(OCTOBER, 6), in_month(NOVEMBER, 9, start=50), mentions_of(date(2026, 12, 1))))
    assert outcome.added == [OCTOBER, NOVEMBER]
    assert totals(outcome) == {OCTOBER: 6, NOVEMBER: 9}
    assert [str(period.first) for period in outcome.not_closed] == ["2026-12-01"]
    assert outcome.mentions == 15


def test_a_part_of_a_month_is_left_out_unless_the_user_names_its_days() -> None:
    export = export_of(mentions_of(*[date(2026, 11, 2)] * 5, date(2026, 11, 29)))
    assert plan(export).incomplete == [NOVEMBER]
    assert totals(plan(export, days=NOVEMBER)) == {NOVEMBER: 6}
    with pytest.raises(Refused, match="which are not all within"):
        plan(export, days=Period(date(2026, 11, 3), date(2026, 11, 30)))


def test_weeks_are_counted_if_the_hub_has_weeks() -> None:
    days = [date(2026, 11, day) for day in (2, 3, 4, 5, 8)]
    outcome = plan(export_of(mentions_of(*days)), terms=replace(TERMS, span="week"))
    assert totals(outcome) == {Period(date(2026, 11, 2), date(2026, 11, 8)): 5}


def test_an_import_can_be_repeated() -> None:
    export = export_of(in_month(NOVEMBER, 9))
    first = plan(export)
    again = plan(export, stored=first.stored, terms=replace(TERMS, today=date(2026, 12, 9)))
    assert (again.unchanged, again.added, again.revised) == ([NOVEMBER], [], [])
    assert again.stored == first.stored


def test_a_revision_replaces_a_whole_period_if_a_number_changes_by_enough() -> None:
    first = plan(export_of(in_month(OCTOBER, 7), in_month(NOVEMBER, 9, start=50)))
    few = plan(export_of(in_month(NOVEMBER, 13)), stored=first.stored)
    assert (few.unchanged, totals(few)) == ([NOVEMBER], {OCTOBER: 7, NOVEMBER: 9})
    many = plan(export_of(in_month(NOVEMBER, 14)), stored=first.stored)
    assert (many.revised, totals(many)) == ([NOVEMBER], {OCTOBER: 7, NOVEMBER: 14})
    positive = [replace(one, sentiment="positive") for one in in_month(NOVEMBER, 9)]
    assert plan(export_of(positive), stored=first.stored).revised == [NOVEMBER]


@pytest.mark.parametrize("change", [{"sentiment": "positive"}, {"source": "news"}, {"language": "de"}])
def test_a_row_that_disappears_because_of_a_late_mention_is_no_revision(change: dict[str, Any]) -> None:
    """Comparing both versions would reveal the only mention that is positive."""
    first = plan(export_of(in_month(NOVEMBER, 9)))
    late = [replace(one, **change) for one in mentions_of(NOVEMBER.last, start=50)]
    again = plan(export_of(in_month(NOVEMBER, 9), late), stored=first.stored)
    assert (again.unchanged, again.revised) == ([NOVEMBER], [])
    back = plan(export_of(in_month(NOVEMBER, 9)), stored=plan(export_of(in_month(NOVEMBER, 9), late)).stored)
    assert (back.unchanged, back.revised) == ([NOVEMBER], [])


def test_a_period_that_gets_its_first_numbers_is_revised() -> None:
    first = plan(export_of(in_month(NOVEMBER, 4)))
    assert (first.too_small, totals(first)) == ([NOVEMBER], {})
    again = plan(export_of(in_month(NOVEMBER, 7)), stored=first.stored)
    assert (again.revised, totals(again)) == ([NOVEMBER], {NOVEMBER: 7})


def test_other_terms_replace_a_period_and_are_noted() -> None:
    first = plan(export_of(in_month(NOVEMBER, 9)))
    topics = {"caps": LISTENING.topics["caps"].model_copy(update={"terms": ("cap",)})}
    again = plan(export_of(in_month(NOVEMBER, 9)), stored=first.stored, listening=Listening({}, topics))
    assert again.revised == [NOVEMBER]
    (before,), (after,) = first.stored.imports, again.stored.imports
    assert (before.tool, before.method) == ("Brandwatch", "Soda")
    assert {*before.topics} == {"caps", "price"}
    assert before.is_comparable(after)
    assert not before.is_comparable(after, "caps")
    assert not before.is_comparable(after, "price")
    assert before.is_comparable(before, "caps")


def test_another_minimum_replaces_a_period() -> None:
    first = plan(export_of(in_month(NOVEMBER, 9)), terms=replace(TERMS, minimum=9))
    again = plan(export_of(in_month(NOVEMBER, 9)), stored=first.stored)
    assert (again.revised, [one.minimum for one in again.stored.imports]) == ([NOVEMBER], [5])


@pytest.mark.parametrize(
    ("export", "message"),
    [
        (export_of(in_month(NOVEMBER, 9), tool="Meltwater"), "come from Brandwatch, not from Meltwater"),
        (export_of(in_month(NOVEMBER, 9), search="Fizz"), "were found by “Soda”, not by “Fizz”"),
    ],
)
def test_mentions_found_in_another_way_are_refused(export: MentionExport, message: str) -> None:
    stored = plan(export_of(in_month(NOVEMBER, 9))).stored
    with pytest.raises(Refused, match=message) as caught:
        plan(export, stored=stored)
    assert "delete the rows of 2026-11-01 to 2026-11-30 from results/mentions.csv" in caught.value.hint


def test_weeks_and_months_are_not_mixed() -> None:
    export = export_of(mentions_of(*(date(2026, 11, day) for day in range(1, 31))))
    stored = plan(export).stored
    with pytest.raises(Refused, match="overlaps 2026-11-01 to 2026-11-30"):
        plan(export, stored=stored, terms=replace(TERMS, span="week"))


def test_rows_of_an_unknown_origin_are_refused() -> None:
    stored = replace(plan(export_of(in_month(NOVEMBER, 9))).stored, imports=())
    with pytest.raises(Refused, match="doesn't say where they come from"):
        plan(export_of(in_month(NOVEMBER, 9)), stored=stored)


def test_the_files_of_several_tools_are_counted_together() -> None:
    reviews = export_of(in_month(NOVEMBER, 7, start=5), tool="Google Play", search="example.soda")
    outcome = plan(export_of(in_month(NOVEMBER, 9)), reviews)
    assert totals(outcome) == {NOVEMBER: 11}, "five addresses are in both"
    assert (outcome.repeated, outcome.duplicates) == (4, 1), "one of them is on another day"
    (origin,) = outcome.stored.imports
    assert (origin.tool, origin.method) == ("Brandwatch + Google Play", "Soda; example.soda")


def test_a_month_that_one_of_the_tools_lacks_is_incomplete() -> None:
    reviews = export_of(in_month(NOVEMBER, 7), tool="Google Play")
    outcome = plan(export_of(in_month(OCTOBER, 6), in_month(NOVEMBER, 9)), reviews)
    assert (outcome.added, outcome.incomplete) == ([NOVEMBER], [OCTOBER])


def feed(first: int, last: int, search: str = "Soda") -> MentionExport:
    days = [date(2026, 11, day) for day in range(first, last + 1)]
    covered = Period(date(2026, 11, first) if first == 1 else days[1], days[-1]) if len(days) > 1 else None
    export = export_of(mentions_of(*days, start=first), tool="Google Alerts", search=search, covered=covered)
    return replace(export, has_past=False)


def test_copies_of_a_feed_are_joined_only_without_a_gap() -> None:
    assert totals(plan(feed(1, 10), feed(8, 20), feed(20, 30))) == {NOVEMBER: 30}
    gap = plan(feed(1, 10), feed(12, 30))
    assert (gap.added, gap.incomplete, gap.feeds) == ([], [NOVEMBER], ["Google Alerts"])


def test_the_user_cannot_say_that_a_feed_has_more() -> None:
    assert plan(feed(5, 30), days=NOVEMBER).added == []


def test_each_feed_has_to_cover_a_month() -> None:
    assert plan(feed(1, 30), feed(9, 30, "Fizz")).added == []
    assert plan(feed(1, 30), feed(30, 30, "Fizz")).added == []


def test_a_month_with_few_mentions_is_remembered_without_a_number() -> None:
    outcome = plan(export_of(in_month(NOVEMBER, 3)))
    assert (outcome.added, outcome.too_small, outcome.stored.rows) == ([NOVEMBER], [NOVEMBER], [])
    assert [one.period for one in outcome.stored.imports] == [NOVEMBER]


def test_what_is_written_is_read_again() -> None:
    stored = plan(export_of(in_month(OCTOBER, 7), in_month(NOVEMBER, 9, start=50))).stored
    rows, problems = read_mentions(write_mentions(stored.rows), 5)
    assert not problems
    assert [replace(row, line=0) for row in rows] == sorted(stored.rows, key=lambda row: (row.period, row.key))
    assert read_origins(write_origins(stored.imports)) == (
        tuple(sorted(stored.imports, key=lambda one: one.period)),
        [],
    )


def test_names_of_searches_are_stored_without_addresses_and_formulas() -> None:
    assert name_method(["b", "=cmd()", "ada@example.org", " <b>a</b>\nc "]) == "a c; b; cmd()"
    assert len(name_method(str(number) * 90 for number in range(20))) <= 300


def test_months_between_two_mentions_are_not_covered_without_a_statement() -> None:
    lone = mentions_of(date(2020, 3, 1), start=900)
    outcome = plan(export_of(lone, in_month(NOVEMBER, 9)))
    assert outcome.added == [period_of(date(2020, 3, 1), "month"), NOVEMBER]
    stated = plan(export_of(in_month(NOVEMBER, 9)), days=Period(OCTOBER.first, NOVEMBER.last))
    assert (stated.added, stated.too_small) == ([OCTOBER, NOVEMBER], [OCTOBER])


def test_two_files_with_mentions_that_cannot_be_told_apart_are_refused() -> None:
    nameless = [replace(one, link=0) for one in in_month(NOVEMBER, 9)]
    with pytest.raises(Refused, match="have the same days, and mentions without an address"):
        plan(export_of(nameless), export_of(nameless))
    apps = plan(export_of(nameless, search="one"), export_of(nameless, search="two"))
    assert totals(apps) == {NOVEMBER: 18}


SOURCES, LANGUAGES = ("x", "news", "blogs", "other"), ("en", "de", "und", "other")


@given(
    st.lists(
        st.builds(
            Mention,
            st.integers(1, 30).map(lambda day: date(2026, 11, day)),
            st.sampled_from(SOURCES),
            st.sampled_from(LANGUAGES),
            st.sampled_from(SENTIMENTS),
            st.frozensets(st.sampled_from(["caps", "price"])),
            st.integers(0, 20),
            is_retweet=st.booleans(),
        ),
        max_size=60,
    )
)
def test_whatever_is_imported_can_be_read_again(mentions: list[Mention]) -> None:
    stored = plan(export_of(mentions, covered=NOVEMBER)).stored
    rows, problems = read_mentions(write_mentions(stored.rows), 5)
    assert not problems
    assert {row.key: row.counts for row in rows} == {row.key: row.counts for row in stored.rows}
    shown = limit_mentions(stored, ["caps", "price"], 5, ())
    assert {row.key: row.counts for row in shown.rows} == {row.key: row.counts for row in stored.rows}
    figures = Figures(shown, 5)
    for topic in ("", "caps", "price"):
        for share in figures.sentiments([NOVEMBER], topic).values():
            assert 0 <= share.estimate.low <= share.estimate.value <= share.estimate.high <= 1


@pytest.mark.parametrize(
    ("search", "stored"),
    [
        ('"carl soda" anna@example.com', '"carl soda"'),
        ("Soda (anna@example.com, 192.168.1.1)", "Soda"),
        ("“anna@example.com”", ""),
        ("@carlssoda 24:7", "carlssoda 24:7"),
    ],
)
def test_the_names_of_searches_are_stored_without_addresses_within_them(search: str, stored: str) -> None:
    assert name_method([search]) == stored
