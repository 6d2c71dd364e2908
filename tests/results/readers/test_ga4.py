"""Exports of Google Analytics 4. No file is real: the shapes are those that public parsers of real files expect."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.results import sources
from tests.results.sources import from_corpus, needs_corpus

from mkdocs_advocacy.results.counts import Export, Record
from mkdocs_advocacy.results.periods import Period
from mkdocs_advocacy.results.readers import ga4
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, Source

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
ABOVE = """\
# ----------------------------------------
# Traffic acquisition: Session campaign
# Account: Carl's Soda, Inc.
# Property: carls-soda.example - GA4
# ----------------------------------------
#\x20
# All Users
# Start date: 20261101
# End date: 20261130
"""
EXPLORATION = """\
# ----------------------------------------
# carls-soda.example - GA4
# Free form-Free form 1
# 20261101-20261130
# ----------------------------------------

"""
CELLS = ["", "x", "(other)", "1.234", "1,5", "20261102", "Sessions", "#", '"']
A = Record(campaign="ginger-launch", content="ginger-a", clicks=41, conversions=3)
B = Record(campaign="ginger-launch", content="ginger-b", clicks=67, conversions=1)


def source_of(text: str | bytes) -> Source:
    return Source("data-export.csv", text if isinstance(text, bytes) else text.encode())


def read(text: str | bytes, answers: Answers | None = None) -> Export:
    return sources.read(source_of(text), answers)


def refusal(text: str | bytes, answers: Answers | None = None) -> Refused:
    return sources.refusal_of(source_of(text), answers)


# --- The files of the corpus ---


@needs_corpus
def test_a_free_form_exploration() -> None:
    export = read(from_corpus("ga4-free-form.csv").data)
    day = date(2026, 11, 2)
    assert export.records == (
        Record(day, "linkedin", "social", "ginger-launch", "ginger-a", clicks=41, conversions=3),
        Record(day, "twitter", "social", "ginger-launch", "ginger-b", clicks=67, conversions=1),
    )
    assert export.grain == {"day", "source", "campaign", "content"}
    assert (export.covered, export.left_out) == (NOVEMBER, {"rows of totals": 1})
    assert (export.tool, export.measure, export.zone) == ("Google Analytics 4", "sessions", "the property's")


@needs_corpus
def test_a_standard_report() -> None:
    export = read(from_corpus("ga4-traffic-acquisition.csv").data)
    assert export.records == (A, B)
    assert export.grain == {"campaign", "content"}
    assert export.covered == NOVEMBER
    assert export.left_out == {"sessions in rows “(not set)”": 900, "sessions in rows “(other)”": 5}


@needs_corpus
def test_a_french_report_saved_by_a_spreadsheet_program() -> None:
    export = read(from_corpus("ga4-fr-semicolon.csv").data)
    assert export.records == (Record(campaign="ginger-launch", clicks=1208, conversions=4),)
    assert export.grain == {"campaign"}
    assert (export.covered, export.left_out) == (NOVEMBER, {})


# --- Languages ---


@pytest.mark.parametrize(
    ("first", "last", "headings"),
    [
        (
            "Startdatum:",
            "Enddatum:",
            "Sitzung – Kampagne,Sitzung – manuelle Anzeigeninhalte,Sitzungen,Schlüsselereignisse",
        ),
        (
            "Date de début :",
            "Date de fin :",
            "Campagne de la session,Contenu d’annonce manuel de la session,Sessions,Événements clés",
        ),
        (
            "Fecha de inicio:",
            "Fecha de finalización:",
            "Campaña de la sesión,Contenido del anuncio manual de la sesión,Sesiones,Eventos clave",
        ),
        (
            "Data di inizio:",
            "Data di fine:",
            "Campagna sessione,Contenuto annuncio manuale sessione,Sessioni,Eventi chiave",
        ),
        (
            "Data de início:",
            "Data de término:",
            "Campanha da sessão,Conteúdo do anúncio manual da sessão,Sessões,Eventos principais",
        ),
    ],
    ids=["de", "fr", "es", "it", "pt"],
)
def test_reports_in_other_languages(first: str, last: str, headings: str) -> None:
    above = f"# {'-' * 40}\n# x\n# {'-' * 40}\n# {first} 20261101\n# {last} 20261130\n"
    export = read(f"{above}\n{headings}\nginger-launch,ginger-a,41,3\n")
    assert export.records == (A,)
    assert export.covered == NOVEMBER


@pytest.mark.parametrize(
    ("header", "day"),
    [
        ("Datum,Sitzung – Quelle/Medium,Sitzung – Kampagne,Sitzungen", date(2026, 11, 2)),
        ("Date,Source/support de la session,Campagne de la session,Sessions", date(2026, 11, 2)),
        ("Fecha,Fuente/medio de la sesión,Campaña de la sesión,Sesiones", date(2026, 11, 2)),
        ("Data,Origem / mídia da sessão,Campanha da sessão,Sessões", date(2026, 11, 2)),
    ],
)
def test_days_and_sources_in_other_languages(header: str, day: date) -> None:
    export = read(f"{EXPLORATION}{header}\n20261102,linkedin / social,ginger-launch,41\n")
    assert export.records == (Record(day, "linkedin", "social", "ginger-launch", clicks=41),)
    assert export.grain == {"day", "source", "campaign"}


def test_a_language_without_known_headings_is_named() -> None:
    problem = refusal(f"{ABOVE}工作階段廣告活動,工作階段\nginger-launch,41\n")
    assert "“工作階段廣告活動”, “工作階段”" in problem.message
    assert "English, German, French, Spanish, Italian and Portuguese" in problem.message
    assert "English" in problem.hint
    assert "results/results.yml" in problem.hint
    assert problem.line == 10


@pytest.mark.parametrize(
    ("header", "lacking"),
    [
        ("Session campaign,Active users", "sessions"),
        ("Session primary channel group (Default Channel Group),Sessions", "campaigns"),
        ("Session medium,Sessions", "campaigns"),
    ],
)
def test_a_missing_column_is_named(header: str, lacking: str) -> None:
    assert f"no column of {lacking}" in refusal(f"{ABOVE}{header}\nx,41\n").message


def test_sources_alone_are_refused() -> None:
    """Other people's links have the same source and medium."""
    problem = refusal(f"{ABOVE}Session source / medium,Sessions\nlinkedin / social,41\n")
    assert "neither campaigns nor manual ad contents" in problem.message
    assert "“Session campaign”" in problem.hint


# --- Shapes ---


def test_manual_dimensions_are_the_values_of_tags() -> None:
    header = "Session source,Session manual source,Session manual medium,Session campaign,Session manual campaign name"
    export = read(f"{EXPLORATION}{header},Sessions\ngoogle,linkedin,social,(organic),ginger-launch,41\n")
    assert export.records == (Record(None, "linkedin", "social", "ginger-launch", clicks=41),)


def test_a_manual_source_comes_before_the_source_of_a_pair() -> None:
    header = "Session source / medium,Session manual source,Session campaign,Sessions"
    record = read(f"{EXPLORATION}{header}\nlnkd.in / social,linkedin,ginger-launch,41\n").records[0]
    assert (record.source, record.medium) == ("linkedin", "social")


def test_conversions_of_older_reports() -> None:
    headings = "Session campaign,Session manual ad content,Sessions,Conversions"
    assert read(f"{ABOVE}{headings}\nginger-launch,ginger-a,41,3\n").records == (A,)


@pytest.mark.parametrize(
    "total",
    [
        ",,108,4,Grand total",
        ",,108,4",
        "Grand total,,108,4",
        "Total,,108,4",
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_the_row_of_totals_is_dropped(total: str, is_first: bool) -> None:
    rows = ["ginger-launch,ginger-a,41,3", "ginger-launch,ginger-b,67,1"]
    rows.insert(0 if is_first else 2, total)
    header = "Session campaign,Session manual ad content,Sessions,Key events"
    export = read("\n".join([ABOVE + header, *rows, ""]))
    assert export.records == (A, B)
    assert export.left_out == {"rows of totals": 1}


def test_rows_without_tags_are_no_totals() -> None:
    """They have a value in another column."""
    rows = ",,110,Grand total\nOrganic Social,ginger-launch,100\nDirect,,10\n"
    export = read(f"{EXPLORATION}Session primary channel group,Session campaign,Sessions\n{rows}")
    assert export.records == (Record(campaign="ginger-launch", clicks=100), Record(clicks=10))
    assert export.left_out == {"rows of totals": 1}


def test_sessions_that_no_row_shows_are_counted() -> None:
    """The row limit of an exploration and thresholds hide rows without a word."""
    rows = ",,500,Grand total\nginger-launch,ginger-a,41\n"
    export = read(f"{EXPLORATION}Session campaign,Session manual ad content,Sessions\n{rows}")
    assert export.left_out == {"rows of totals": 1, "sessions in the file's total that no row shows": 459}


@pytest.mark.parametrize(("rows", "is_cut"), [(9, False), (10, True), (50, True)])
def test_a_file_that_the_limit_of_rows_cut_off_is_refused(rows: int, is_cut: bool) -> None:
    head = f"{EXPLORATION}Session campaign,Session manual ad content,Sessions\n,,5000,Grand total\n"
    text = head + "".join(f"ginger-launch,ginger-{number}-a,20\n" for number in range(rows))
    if is_cut:
        assert refusal(text).message == f"the file has only {rows} rows, with {rows * 20:,} of 5,000 sessions"
    else:
        assert read(text).left_out["sessions in the file's total that no row shows"] == 4820


def test_a_row_that_ends_before_its_sessions_is_refused() -> None:
    problem = refusal(
        f"{EXPLORATION}Session campaign,Session manual ad content,Sessions\nginger-launch,ginger-b,6\nging\n"
    )
    assert (problem.message, problem.line) == ("the row has 1 cells, but the header has 3", 9)


def test_a_report_without_rows_is_refused() -> None:
    assert refusal(f"{EXPLORATION}Session campaign,Sessions\n").message == "the report has no rows"


def test_a_day_that_the_file_does_not_cover_is_refused() -> None:
    problem = refusal(f"{EXPLORATION}Date,Session campaign,Sessions\n20261031,ginger-launch,41\n")
    assert problem.message == "2026-10-31 is not within 2026-11-01 to 2026-11-30, the days that the file states"


def test_rows_that_count_sessions_twice_are_refused() -> None:
    text = (
        f"{EXPLORATION}Seite,Session campaign,Sessions\n,,100,Grand total\n/a,ginger-launch,100\n/b,ginger-launch,90\n"
    )
    assert "190 sessions" in refusal(text).message


def test_a_dimension_of_events_is_refused() -> None:
    problem = refusal(f"{EXPLORATION}Session campaign,Event name,Sessions\nginger-launch,page_view,41\n")
    assert "“Event name” can count a session several times" in problem.message
    assert (problem.line, problem.column) == (7, 2)


def test_a_pivot_table_is_refused() -> None:
    problem = refusal(f"{EXPLORATION}Session campaign,Sessions,Sessions\nginger-launch,41,67\n")
    assert "“Sessions” is repeated" in problem.message


def test_only_the_first_range_of_a_comparison_is_read() -> None:
    rows = (
        'ginger-launch,"Nov 1 - Nov 30, 2026",41',
        'ginger-launch,"Oct 1 - Oct 31, 2026",12',
        "ginger-launch,% change,241.67%",
    )
    compared = "# Start date: 20261001\n# End date: 20261031\n"
    export = read("\n".join([f"{ABOVE}{compared}Session campaign,Date range,Sessions", *rows]))
    assert export.records == (Record(campaign="ginger-launch", clicks=41),)
    assert export.left_out == {"rows of other date ranges, segments or comparisons": 2}
    assert export.covered == NOVEMBER


def test_only_the_first_segment_is_read() -> None:
    text = "Session campaign,Segment,Sessions\nginger-launch,All Users,41\nginger-launch,Mobile traffic,30\n"
    assert [record.clicks for record in read(EXPLORATION + text).records] == [41]


def test_only_the_first_of_two_tables_is_read() -> None:
    second = "\n# Start date: 20261001\n# End date: 20261031\nSession campaign,Sessions\nginger-launch,999\nother,5\n"
    export = read(f"{ABOVE}Session campaign,Sessions\nginger-launch,41\n{second}")
    assert export.records == (Record(campaign="ginger-launch", clicks=41),)
    assert export.covered == NOVEMBER
    assert export.left_out == {"rows of other tables": 3}


def test_the_days_above_a_later_table_are_its_own() -> None:
    first = "# Start date: 20261001\n# End date: 20261031\nNth day,Active users\n0001,5\n\n"
    export = read(
        f"# {'-' * 40}\n{first}# Start date: 20261101\n# End date: 20261130\nSession campaign,Sessions\nx,41\n"
    )
    assert (export.covered, [record.clicks for record in export.records]) == (NOVEMBER, [41])


def test_a_number_of_a_property_is_no_day() -> None:
    text = f"# {'-' * 40}\n# Property: 20999999\n# 20261101-20261130\nSession campaign,Sessions\nx,41\n"
    assert read(text).covered == NOVEMBER


def test_a_table_without_comments_needs_its_period() -> None:
    table = "Session campaign,Session manual ad content,Sessions,Key events\nginger-launch,ginger-a,41,3\n"
    assert "--period 2026-11" in refusal(table).hint
    export = read(table, Answers(period=NOVEMBER))
    assert (export.records, export.covered) == ((A,), NOVEMBER)


def test_comments_without_their_dashes() -> None:
    above = "".join(line for line in ABOVE.splitlines(keepends=True) if "---" not in line)
    assert read(f"{above}Session campaign,Sessions\nginger-launch,41\n").covered == NOVEMBER


def test_days_in_rows_need_no_period() -> None:
    export = read("Date,Session campaign,Sessions\n20261102,ginger-launch,41\n")
    assert (export.covered, export.records) == (None, (Record(date(2026, 11, 2), campaign="ginger-launch", clicks=41),))


def test_the_landing_page_gives_the_path() -> None:
    rows = "/de/ginger?utm_source=x,ginger-launch,41\n(not set),ginger-launch,2\n"
    export = read(f"{EXPLORATION}Landing page + query string,Session campaign,Sessions\n{rows}")
    assert [record.path for record in export.records] == ["/de/ginger", ""]


@pytest.mark.parametrize("value", ["(not set)", "(direct)", "(other)", "(data not available)", "(organic)"])
def test_values_of_ga4_itself_are_counted_apart(value: str) -> None:
    export = read(f"{ABOVE}Session campaign,Session manual ad content,Sessions\nginger-launch,{value},7\n{value},x,2\n")
    assert export.records == ()
    assert export.left_out == {f"sessions in rows “{value}”": 9}


def test_direct_visits_are_counted_apart() -> None:
    rows = "(direct) / (none),x,7\nlinkedin / social,x,41\n"
    export = read(f"{ABOVE}Session source / medium,Session campaign,Sessions\n{rows}")
    assert export.records == (Record(None, "linkedin", "social", "x", clicks=41),)
    assert export.left_out == {"sessions in rows “(direct)”": 7}


def test_columns_of_persons_are_not_read() -> None:
    export = read(f"{EXPLORATION}User ID,Session campaign,Sessions\njane.doe,ginger-launch,1\n")
    assert list(export.dropped_columns) == ["User ID"]
    assert "jane" not in repr(export)


def test_tags_that_are_addresses_of_persons_are_refused() -> None:
    text = f"{EXPLORATION}Session campaign,Session manual ad content,Sessions\nx,jane@carls-soda.example,1\n"
    assert refusal(text).message == "the column “Session manual ad content” holds addresses of persons"


# --- Files that a spreadsheet program saved ---


def test_thousands_in_german_files() -> None:
    """`1.234` is 1,234, as another cell shows the decimal comma."""
    text = f"{ABOVE}Sitzung – Kampagne;Sitzungen;Engagement-Rate\nginger-launch;1.234;62,5 %\n"
    assert read(text).records == (Record(campaign="ginger-launch", clicks=1234),)


def test_a_number_that_could_be_two_is_refused() -> None:
    text = f"{ABOVE}Sitzung – Kampagne;Sitzungen\nginger-launch;1.234\n"
    problem = refusal(text)
    assert "1,234" in problem.message
    assert "--decimal" in problem.hint
    assert (problem.line, problem.column) == (11, 2)
    assert read(text, Answers(decimal_sign="comma")).records[0].clicks == 1234


@pytest.mark.parametrize("space", ["\u202f", "\u00a0", " "])
def test_spaces_between_thousands(space: str) -> None:
    assert read(f"{ABOVE}Campagne de la session;Sessions\nginger-launch;1{space}208\n").records[0].clicks == 1208


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("declared", ["", "sep=;\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encodings_and_a_declared_delimiter(encoding: str, declared: str, end: str) -> None:
    comments = "".join(f'"{line}";;\n' for line in ABOVE.splitlines())
    text = f"{declared}{comments};;\nSession campaign;Sessions;Key events\n2026-11-01;41;3\n"
    export = read(text.replace("\n", end).encode(encoding))
    assert export.records == (Record(campaign="2026-11-01", clicks=41, conversions=3),)
    assert export.covered == NOVEMBER


def test_values_that_look_like_days_numbers_and_formulas_stay_texts() -> None:
    rows = "2026-11-01,007,1\n20261101,1e5,2\n=1+1,@x,3\n"
    records = read(f"{ABOVE}Session campaign,Session manual ad content,Sessions\n{rows}").records
    assert [(record.campaign, record.content, record.clicks) for record in records] == [
        ("2026-11-01", "007", 1),
        ("20261101", "1e5", 2),
        ("=1+1", "@x", 3),
    ]


@pytest.mark.parametrize("day", ["02.11.2026", "2026-11-02", "20261302", "2,0261102E+07", "２０２６１１０２"])
def test_other_forms_of_days_are_refused(day: str) -> None:
    problem = refusal(f'{EXPLORATION}Date,Session campaign,Sessions\n"{day}",ginger-launch,41\n')
    assert "is not a day such as 20261130" in problem.message
    assert (problem.line, problem.column) == (8, 1)


# --- Key events ---


def test_fractions_of_key_events_keep_their_sum() -> None:
    rows = "".join(f"c{number},10,0.4\n" for number in range(100))
    records = read(f"{ABOVE}Session campaign,Sessions,Key events\n{rows}").records
    assert sum(record.conversions or 0 for record in records) == 40


def test_whole_key_events_stay_as_they_are() -> None:
    records = read(f"{ABOVE}Session campaign,Sessions,Key events\na,10,0.4\nb,10,3\nc,10,0.4\nd,10,0\n").records
    assert [record.conversions for record in records] == [0, 3, 1, 0]


@pytest.mark.parametrize("cell", ["-1", "1e400", "9" * 400, "many", "NaN"])
def test_other_cells_are_no_counts(cell: str) -> None:
    for row in (f"x,{cell},1", f"x,1,{cell}"):
        assert refusal(f"{ABOVE}Session campaign,Sessions,Key events\n{row}\n").line == 11


# --- Hostile files ---


def test_comments_without_a_table() -> None:
    assert refusal(ABOVE).message == "the file has no table"


@settings(max_examples=40)
@given(st.binary(max_size=300))
def test_random_bytes_below_comments_are_read_or_refused(data: bytes) -> None:
    source = source_of(ABOVE.encode() + data)
    ga4.recognises(source)
    with contextlib.suppress(Refused):
        ga4.read(source, Answers())


@settings(max_examples=40)
@given(st.lists(st.lists(st.sampled_from(CELLS), max_size=5), max_size=6))
def test_random_rows_are_read_or_refused(rows: list[list[str]]) -> None:
    text = "\n".join([f"{EXPLORATION}Date;Session campaign;Sessions", *map(";".join, rows)])
    try:
        export = ga4.read(source_of(text), Answers())
    except Refused:
        return
    assert all(record.clicks >= 0 and record.day for record in export.records)
