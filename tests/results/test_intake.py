"""From exports to rows: closed periods, matching tags, revisions, and files that don't belong together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from mkdocs_advocacy.results import intake
from mkdocs_advocacy.results.counts import ALL_DIMENSIONS, Counts, Export, Key, Record
from mkdocs_advocacy.results.intake import Outcome, Stored, Terms, plan_import
from mkdocs_advocacy.results.periods import Period
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.tags import Known

KNOWN = Known(
    campaigns={"advocacy": "", "ginger-launch": "ginger", "people": "people-of-carls"},
    posts={"new-range": 2, "recipe-113": 28, "we-are-hiring": 1},
    sources=frozenset({"linkedin", "twitter", "mastodon"}),
    mediums=frozenset({"social", "email"}),
    languages={("new-range", "/ingwer"): "de", ("new-range", "/ginger"): "en"},
    campaigns_of_posts={"new-range": "ginger"},
)
TERMS = Terms(span="week", minimum=5, today=date(2026, 11, 30))
MONDAY = date(2026, 11, 2)
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))


def visits(clicks: int, content: str = "new-range-a", *, day: date | None = MONDAY, **tags: str) -> Record:
    values = {"source": "linkedin", "medium": "social", "campaign": "ginger-launch", **tags}
    return Record(day=day, content=content, clicks=clicks, **values)


def export(*records: Record, days: Period | None = None, **changes: object) -> Export:
    covered = days or Period(MONDAY, MONDAY + timedelta(days=6))
    return replace(Export("Plausible", "visits", ALL_DIMENSIONS, covered, records, "the site's"), **changes)  # type: ignore[arg-type]


def rows(outcome: Outcome) -> Mapping[tuple[str, ...], int]:
    return {
        (str(row.period.first), *(getattr(row.key, name) for name in ("campaign", "post", "variant", "source"))): (
            row.counts.clicks
        )
        for row in outcome.stored.clicks
    }


def test_visits_of_a_week_are_added_up() -> None:
    outcome = plan_import(
        [export(visits(4), visits(8, day=MONDAY + timedelta(days=6)), visits(7, "new-range-b", source="twitter"))],
        KNOWN,
        Stored(),
        TERMS,
    )
    assert rows(outcome) == {
        ("2026-11-02", "ginger", "new-range", "a", "linkedin"): 12,
        ("2026-11-02", "ginger", "new-range", "b", "twitter"): 7,
    }
    assert (outcome.visits, outcome.published) == (19, 19)
    assert [str(one.period) for one in outcome.stored.imports] == ["2026-11-02 to 2026-11-08"]


def test_weeks_that_are_not_over_or_not_complete_are_left_out() -> None:
    days = Period(date(2026, 11, 4), date(2026, 11, 30))
    records = [visits(9, day=day) for day in (date(2026, 11, 4), date(2026, 11, 9), date(2026, 11, 30))]
    outcome = plan_import([export(*records, days=days)], KNOWN, Stored(), TERMS)
    assert [period.first for period in outcome.added] == [date(2026, 11, 9), date(2026, 11, 16), date(2026, 11, 23)]
    assert [str(period) for period in outcome.incomplete] == ["2026-11-02 to 2026-11-08"]
    assert [str(period) for period in outcome.not_closed] == ["2026-11-30 to 2026-12-06"]
    assert list(rows(outcome).values()) == [9]


def test_two_files_can_share_a_week() -> None:
    first = export(visits(6), days=Period(date(2026, 11, 1), date(2026, 11, 4)))
    second = export(visits(7, day=date(2026, 11, 6)), days=Period(date(2026, 11, 5), date(2026, 11, 8)))
    assert list(rows(plan_import([second, first], KNOWN, Stored(), TERMS)).values()) == [13]


def test_an_export_that_states_no_days_covers_those_of_its_rows() -> None:
    records = (visits(9), visits(0, "", day=date(2026, 11, 8), campaign=""))
    assert plan_import([export(*records, covered=None)], KNOWN, Stored(), TERMS).added


@pytest.mark.parametrize(
    ("record", "found"),
    [
        (visits(9, "NEW-RANGE-A", source="LinkedIn", campaign="Ginger-Launch"), ("ginger", "new-range", "a", "")),
        (visits(9, "recipe-113-ab"), ("ginger", "recipe-113", "ab", "")),
        (visits(9, "recipe-113-ac"), ("ginger", "", "", "")),
        (visits(9, "new-range-c"), ("ginger", "", "", "")),
        (visits(9, "gone-a"), ("ginger", "", "", "")),
        (visits(9, "we-are-hiring-a", campaign="people"), ("people-of-carls", "we-are-hiring", "a", "")),
        (visits(9, "we-are-hiring-a", campaign="advocacy"), ("", "we-are-hiring", "a", "")),
        (visits(9, path="/ingwer/"), ("ginger", "new-range", "a", "de")),
        (visits(9, path="/other"), ("ginger", "new-range", "a", "")),
    ],
)
def test_tags_name_a_combination(record: Record, found: tuple[str, ...]) -> None:
    (row,) = plan_import([export(record)], KNOWN, Stored(), TERMS).stored.clicks
    assert (row.key.campaign, row.key.post, row.key.variant, row.key.language) == found


def test_an_export_without_campaigns_counts_for_the_campaign_of_the_post() -> None:
    grain = ALL_DIMENSIONS - {"campaign"}
    records = [visits(9, campaign=""), visits(30, "gone-a", campaign="")]
    (row,) = plan_import([export(*records, grain=grain)], KNOWN, Stored(), TERMS).stored.clicks
    assert (row.key.campaign, row.key.post, row.counts.clicks) == ("ginger", "new-range", 9)


def test_other_visits_are_counted_for_the_report_only() -> None:
    others = [
        visits(40, campaign=""),
        visits(30, campaign="ginger-lauch"),
        visits(20, medium="cpc"),
        visits(10, source="newsletter"),
    ]
    outcome = plan_import([export(*others)], KNOWN, Stored(), TERMS)
    found = outcome.unmatched
    assert not outcome.stored.clicks
    assert found.untagged == 40
    assert found.of_other_campaigns == {"ginger-lauch": 30}
    assert (found.of_other_mediums, found.of_other_sources) == ({"cpc": 20}, {"newsletter": 10})


def test_hidden_networks_are_nowhere() -> None:
    records = [visits(50, source="mastodon"), visits(9)]
    outcome = plan_import([export(*records)], KNOWN, Stored(), replace(TERMS, hidden=frozenset({"mastodon"})))
    assert list(rows(outcome).values()) == [9]


OFFERED = replace(
    KNOWN,
    offered=[
        Key("ginger", "new-range", variant, source, language)
        for variant in "ab"
        for source in ("linkedin", "twitter", "mastodon")
        for language in ("de", "en")
    ],
)


@pytest.mark.parametrize(
    ("changes", "unused"),
    [
        # With paths, the language of each link is known: 12 combinations, and three of these have visits.
        ({}, 9),
        ({"path": ""}, 3),
        ({"grain": ALL_DIMENSIONS - {"source"}, "source": ""}, 3),
        ({"grain": ALL_DIMENSIONS - {"content"}, "content": "", "path": ""}, 0),
    ],
)
def test_suppression_knows_unused_combinations(
    changes: dict[str, Any], unused: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It receives every combination that could have visits, without other posts and missing dimensions."""
    passed: list[Mapping[Key, Counts]] = []
    monkeypatch.setattr(intake, "suppress", lambda leaves, minimum: passed.append(leaves) or {})
    grain = changes.pop("grain", ALL_DIMENSIONS)
    records = [
        visits(1, **{"content": "new-range-a", "path": "/ginger", "source": source, **changes})
        for source in ("linkedin", "twitter", "mastodon")
    ]
    plan_import([export(*records, grain=grain)], OFFERED, Stored(), TERMS)
    (leaves,) = passed
    assert sum(counts.clicks == 0 for counts in leaves.values()) == unused
    assert all(("source" in grain) == bool(key.source) for key in leaves)
    assert all(("content" in grain) == bool(key.variant) for key in leaves)


def test_unused_combinations_of_hidden_networks_stay_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    passed: list[Mapping[Key, Counts]] = []
    monkeypatch.setattr(intake, "suppress", lambda leaves, minimum: passed.append(leaves) or {})
    plan_import([export(visits(1))], OFFERED, Stored(), replace(TERMS, hidden=frozenset({"mastodon"})))
    assert {key.source for key in passed[0]} == {"linkedin", "twitter"}


def test_importing_twice_changes_nothing() -> None:
    file = export(visits(12), visits(3, "new-range-b"))
    first = plan_import([file], KNOWN, Stored(), TERMS)
    again = plan_import([file], KNOWN, first.stored, replace(TERMS, today=date(2027, 3, 1)))
    assert not again.has_changes
    assert again.stored == first.stored
    assert again.unchanged == first.added


def test_a_period_is_revised_once_a_month_at_most() -> None:
    first = plan_import([export(visits(12))], KNOWN, Stored(), TERMS)
    soon = plan_import([export(visits(30))], KNOWN, first.stored, replace(TERMS, today=date(2026, 12, 29)))
    assert soon.too_soon == {first.added[0]: date(2026, 12, 30)}
    assert soon.stored == first.stored
    later = plan_import([export(visits(30))], KNOWN, first.stored, replace(TERMS, today=date(2026, 12, 30)))
    assert later.revised == first.added
    assert list(rows(later).values()) == [30]
    assert [one.imported for one in later.stored.imports] == [date(2026, 12, 30)]


def test_old_results_are_deleted() -> None:
    first = plan_import([export(visits(12))], KNOWN, Stored(), TERMS)
    week = Period(date(2027, 11, 8), date(2027, 11, 14))
    terms = replace(TERMS, today=date(2027, 11, 20), keep="1 year")
    later = plan_import([export(visits(8, day=week.first), days=week)], KNOWN, first.stored, terms)
    assert later.deleted == first.added
    assert [row.period for row in later.stored.clicks] == [week]
    assert [one.period for one in later.stored.imports] == [week]


def month_of(*records: Record, **changes: object) -> Export:
    return export(*records, days=NOVEMBER, grain=ALL_DIMENSIONS - {"day"}, **changes)


def test_an_export_without_days_is_one_period() -> None:
    terms = replace(TERMS, today=date(2026, 12, 1))
    outcome = plan_import([month_of(visits(41, day=None))], KNOWN, Stored(), terms)
    assert rows(outcome) == {("2026-11-01", "ginger", "new-range", "a", "linkedin"): 41}


REFUSED: Sequence[tuple[Sequence[Export], str, str]] = [
    (
        [month_of(visits(41, day=None))],
        "the file covers 2026-11-01 to 2026-11-30, which isn't over yet",
        "export it again when the period is over: only closed periods are published",
    ),
    (
        [replace(month_of(visits(41, day=None)), covered=Period(date(2026, 10, 1), date(2026, 11, 15)))],
        "the file covers 2026-10-01 to 2026-11-15, which is neither a calendar month nor a week from Monday to Sunday",
        "export one whole month or week, or add the day as a dimension",
    ),
    (
        [export(visits(9)), export(visits(9), tool="Umami")],
        "the files come from Plausible and Umami, which count visits differently",
        "import the files of one tool only, and keep to it",
    ),
    (
        [export(visits(9)), export(visits(9), grain=frozenset({"day", "campaign"}))],
        "the files of Plausible divide visits differently: by day, network, campaign, post, and by day, campaign",
        "export all files with the same dimensions",
    ),
    (
        [export(visits(9)), export(visits(9))],
        "two files cover the same days (2026-11-02 to 2026-11-08, 2026-11-02 to 2026-11-08), "
        "so visits would count twice",
        "import the newer file only",
    ),
]


@pytest.mark.parametrize(("exports", "message", "hint"), REFUSED)
def test_exports_that_cannot_be_added_are_refused(exports: Sequence[Export], message: str, hint: str) -> None:
    with pytest.raises(Refused) as error:
        plan_import(exports, KNOWN, Stored(), TERMS)
    assert (error.value.message, error.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("second", "message"),
    [
        (export(visits(9), tool="Umami"), "count visits of Plausible, not visits of Umami"),
        (export(visits(9), grain=frozenset({"day", "campaign"})), "are divided by day, network, campaign, post, the"),
        (month_of(visits(99, day=None)), "2026-11-01 to 2026-11-30 overlaps 2026-11-02 to 2026-11-08"),
    ],
)
def test_results_of_another_kind_are_refused(second: Export, message: str) -> None:
    first = plan_import([export(visits(12))], KNOWN, Stored(), TERMS)
    with pytest.raises(Refused) as error:
        plan_import([second], KNOWN, first.stored, replace(TERMS, today=date(2027, 1, 1)))
    assert message in error.value.message
    assert error.value.hint.endswith(
        "delete the rows of 2026-11-02 to 2026-11-08 from results/clicks.csv and results/imports.csv first; "
        "older editions of the hub can then be compared with the new numbers"
    )


def test_rows_of_an_unknown_origin_are_never_published_afresh() -> None:
    first = plan_import([export(visits(12))], KNOWN, Stored(), TERMS)
    with pytest.raises(Refused, match=r"imports\.csv doesn't say where they come from"):
        plan_import([export(visits(30))], KNOWN, Stored(first.stored.clicks), replace(TERMS, today=date(2027, 1, 1)))


def test_a_week_belongs_to_the_month_of_its_thursday() -> None:
    week = Period(date(2026, 11, 30), date(2026, 12, 6))
    assert week.month == date(2026, 12, 1)
    assert Period(date(2026, 12, 28), date(2027, 1, 3)).month == date(2026, 12, 1)
    assert NOVEMBER.month == date(2026, 11, 1)
    assert (week.span, NOVEMBER.span) == ("week", "month")
    assert (str(week.following), str(NOVEMBER.following)) == (
        "2026-12-07 to 2026-12-13",
        "2026-12-01 to 2026-12-31",
    )
