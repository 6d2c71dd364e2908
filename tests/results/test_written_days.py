"""Days as exports write them: never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers
from mkdocs_advocacy.results.written_days import WrittenDays

DAY = date(2026, 11, 3)


@pytest.mark.parametrize(
    "text",
    [
        *("2026-11-03", "2026-11-03 10:00", "2026-11-03T10:00:00.000Z", " 2026-11-03 10:00:00 UTC "),
        *("Nov 3, 2026", "Tue, Nov 3, 2026", "Tue Nov 03 2026", "November 3, 2026", "03.11.2026 10:00"),
    ],
)
def test_clear_days_need_no_answer(text: str) -> None:
    assert WrittenDays.of([text], Answers()).read(text) == DAY


def test_the_same_number_twice_is_clear() -> None:
    assert WrittenDays.of(["11/11/2026"], Answers()).read("11/11/2026") == date(2026, 11, 11)


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        (["11/30/2026", "11/03/2026"], "11/03/2026 10:00"),
        (["30/11/26", "3/11/26"], "3/11/26 18:01"),
        (["text", "30-11-2026"], "03-11-2026, 10:12:05 AM"),
    ],
)
def test_one_cell_shows_the_order_of_all(cells: list[str], text: str) -> None:
    assert WrittenDays.of(cells, Answers()).read(text) == DAY


@pytest.mark.parametrize(
    ("cell", "order"),
    [
        *(
            ("13/11/2026", "dmy"),
            ("31/11/2026", "dmy"),
            ("11/13/2026", "mdy"),
            ("11/31/2026", "mdy"),
            ("1.2.26", "dmy"),
        ),
        *(("12/12/2026", None), ("32/11/2026", None), ("11/32/2026", None), ("1-2-26", None), ("2026-11-30", None)),
    ],
)
def test_a_number_over_twelve_or_a_full_stop_shows_the_order(cell: str, order: str | None) -> None:
    assert WrittenDays.of([cell], Answers()).order == order


def test_an_unclear_day_asks_for_the_order() -> None:
    days = WrittenDays.of(["03/11/2026", "04/11/2026"], Answers())
    with pytest.raises(Refused, match="“03/11/2026” could have the day first") as refused:
        days.read("03/11/2026", line=7, column=2)
    assert "--dates dmy" in refused.value.hint
    assert (refused.value.line, refused.value.column) == (7, 2)
    assert WrittenDays.of([], Answers(date_order="dmy")).read("03/11/2026") == DAY
    assert WrittenDays.of([], Answers(date_order="mdy")).read("11/03/2026") == DAY


def test_a_file_with_both_orders_is_refused() -> None:
    with pytest.raises(Refused, match="in two ways"):
        WrittenDays.of(["30/11/2026", "11/30/2026"], Answers())


def test_a_fixed_order_needs_no_answer_but_no_other_program() -> None:
    days = WrittenDays.of([], Answers(), "mdy")
    assert days.read("11/03/2026 10:00") == DAY
    with pytest.raises(Refused, match="may have swapped day and month"):
        days.read("11.03.2026 10:00")
    with pytest.raises(Refused, match="not a date") as refused:
        days.read("30/11/2026")
    assert "--dates dmy" in refused.value.hint
    assert WrittenDays.of([], Answers(date_order="dmy"), "mdy").read("03/11/2026") == DAY


@pytest.mark.parametrize(
    "text", ["", "soon", "2026-02-30", "31/02/2026", "Foo 3, 2026", "３/11/2026", "1" * 10_000, "=1+1"]
)
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(Refused, match="is not a date"):
        WrittenDays.of([text], Answers(date_order="dmy")).read(text)


@pytest.mark.parametrize("text", ["+49 170 1234567", "0049 170 1234567", "192.168.10.20"])
def test_messages_quote_no_telephone_number_and_no_ip_address(text: str) -> None:
    with pytest.raises(Refused) as refused:
        WrittenDays.of([], Answers()).read(text)
    assert text not in refused.value.message
