"""The mapping file `results/results.yml`."""

from __future__ import annotations

from textwrap import dedent

import pytest

from mkdocs_advocacy.results.mapping.load import load_mapping

GOOD = """\
exports:
  - name: Bitly
    recognised_by: [Long URL, Engagements]
    columns:
      day: Date
      link: Long URL
      clicks: Engagements
    day_format: mdy
    decimal: point
    skip_lines: 2
    delimiter: semicolon
    measure: engagements
    zone: UTC
"""


def problems_of(text: str) -> list[str]:
    exports, problems = load_mapping(dedent(text).encode())
    assert bool(exports) != bool(problems)
    return [
        str(problem).partition(": error: ")[0].partition(".yml:")[2] + " " + problem.message for problem in problems
    ]


def test_a_mapping_is_loaded() -> None:
    (export,), problems = load_mapping(GOOD.encode())
    assert not problems
    assert (export.name, export.columns.link, export.columns.clicks) == ("Bitly", "Long URL", "Engagements")
    assert (export.day_format, export.decimal, export.skip_lines, export.delimiter) == ("mdy", "point", 2, "semicolon")


def test_only_the_headings_and_the_clicks_are_required() -> None:
    exports, problems = load_mapping(b"exports: [{name: A, recognised_by: [B], columns: {clicks: C, content: D}}]")
    assert not problems
    assert (exports[0].measure, exports[0].zone, exports[0].columns.day) == ("clicks", None, None)


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("clicks: Engagements", "click: Engagements", "7:7 “exports[0].columns.click” is not a known key"),
        ("      clicks: Engagements\n", "", "4:5 exports[0].columns.clicks is missing"),
        ("day_format: mdy", "day_format: md", "8:17 exports[0].day_format is “md”"),
        ("skip_lines: 2", "skip_lines: many", "10:17 exports[0].skip_lines is “many”"),
        ("[Long URL, Engagements]", "[]", "3:20 exports[0].recognised_by is empty"),
        (
            "link: Long URL",
            "campaign: E-mail address",
            "6:17 the column “E-mail address” holds names, addresses or ids of persons, which results never contain",
        ),
        ("day: Date", "day: engagements", "5:12 the column “engagements” is already mapped to clicks"),
        (
            "      link: Long URL\n",
            "",
            "5:7 exports[0].columns name link, campaign or content, so that clicks can be assigned to a campaign",
        ),
        (
            "link: Long URL",
            "link: Long URL\n      campaign: Campaign",
            "5:7 exports[0].columns name either link, or source, medium, campaign and content",
        ),
        (
            "day: Date",
            "day: Date\n      visitors: People",
            "5:7 exports[0].columns leave out visitors or day, because visitors of several days can't be added up",
        ),
    ],
)
def test_problems_have_their_place(before: str, after: str, problem: str) -> None:
    assert before in GOOD
    assert problems_of(GOOD.replace(before, after)) == [problem]


def test_two_exports_must_differ_in_their_headings() -> None:
    second = (
        GOOD.partition("\n")[2].replace("Bitly", "Other").replace("[Long URL, Engagements]", "[engagements, Long URL]")
    )
    assert problems_of(GOOD + second) == ["15:20 Bitly is recognised by the same headings"]


@pytest.mark.parametrize("text", ["", "- a\n", "exports:\n", "exports: {}\n", "\tx", "exports: 5"])
def test_other_files_are_problems(text: str) -> None:
    assert len(problems_of(text)) == 1
