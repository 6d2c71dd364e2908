"""Campaign reports of Matomo, in the shapes that its renderers and the expected files of its tests have."""

from __future__ import annotations

import contextlib
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.results import sources
from tests.results.sources import from_corpus, needs_corpus

from mkdocs_advocacy.results.counts import Export, Record
from mkdocs_advocacy.results.periods import Period
from mkdocs_advocacy.results.readers import matomo
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, Source

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
ASKED = Answers(period=NOVEMBER)
A = Record(content="ginger-a", clicks=41, visitors=38, conversions=3)
B = Record(content="ginger-b", clicks=67, visitors=60, conversions=1)
PLUGIN = "MarketingCampaignsReporting_"


def source_of(text: str | bytes) -> Source:
    return Source("export.csv", text if isinstance(text, bytes) else text.encode())


def read(text: str | bytes, answers: Answers = ASKED) -> Export:
    return sources.read(source_of(text), answers)


def refusal(text: str | bytes, answers: Answers = ASKED) -> Refused:
    return sources.refusal_of(source_of(text), answers)


def xml_of(rows: str, *, dates: bool = False) -> str:
    root = "results" if dates else "result"
    return f'<?xml version="1.0" encoding="utf-8" ?>\n<{root}>\n{rows}\n</{root}>'


def row_of(**cells: object) -> str:
    return f"<row>{''.join(f'<{name}>{value}</{name}>' for name, value in cells.items())}</row>"


# --- The files of the corpus ---


@needs_corpus
def test_contents_with_raw_columns_in_utf_16() -> None:
    export = read(from_corpus("matomo-utf16.csv").data)
    assert list(export.records) == [A, B]
    assert export.grain == {"content"}
    assert (export.covered, export.left_out) == (NOVEMBER, {})
    assert (export.tool, export.measure, export.zone) == ("Matomo", "visits", "the website's")


@needs_corpus
def test_a_german_report_does_not_say_what_its_labels_are() -> None:
    data = from_corpus("matomo-translated-de.csv").data
    assert "--labels content" in refusal(data).hint
    export = read(data, Answers(period=NOVEMBER, labels="content"))
    assert list(export.records) == [Record(content="ginger-a", clicks=41, visitors=38)]
    assert export.grain == {"content"}


# --- Days and periods ---

CONTENTS = (
    "label,nb_uniq_visitors,nb_visits,nb_visits_converted,metadata_segment\n"
    "ginger-a,38,41,3,campaignContent==ginger-a\n"
)


def test_a_file_without_days_needs_its_period() -> None:
    problem = refusal(CONTENTS, Answers())
    assert problem.message == "the file doesn't state its days, because Matomo writes them only for several days"
    assert "--period 2026-11-02..2026-11-08" in problem.hint


def test_several_days() -> None:
    """Visitors can't be added over days, so they aren't read."""
    header, row = CONTENTS.splitlines()
    export = read(f"date,{header}\n2026-11-02,{row}\n2026-11-03,{row.replace('38,41,3', '2,2,0')}\n", Answers())
    assert list(export.records) == [
        Record(date(2026, 11, 2), content="ginger-a", clicks=41, conversions=3),
        Record(date(2026, 11, 3), content="ginger-a", clicks=2, conversions=0),
    ]
    assert export.grain == {"day", "content"}
    assert export.covered is None


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        ("2026-11", NOVEMBER),
        ("From 2026-11-02 to 2026-11-08", Period(date(2026, 11, 2), date(2026, 11, 8))),
        ('"2026-11-02,2026-11-08"', Period(date(2026, 11, 2), date(2026, 11, 8))),
    ],
)
def test_one_week_or_month(cell: str, period: Period) -> None:
    export = read(f"date,label,nb_visits,metadata_segment\n{cell},ginger-a,41,campaignContent==ginger-a\n", Answers())
    assert list(export.records) == [Record(content="ginger-a", clicks=41)]
    assert (export.covered, export.grain) == (period, frozenset({"content"}))


def test_several_months_are_refused() -> None:
    rows = "2026-10,ginger-a,1,campaignContent==ginger-a\n2026-11,ginger-a,2,campaignContent==ginger-a\n"
    assert "by day" in refusal(f"date,label,nb_visits,metadata_segment\n{rows}").hint


@pytest.mark.parametrize("cell", ["", "01/02/2026", "2026-11-31", "yesterday"])
def test_other_days_are_refused(cell: str) -> None:
    problem = refusal(f"date,label,nb_visits,metadata_segment\n{cell},ginger-a,1,campaignContent==ginger-a\n")
    assert "is not a day such as 2026-11-30" in problem.message
    assert problem.line == 2


# --- Columns and languages ---


@pytest.mark.parametrize(
    "header",
    [
        "Label,Unique visitors,Visits,Visits with Conversions,Metadata: segment",
        "Bezeichnung,Eindeutige Besucher,Besuche,Besuche mit Konversionen,Metadaten: segment",
        "Nom,Visiteurs uniques,Visites,Visites avec conversions,Métadonnées: segment",
        "Etiqueta,Visitantes únicos,Visitas,Visitas con conversiones,Metadatos: segment",
    ],
    ids=["en", "de", "fr", "es"],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_translated_columns(header: str, delimiter: str, encoding: str) -> None:
    text = f"{header}\nginger-a,38,41,3,campaignContent==ginger-a\n".replace(",", delimiter)
    assert list(read(text.encode(encoding)).records) == [A]


def test_a_declared_delimiter() -> None:
    assert list(read("sep=;\n" + CONTENTS.replace(",", ";")).records) == [A]


@pytest.mark.parametrize(
    ("header", "record"),
    [
        ("Campaign Content", Record(content="x-1", clicks=5, visitors=4)),
        ("Kampagneninhalt", Record(content="x-1", clicks=5, visitors=4)),
        ("Kampagnenname", Record(campaign="x-1", clicks=5, visitors=4)),
    ],
)
def test_a_heading_that_names_the_tag(header: str, record: Record) -> None:
    assert list(read(f"{header},Visits,Unique visitors\nx-1,5,4\n").records) == [record]


def test_conversions_where_visits_with_conversions_are_missing() -> None:
    text = "label,nb_visits,nb_conversions,metadata_segment\nginger-a,41,7,campaignContent==ginger-a\n"
    assert read(text).records[0].conversions == 7


def test_thousands_in_german_files() -> None:
    text = "Kampagneninhalt;Besuche;Eindeutige Besucher;Absprungrate\nginger-a;1.234;1.100;62,5%\n"
    assert list(read(text).records) == [Record(content="ginger-a", clicks=1234, visitors=1100)]
    problem = refusal(text.replace("62,5%", "62%"))
    assert "--decimal" in problem.hint
    assert (problem.line, problem.column) == (2, 2)


def test_labels_that_look_like_days_stay_texts() -> None:
    rows = "2026-11-01,5,campaignName==2026-11-01\n007,6,campaignName==007\n=1+1,7,campaignName==%3D1%2B1\n"
    records = read(f"label,nb_visits,metadata_segment\n{rows}").records
    assert [(record.campaign, record.clicks) for record in records] == [("2026-11-01", 5), ("007", 6), ("=1+1", 7)]


# --- Reports ---


@pytest.mark.parametrize(
    ("segment", "record"),
    [
        ("campaignName==x+%26+y", Record(campaign="x & y", clicks=5)),
        ("campaignContent==x+%26+y", Record(content="x & y", clicks=5)),
        ("referrerType==campaign;referrerName==x+%26+y", Record(campaign="x & y", clicks=5)),
    ],
)
def test_a_segment_names_the_tag(segment: str, record: Record) -> None:
    assert list(read(f"label,nb_visits,metadata_segment\nx & y,5,{segment}\n").records) == [record]


def test_a_flat_report_of_campaigns_with_contents() -> None:
    """A link of the hub has no keyword, so Matomo writes its content alone."""
    rows = (
        "ginger-launch - ginger-a,41,ginger-launch,ginger-a,campaignName==ginger-launch",
        "ginger-launch - soda - pop - ginger-b,67,ginger-launch,soda - pop - ginger-b,campaignName==ginger-launch",
        "ginger-launch,2,ginger-launch,,campaignName==ginger-launch",
    )
    names = f"{PLUGIN}CampaignName,{PLUGIN}CombinedKeywordContent"
    for prefix in ("", "metadata_", "Metadata: "):
        headings = ",".join(prefix + name for name in names.split(","))
        export = read("\n".join([f"label,nb_visits,{headings},metadata_segment", *rows]))
        assert list(export.records) == [
            Record(campaign="ginger-launch", content="ginger-a", clicks=41),
            Record(campaign="ginger-launch", content="ginger-b", clicks=67),
            Record(campaign="ginger-launch", clicks=2),
        ]
        assert export.grain == {"campaign", "content"}


def test_a_flat_report_without_columns_of_dimensions() -> None:
    """The segment names the campaign, even if its name contains the separator of labels."""
    rows = "x - y - ginger-a,41,campaignName==x+-+y\nx - y,2,campaignName==x+-+y\n"
    export = read(f"label,nb_visits,metadata_segment\n{rows}")
    assert list(export.records) == [
        Record(campaign="x - y", content="ginger-a", clicks=41),
        Record(campaign="x - y", clicks=2),
    ]
    assert export.grain == {"campaign", "content"}


def test_a_flat_report_of_sources_and_mediums() -> None:
    names = f"{PLUGIN}CampaignSourceMedium,{PLUGIN}CampaignName"
    rows = "linkedin - social - ginger-launch,41,linkedin - social,ginger-launch\nx - ginger-launch,7,x,ginger-launch\n"
    export = read(f"label,nb_visits,{names}\n{rows}")
    assert list(export.records) == [
        Record(None, "linkedin", "social", "ginger-launch", clicks=41),
        Record(None, "x", "", "ginger-launch", clicks=7),
    ]
    assert export.grain == {"source", "campaign"}


def test_keywords_and_contents_of_one_campaign() -> None:
    segment = "referrerName==ginger-launch;referrerType==campaign;referrerKeyword==soda"
    rows = f"ginger-a,41,campaignName==ginger-launch\nsoda,7,{segment}\n"
    assert list(read(f"label,nb_visits,metadata_segment\n{rows}").records) == [
        Record(campaign="ginger-launch", content="ginger-a", clicks=41),
        Record(campaign="ginger-launch", clicks=7),
    ]


def test_campaigns_without_the_plugin() -> None:
    header = "label,nb_visits,metadata_segment,metadata_Referrers_Campaign,metadata_Referrers_Keyword"
    segment = "referrerType==campaign;referrerName==ginger-launch;referrerType==campaign;referrerKeyword==soda"
    export = read(f"{header}\nginger-launch - soda,41,{segment},ginger-launch,soda\n")
    assert list(export.records) == [Record(campaign="ginger-launch", clicks=41)]
    assert export.grain == {"campaign"}


def test_a_label_that_could_be_a_campaign_with_its_keyword_is_refused() -> None:
    text = "Label,Visits,Unique visitors\nginger - launch,41,30\n"
    answers = Answers(period=NOVEMBER, labels="campaign")
    problem = refusal(text, answers)
    assert "could be a campaign, or a campaign with its keyword" in problem.message
    assert "XML" in problem.hint
    assert read(text.replace(" - ", "-"), answers).records[0].campaign == "ginger-launch"


@pytest.mark.parametrize(
    "text",
    [
        "label,nb_visits,metadata_segment\nsocial,5,campaignMedium==social\n",
        "label,nb_visits,metadata_segment\nlinkedin,5,campaignSource==linkedin\n",
        "Campaign Source,Visits,Unique visitors\nlinkedin,5,4\n",
        "Campaign Source - Medium\nLabel,Visits,Unique visitors\nlinkedin - social,5,4\n",
    ],
)
def test_sources_and_mediums_alone_are_refused(text: str) -> None:
    """Other people's campaigns have the same."""
    problem = refusal(text)
    assert "neither campaigns nor contents" in problem.message
    assert "“Campaign Contents”" in problem.hint


def test_reports_of_persons_are_refused_without_naming_them() -> None:
    problem = refusal("label,nb_visits,metadata_segment\njane@carls-soda.example,5,userId==jane\n")
    assert "not about campaigns" in problem.message
    unknown = refusal("label,nb_visits\njane.doe,5\n")
    assert "jane" not in problem.message + problem.hint + unknown.message + unknown.hint


@pytest.mark.parametrize(
    "word", ["Others", "Andere", "Autres", "Otros", "Друга", "-1", "none", "Value not defined", "Wert nicht definiert"]
)
def test_rows_of_matomo_itself_are_counted_apart(word: str) -> None:
    export = read(f"{CONTENTS}{word},9,9,0,\n")
    assert (list(export.records), export.left_out) == ([A], {f"visits in rows “{word}”": 9})


def test_missing_tags_in_flat_reports_are_counted_apart() -> None:
    names = f"{PLUGIN}CampaignName,{PLUGIN}CampaignContent"
    export = read(f"label,nb_visits,{names}\na - none,5,a,none\na - Others,7,a,Others\n")
    assert not export.records
    assert export.left_out == {"visits in rows “none”": 5, "visits in rows “Others”": 7}
    assert export.grain == {"campaign", "content"}


def test_aggregate_rows_are_totals() -> None:
    rows = "g,50,1,campaignName==g\ng - g-a,41,0,campaignName==g\n"
    export = read(f"label,nb_visits,metadata_is_aggregate,metadata_segment\n{rows}")
    assert list(export.records) == [Record(campaign="g", content="g-a", clicks=41)]
    assert export.left_out == {"rows of totals": 1}


def test_labels_that_are_addresses_of_persons_are_refused() -> None:
    problem = refusal("label,nb_visits\njane@carls-soda.example,5\n", Answers(period=NOVEMBER, labels="content"))
    assert problem.message == "the labels of the report are addresses of persons"


# --- Scheduled reports: several tables in a file ---

SUMMARY = "Visits Summary\nDate,Visits,Unique visitors\n2026-11,900,800\n\n"
COUNTRIES = "Country\nLabel,Visits,Unique visitors\nGermany,700,600\nFrance,200,200\n\n"
NAMES = "Campaign Names\nLabel,Visits,Unique visitors\nginger-launch,108,98\n\n"


def test_the_campaigns_of_a_scheduled_report() -> None:
    sources = NAMES.replace("Names", "Sources").replace("ginger-launch", "linkedin")
    export = read(f"Carl's Soda (November 2026)\n\n{SUMMARY}{COUNTRIES}{NAMES}{sources}")
    assert list(export.records) == [Record(campaign="ginger-launch", clicks=108, visitors=98)]
    assert export.left_out == {"rows of other tables": 3}


def test_several_reports_of_campaigns_are_refused() -> None:
    contents = NAMES.replace("Names", "Contents").replace("launch", "a")
    problem = refusal(COUNTRIES + NAMES + contents)
    assert "“Campaign Names”, “Campaign Contents”" in problem.message
    assert "one report" in problem.hint


def test_reports_without_campaigns_are_refused() -> None:
    problem = refusal(COUNTRIES + COUNTRIES.replace("Country", "Language"))
    assert "none of campaigns" in problem.message


# --- Files without a report ---


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_empty_report(encoding: str) -> None:
    problem = refusal("No data available".encode(encoding))
    assert problem.message == "Matomo found no data for this report and these days"


@pytest.mark.parametrize(
    "text",
    [
        "Error: You can't access this resource as it requires 'view' access for the website id = 1.",
        "Error: Something went wrong\n --> To temporarily debug this error further, set const X=true;\n",
        '<?xml version="1.0" encoding="utf-8" ?>\n<result>\n\t<error message="no access" />\n</result>',
        '{"result":"error","message":"no access"}',
    ],
)
def test_an_error_in_place_of_a_report(text: str) -> None:
    problem = refusal(text)
    assert problem.message == "Matomo wrote an error into the file in place of the report"
    assert "export it again" in problem.hint


def test_a_header_without_rows() -> None:
    assert refusal("label,nb_visits,metadata_segment\n").message == "the report has no rows"


# --- XML and JSON ---


def test_xml_with_goals() -> None:
    goals = "<goals><row idgoal='1'><nb_conversions>9</nb_conversions><nb_visits>99</nb_visits></row></goals>"
    cells = {"label": "ginger-a", "nb_uniq_visitors": 38, "nb_visits": 41, "nb_visits_converted": 3}
    row = row_of(**cells, segment="campaignContent==ginger-a")
    export = read(xml_of(row.replace("</row>", f"{goals}</row>")))
    assert list(export.records) == [A]


def test_xml_states_days_without_rows() -> None:
    row = row_of(label="a &amp; b", nb_visits=5, segment="campaignContent==a+%26+b")
    days = f'<result date="2026-11-01" /><result date="2026-11-02">{row}</result><result date="2026-11-03" />'
    export = read(xml_of(days, dates=True), Answers())
    assert list(export.records) == [Record(date(2026, 11, 2), content="a & b", clicks=5)]
    assert export.covered == Period(date(2026, 11, 1), date(2026, 11, 3))
    assert export.grain == {"day", "content"}


def test_expanded_xml() -> None:
    sub = "".join(row_of(label=name, nb_visits=count) for name, count in (("ginger-a", 41), ("ginger-b", 67)))
    row = row_of(label="ginger-launch", nb_visits=110, segment="campaignName==ginger-launch")
    export = read(xml_of(row.replace("</row>", f"<subtable>{sub}</subtable></row>")))
    assert list(export.records) == [
        Record(campaign="ginger-launch", content="ginger-a", clicks=41),
        Record(campaign="ginger-launch", content="ginger-b", clicks=67),
    ]


def test_xml_with_entities_is_refused() -> None:
    bomb = '<!DOCTYPE result [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    text = f'<?xml version="1.0"?>\n{bomb}\n<result><row><label>&b;</label><nb_visits>1</nb_visits></row></result>'
    assert "declares a document type" in refusal(text).message


@pytest.mark.parametrize(
    "text",
    [
        "<result><row><label>a</label><nb_visits>1</nb_visits>",
        "<result><row><label>a & b</label></row></result>",
    ],
)
def test_damaged_xml_is_refused(text: str) -> None:
    assert refusal(text).message == "the file is not valid XML, so it may be incomplete"


def test_deep_xml_is_refused() -> None:
    assert refusal("<result><row><label>" + "<a>" * 10_000).message == "the XML is nested too deeply"


def test_empty_xml() -> None:
    assert refusal('<?xml version="1.0" encoding="utf-8" ?>\n<result />').message.startswith("Matomo found no data")


def test_json_by_day() -> None:
    rows = [{"label": "ginger-a", "nb_visits": 41, "segment": "campaignContent==ginger-a", "goals": {"idgoal=1": {}}}]
    export = read(json.dumps({"2026-11-01": [], "2026-11-02": rows}), Answers())
    assert list(export.records) == [Record(date(2026, 11, 2), content="ginger-a", clicks=41)]
    assert export.covered == Period(date(2026, 11, 1), date(2026, 11, 2))


def test_halves_of_characters_in_json_are_replaced() -> None:
    text = '[{"label": "a\\ud83d", "nb_visits": 1, "segment": "campaignContent==a\\ud83d"}]'
    assert read(text).records[0].content == "a?"


def test_damaged_json_is_refused() -> None:
    assert (
        refusal('[{"label": "a", "nb_visits": 1}, {').message == "the file is not valid JSON, so it may be incomplete"
    )
    assert refusal('[{"nb_visits": ' + "[" * 100_000).message == "the file is not valid JSON, so it may be incomplete"


@settings(max_examples=40)
@given(st.binary(max_size=200), st.sampled_from([CONTENTS, "<result>", "[", "No data available"]))
def test_random_bytes_are_read_or_refused(data: bytes, start: str) -> None:
    source = source_of(start.encode() + data)
    matomo.recognises(source)
    with contextlib.suppress(Refused):
        matomo.read(source, ASKED)
