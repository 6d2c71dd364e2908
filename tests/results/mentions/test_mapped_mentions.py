"""Mentions of tools that the hub describes in `results/results.yml`."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest
from tests.results.mentions import shapes

from mkdocs_advocacy.results.mapping.load import load_mapping
from mkdocs_advocacy.results.mentions.values import MentionExport
from mkdocs_advocacy.results.readers import find_reader
from mkdocs_advocacy.results.readers.mapped import make_reader
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Source

MAPPING = """\
mentions:
  - name: Awario
    recognised_by: [Snippet, Star rank]
    columns: {day: Day, texts: [Title, Snippet], link: Link, language: Spoken, sentiment: Mood,
      search: Alert, place: Where}
    day_format: dmy
"""
FILE = """\
Day;Title;Snippet;Link;Spoken;Mood;Alert;Where;Author;Star rank
03/04/2026;A lid;by quibblesecret;https://x.com/zquibble/1;German;-1;Soda;Twitter;Zoltan Quibble;1
04/04/2026;;too expensive a price;https://a.example/1;en;positive;Soda;Blog;Zoltan Quibble;2
"""


def read(mapping: str = MAPPING, file: str = FILE) -> MentionExport:
    mapped, problems = load_mapping(mapping.encode())
    assert not problems
    source = Source("a.csv", file.encode())
    export = find_reader(source, [*map(make_reader, mapped)]).read(source, shapes.ANSWERS)
    assert isinstance(export, MentionExport)
    return export


def test_mapped_mentions_are_read() -> None:
    export = read()
    assert (export.tool, export.searches) == ("Awario", {"Soda"})
    assert [(one.day, one.source, one.language, one.sentiment, *one.topics) for one in export.mentions] == [
        (date(2026, 4, 3), "x", "de", "negative", "caps"),
        (date(2026, 4, 4), "blogs", "en", "positive", "price"),
    ]
    assert export.dropped_columns == ("Title", "Snippet", "Link", "Author")
    assert not any(secret in repr(export) for secret in shapes.SECRETS)


def test_stars_are_sentiments_and_equal_reviews_are_of_different_people() -> None:
    mapping = MAPPING.replace("sentiment: Mood", "stars: Mood")
    same = "a text that is long enough to be taken for the same one"
    file = FILE.replace("by quibblesecret", same).replace("too expensive a price", same)
    file = file.replace("A lid", "").replace(";-1;", ";2;").replace(";positive;", ";5;")
    first, second = read(mapping, file).mentions
    assert (first.sentiment, second.sentiment) == ("negative", "positive")
    assert (first.text, second.text) == (0, 0)


def test_a_missing_column_is_named() -> None:
    with pytest.raises(Refused, match="the file has no column “Mood”"):
        read(file=FILE.replace("Mood", "Feeling"))


def test_a_column_of_names_is_not_one_of_searches() -> None:
    rows = "".join(f"03/04/2026;;a;;;;Person {number};;;1\n" for number in range(60))
    with pytest.raises(Refused, match="more than 50 different names") as caught:
        read(file=f"{FILE.splitlines()[0]}\n{rows}")
    assert "Person" not in str(caught.value)
    assert (caught.value.line, caught.value.column) == (52, 7)


def test_without_an_order_an_unclear_day_is_refused() -> None:
    with pytest.raises(Refused, match="could have the day first or the month first"):
        read(MAPPING.replace("    day_format: dmy\n", ""))


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("texts: [Title, Snippet]", "texts: [Title, Author]", "4:40 the column “Author” holds names"),
        ("texts: [Title, Snippet]", "texts: [Title, title]", "4:40 the column “title” is already mapped to texts"),
        ("search: Alert", "search: Mood", "the column “Mood” is already mapped to sentiment"),
        ("search: Alert", "stars: Alert", "name either sentiment or stars"),
        ("day: Day, ", "", "mentions[0].columns.day is missing"),
        (MAPPING, "exports: []", "the file describes no exports"),
    ],
)
def test_a_wrong_mapping_is_reported(before: str, after: str, problem: str) -> None:
    exports, problems = load_mapping(dedent(MAPPING.replace(before, after)).encode())
    assert not exports
    assert any(problem in f"{found.line}:{found.column} {found.message}" for found in problems), problems
