"""Files that consist of a single table."""

from __future__ import annotations

import pytest
from tests.results.sources import export_of

from mkdocs_advocacy.results.readers import whole_table
from mkdocs_advocacy.results.readers.whole_table import read_whole_table
from mkdocs_advocacy.results.refusal import Refused


def test_rows_can_be_read_again_and_empty_lines_do_not_end_the_table() -> None:
    table = read_whole_table(export_of("Day,Clicks", "1,2", "", "3,4,,"), ["day", "CLICKS"])
    assert table
    for _ in range(2):
        assert [(row.number, table.cell(row, table.find("clicks"))) for row in table.rows] == [(2, "2"), (4, "4")]


def test_the_header_is_the_first_row() -> None:
    assert read_whole_table(export_of("a note", "Day,Clicks"), ["Day", "Clicks"]) is None
    assert read_whole_table(export_of("sep=;", "Day;Clicks"), ["Day", "Clicks"])


def test_a_file_with_too_many_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_table, "MOST_ROWS", 3)
    assert read_whole_table(export_of("Day", "1", "2"), ["Day"])
    with pytest.raises(Refused, match="4 rows; the limit is 3"):
        read_whole_table(export_of("Day", "1", "2", "3"), ["Day"])


@pytest.mark.parametrize("line", ["1", "1,2,3"])
def test_a_row_of_another_width_is_refused(line: str) -> None:
    table = read_whole_table(export_of("Day,Clicks", "1,2", line), ["Day"])
    assert table
    with pytest.raises(Refused) as caught:
        list(table.rows)
    assert caught.value.line == 3


def test_an_unclosed_quotation_mark_is_refused_with_its_row() -> None:
    table = read_whole_table(export_of("Day,Clicks", "1,2", '"3,4', "5,6"), ["Day"])
    assert table
    with pytest.raises(Refused) as caught:
        list(table.rows)
    assert caught.value.line == 3
