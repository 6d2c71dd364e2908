"""Exports of six survey tools: one question and its days, and nothing about the people who answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import pytest
from tests.results.workbooks import make_workbook

from mkdocs_advocacy.results.readers import linkedin, meta, plausible, survey, x, youtube
from mkdocs_advocacy.results.readers.survey import read, recognises
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, Source
from mkdocs_advocacy.results.surveys import SurveyExport

NPS = "How likely are you to recommend us?"

FORMS = [
    ("Id", "Start time", "Completion time", "Email", "Name", "Last modified time", NPS, "Points - " + NPS, "Why?"),
    (1, datetime(2026, 11, 3, 9), datetime(2026, 11, 3, 9, 5), "ada@soda.example", "Ada", "", 10, 1, "Ada says\nyes"),
    (2, datetime(2026, 11, 30, 9), datetime(2026, 12, 1, 9, 5), "anonymous", "", "", 0, 1, ""),
    (3, datetime(2026, 11, 4, 9), datetime(2026, 11, 4, 9, 5), "anonymous", "", "", None, 1, "7"),
]
TYPEFORM = (
    "#,<strong>How likely</strong> are you to recommend us?,Why?,Response Type,Start Date (UTC),Stage Date (UTC),"
    "Submit Date (UTC),Network ID,Tags\n"
    'odwdp4,10,"Ada, and\nher team",completed,2026-11-03 02:39:31,,2026-11-03 02:41:38,653e97acae,\n'
    "odwdp5,0,,completed,2026-11-30 23:59:31,,2026-12-01 00:01:00,653e97acaf,\n"
    "odwdp6,3,,partial,2026-11-04 02:39:31,2026-11-04 02:39:31,,653e97acb0,\n"
)
LIMESURVEY = (
    '\ufeff"id";"submitdate";"lastpage";"startlanguage";"seed";"token";"firstname";"ipaddr";"G01Q01";"G01Q02"\r\n'
    '"1";"2026-11-03 10:00:00";"2";"en";"2026";"t0k3n";"Ada";"10.0.0.1";"10.0000000000";"Ada says"\r\n'
    '"2";"2026-12-01 10:00:00";"2";"de";"2026";"t0k4n";"Bob";"10.0.0.2";"0";""\r\n'
    '"3";"";"1";"de";"2026";"t0k5n";"Cy";"10.0.0.3";"5";""\r\n'
    "\r\n"
)
SURVEYMONKEY = (
    "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,"
    f"{NPS},Which do you know?,,Why?\n"
    ",,,,,,,,,,Ginger,Lime,Open-Ended Response\n"
    "118052219061,446111201,11/03/2026 10:00:00 AM,11/03/2026 10:02:00 AM,10.0.0.1,a@b.example,Ada,L,7,10,Ginger,,Ada\n"
    "118052219062,446111201,12/01/2026 10:00:00 AM,12/13/2026 10:02:00 PM,10.0.0.2,,Bob,M,8,0,,Lime,\n"
)
QUALTRICS = (
    "StartDate,EndDate,Status,IPAddress,Progress,Finished,RecordedDate,ResponseId,RecipientLastName,RecipientEmail,"
    "Q1,Q1_NPS_GROUP,Q2\n"
    "Start Date,End Date,Response Type,IP Address,Progress,Finished,Recorded Date,Response ID,Recipient Last Name,"
    f'Recipient Email,{NPS},{NPS} - Group,"Why?"\n'
    + ",".join(f'"{{""ImportId"":""{name}""}}"' for name in "abcdefghijklm")
    + "\n2026-11-03 10:00:00,2026-11-03 10:01:00,IP Address,10.0.0.1,100,True,2026-11-03 10:01:00,R_1,Ada,a@b.example,"
    '10,Promoter,"Start Date"\n'
    "2026-12-01 10:00:00,2026-12-01 10:01:00,0,10.0.0.2,100,1,2026-12-01 10:01:00,R_2,Bob,,0,Detractor,\n"
    "2026-12-01 10:00:00,2026-12-01 10:01:00,Survey Preview,10.0.0.2,100,1,2026-12-01 10:01:00,R_3,Me,,9,Promoter,\n"
    "2026-12-01 10:00:00,2026-12-01 10:01:00,0,10.0.0.2,40,False,2026-12-01 10:01:00,R_4,Cy,,5,Detractor,\n"
)
FORMBRICKS = (
    "No.,Response ID,Timestamp,Finished,Survey ID,Formbricks ID (internal),User ID,Tags,url,userAgent - os,"
    f"1. {NPS},2. Which?,2. Which? - Option ID\n"
    "1,cl1,2026-11-03 10:00:00,Yes,s1,p1,ada@soda.example,,https://soda.example,Linux,10,Ginger,4\n"
    "2,cl2,Tue Dec 01 2026,Yes,s1,p2,,,https://soda.example,Linux,0,Lime,5\n"
    "3,cl3,2026-12-01 10:00:00 UTC,No,s1,p3,,,https://soda.example,Linux,5,Lime,5\n"
)
EXPORTS: Mapping[str, tuple[str | bytes, str]] = {
    "Microsoft Forms": (make_workbook({"Sheet1": FORMS}), NPS),
    "Typeform": (TYPEFORM, NPS),
    "LimeSurvey": (LIMESURVEY, "G01Q01"),
    "SurveyMonkey": (SURVEYMONKEY, NPS),
    "Qualtrics": (QUALTRICS, NPS),
    "Formbricks": (FORMBRICKS, f"1. {NPS}"),
}
NAMES = sorted(EXPORTS)


def source(data: str | bytes, name: str = "export.csv") -> Source:
    return Source(name, data.encode() if isinstance(data, str) else data)


def count(export: SurveyExport) -> Counter[tuple[str, int]]:
    return Counter((f"{answer.day:%Y-%m}", answer.group) for answer in export.answers)


@pytest.mark.parametrize("tool", NAMES)
def test_the_only_question_with_scores_is_read(tool: str) -> None:
    data, question = EXPORTS[tool]
    export = read(source(data), Answers())
    assert (export.tool, export.question, export.kind) == (tool, question, "nps")
    assert count(export) == {("2026-11", 2): 1, ("2026-12", 0): 1}


@pytest.mark.parametrize("tool", NAMES)
def test_no_person_and_no_comment_is_read(tool: str) -> None:
    export = read(source(EXPORTS[tool][0]), Answers())
    assert not [word for word in ("Ada", "Bob", "10.0.0", "example", "Ginger", "R_1", "p1") if word in repr(export)]


@pytest.mark.parametrize("tool", NAMES)
def test_each_file_is_recognised_by_one_reader(tool: str) -> None:
    file = source(EXPORTS[tool][0])
    assert [known for known in (survey, linkedin, meta, plausible, x, youtube) if known.recognises(file)] == [survey]


def test_what_was_left_out_is_said() -> None:
    def left_out(tool: str) -> Mapping[str, int]:
        return read(source(EXPORTS[tool][0]), Answers()).left_out

    assert left_out("Qualtrics") == {"tests and spam": 1, "unfinished questionnaires": 1}
    assert left_out("Microsoft Forms") == {"finished questionnaires without an answer to it": 1}
    assert left_out("Typeform") == left_out("LimeSurvey") == left_out("Formbricks") == {"unfinished questionnaires": 1}
    assert left_out("SurveyMonkey") == {}


def test_columns_of_persons_are_named() -> None:
    export = read(source(LIMESURVEY), Answers())
    assert export.dropped_columns == ("token", "firstname", "ipaddr")


def test_a_question_that_asks_for_a_name_is_named_too() -> None:
    file = source(LIMESURVEY.replace('"G01Q02"', '"Your name"').replace('"G01Q01"', '"Our e-mails"'))
    assert read(file, Answers()).dropped_columns == ("token", "firstname", "ipaddr", "Your name")


def forms(*answers: Any, heading: str = "Q", more: Sequence[Any] = (), days: Sequence[str] = ()) -> bytes:
    """Return an export of Microsoft Forms with these answers."""
    rows = [("ID", "Start time", "Completion time", "Email", heading, "Other")]
    for number, answer in enumerate(answers):
        day = days[number] if days else "2026-11-03 10:00"
        rows.append((str(number), day, day, "", answer, more[number] if more else "text"))
    return make_workbook({"Form1": rows})


def test_a_scale_of_five() -> None:
    export = read(source(forms(1, 2, 3, 4, 5, 5)), Answers())
    assert export.kind == "scale"
    assert count(export) == {("2026-11", 0): 3, ("2026-11", 1): 3}


def test_a_scale_from_zero_is_that_of_recommendations() -> None:
    assert read(source(forms(0, 6)), Answers()).kind == "nps"


def test_a_named_question_without_scores_is_refused() -> None:
    with pytest.raises(Refused, match="has no answers that are whole numbers") as refused:
        read(source(forms(1, 2)), Answers(question="Other"))
    assert (refused.value.line, refused.value.column) == (1, 6)


def test_the_groups_of_the_net_promoter_score() -> None:
    export = read(source(forms(*range(11))), Answers())
    assert export.kind == "nps"
    assert count(export) == {("2026-11", 0): 7, ("2026-11", 1): 2, ("2026-11", 2): 2}


@pytest.mark.parametrize("scores", [(1, 7, 10), (6, 9), (0, 3, 5), (1, 6)])
def test_scores_of_an_unclear_scale_are_asked(scores: Sequence[int]) -> None:
    with pytest.raises(Refused, match=f"scores from {min(scores)} to {max(scores)} could be") as refused:
        read(source(forms(*scores)), Answers())
    assert refused.value.hint.startswith("add --nps")
    assert (refused.value.line, refused.value.column) == (1, 5)
    assert read(source(forms(*scores)), Answers(is_nps=True)).kind == "nps"


@pytest.mark.parametrize(("yes", "no"), [("Yes", "No"), ("Y", "N"), ("ja", "Nein"), ("Oui", "non"), ("Sí", "no")])
def test_yes_and_no_if_the_question_is_named(yes: str, no: str) -> None:
    file = source(forms(yes, no, yes, heading="Did you know?"))
    with pytest.raises(Refused, match="no question has whole numbers"):
        read(file, Answers())
    export = read(file, Answers(question="did you  know?"))
    assert (export.kind, count(export)) == ("yes-no", {("2026-11", 1): 2, ("2026-11", 0): 1})


def test_one_of_several_questions_is_named() -> None:
    file = source(forms(1, 2, 3, heading="How was it?", more=(7, 8, 9)))
    with pytest.raises(Refused, match="2 questions have scores: “How was it\\?”, “Other”") as refused:
        read(file, Answers())
    assert "--question" in refused.value.hint
    assert read(file, Answers(question="How was it?")).question == "How was it?"
    with pytest.raises(Refused, match="has no question “How is it") as refused:
        read(file, Answers(question="How is it?"))
    assert refused.value.hint == "did you mean “how was it?”?"


def test_two_questions_with_the_same_heading_are_refused() -> None:
    file = source(forms(1, heading="Other", more=(2,)))
    with pytest.raises(Refused, match="2 columns have this heading"):
        read(file, Answers(question="Other"))


@pytest.mark.parametrize("asked", ["Email", "Completion time", "ID"])
def test_a_column_of_persons_is_no_question(asked: str) -> None:
    with pytest.raises(Refused, match="has no question"):
        read(source(forms(1, 2)), Answers(question=asked))


@pytest.mark.parametrize("answer", ["Ada says 7", "7.5", "11", "-1", "seven", "٧"])
def test_a_text_among_the_scores_is_refused_without_quoting_it(answer: str) -> None:
    for is_nps in (False, True):
        with pytest.raises(Refused) as refused:
            read(source(forms(7, answer, 0)), Answers(question="Q", is_nps=is_nps))
        assert answer not in refused.value.message.replace("0 to 10", "") + refused.value.hint
    assert (refused.value.line, refused.value.column) == (3, 5)


def test_a_score_out_of_its_scale_is_refused() -> None:
    text = SURVEYMONKEY.replace(",10,Ginger", ",7,Ginger").replace(",0,,Lime", ",12,,Lime")
    with pytest.raises(Refused, match="not an answer of the kind nps") as refused:
        read(source(text), Answers(question=NPS, is_nps=True))
    assert (refused.value.line, refused.value.column) == (4, 10)


def test_options_of_a_surveymonkey_question_have_headings_of_their_own() -> None:
    text = SURVEYMONKEY.replace("10,Ginger,,", "10,4,,").replace("0,,Lime", "0,3,1")
    with pytest.raises(Refused, match="3 questions have scores"):
        read(source(text), Answers())
    export = read(source(text), Answers(question="Which do you know? – Ginger"))
    assert (export.question, export.kind, len(export.answers)) == ("Which do you know? – Ginger", "scale", 2)


def test_qualtrics_knows_its_own_questions_of_recommendation() -> None:
    text = QUALTRICS.replace(",0,Detractor", ",9,Promoter").replace("10,Promoter", "8,Passive")
    assert read(source(text), Answers(question="Q1")).kind == "nps"
    assert read(source(text), Answers(question=NPS)).question == NPS


@pytest.mark.parametrize(
    ("days", "answers", "months"),
    [
        (["11/3/26 9:00", "11/30/26 9:00"], Answers(), {"2026-11"}),
        (["3/11/2026 9:00", "30/11/2026 9:00"], Answers(), {"2026-11"}),
        (["3/11/2026 9:00", "4/11/2026 9:00"], Answers(date_order="dmy"), {"2026-11"}),
        (["3/11/2026 9:00", "4/11/2026 9:00"], Answers(date_order="mdy"), {"2026-03", "2026-04"}),
    ],
)
def test_days_with_their_order(days: list[str], answers: Answers, months: set[str]) -> None:
    export = read(source(forms(9, 0, days=days)), answers)
    assert {f"{answer.day:%Y-%m}" for answer in export.answers} == months


def test_days_in_an_unclear_order_are_asked() -> None:
    with pytest.raises(Refused, match="could have the day first") as refused:
        read(source(forms(9, 0, days=["3/11/2026 9:00", "4/11/2026 9:00"])), Answers())
    assert "--dates" in refused.value.hint
    assert (refused.value.line, refused.value.column) == (2, 3)


def test_a_comment_in_place_of_a_day_is_not_quoted() -> None:
    with pytest.raises(Refused, match="the cell is not a date") as refused:
        read(source(forms(9, 0, days=["2026-11-03", "on 3 or 4 May, 20"])), Answers())
    assert "May" not in refused.value.message + refused.value.hint
    assert refused.value.line == 3


def test_limesurvey_without_dates_is_refused() -> None:
    text = LIMESURVEY.replace("2026-11-03 10:00:00", "1980-01-01 00:00:00")
    with pytest.raises(Refused, match="doesn't store the dates"):
        read(source(text), Answers())


def test_an_unclosed_comment_is_not_quoted() -> None:
    text = TYPEFORM.replace('her team"', "her team")
    with pytest.raises(Refused, match="never closed") as refused:
        read(source(text), Answers())
    assert "Ada" not in refused.value.message + refused.value.hint


def test_empty_rows_do_not_end_the_answers() -> None:
    text = TYPEFORM.replace("odwdp5", "\n\nodwdp5")
    assert len(read(source(text), Answers()).answers) == 2


def test_the_answers_may_be_on_the_second_sheet() -> None:
    file = source(make_workbook({"Cover": [("Our survey",)], "Answers": FORMS}))
    assert len(read(file, Answers()).answers) == 2


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("Startzeit", "Fertigstellungszeit"),
        ("Heure de début", "Heure de fin"),
        ("Hora de inicio", "Hora de finalización"),
    ],
)
def test_forms_with_translated_headings(start: str, end: str) -> None:
    rows = [("ID", start, end, "E-Mail", "Name", NPS), *((*row[:5], row[6]) for row in FORMS[1:])]
    assert len(read(source(make_workbook({"Sheet1": rows})), Answers()).answers) == 2


@pytest.mark.parametrize("tool", [name for name in NAMES if name != "Microsoft Forms"])
def test_an_export_without_answers_is_refused(tool: str) -> None:
    data = EXPORTS[tool][0]
    assert isinstance(data, str)
    with pytest.raises(Refused, match="no question has whole numbers"):
        read(source(data.splitlines()[0] + "\n"), Answers())


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 5000, b"a,b\n1,2\n", b"PK\x03\x04", b"ID,Start time\n", b"\xff\xfe\x00", b'"' * 999]
)
def test_other_files_are_not_recognised_and_refused(data: bytes) -> None:
    assert not recognises(source(data))
    with pytest.raises(Refused):
        read(source(data), Answers())
