"""Tables found by their headings."""

from __future__ import annotations

import pytest
from tests.results.sources import export_of

from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Source
from mkdocs_advocacy.results.tables import find_header, find_table, read_rows

HEADINGS = ("Day", "Clicks")


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_header_is_found_below_comments_in_any_case(sign: str) -> None:
    source = export_of("# a comment", "", sign.join(["DAY", '"clicks"', "Other"]), sign.join(["1", "2", "3"]))
    assert find_header(source, HEADINGS) == ("DAY", "clicks", "Other")


def test_all_headings_are_needed_by_default() -> None:
    source = export_of("Day,Visits", "1,2")
    assert find_header(source, HEADINGS) == ()
    assert find_header(source, HEADINGS, at_least=1) == ("Day", "Visits")


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 400, bytes(range(256)) * 100, b'"Day,Clicks\n' * 50, b'a"b\n"' + b"x" * 300_000]
)
def test_other_files_have_no_header(data: bytes) -> None:
    assert find_header(Source("a", data), HEADINGS) == ()


def test_a_table_ends_at_an_empty_line() -> None:
    table = find_table(read_rows(export_of("Day,Clicks", "1,2", "", "3,4"), HEADINGS), HEADINGS)
    assert table
    assert [row.number for row in table.rows] == [2]


def test_an_open_quotation_mark_is_reported_without_the_cell_that_it_opens() -> None:
    source = export_of("Day,Clicks,Author", '1,2,"Jo Fizz jo@carls-soda.example', "3,4,Ada")
    with pytest.raises(Refused, match="a quotation mark in row 2 is never closed, so it includes") as refused:
        read_rows(source, HEADINGS)
    assert "Jo" not in f"{refused.value} {refused.value.hint}"
