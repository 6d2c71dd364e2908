"""Dates and times: unambiguous ones are read, ambiguous ones are refused."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_advocacy.importing.clocks import time_of
from mkdocs_advocacy.importing.model import DateOrder
from mkdocs_advocacy.importing.moments import When, orders_in, when
from mkdocs_advocacy.importing.unclear import Unclear

BERLIN = ZoneInfo("Europe/Berlin")
DAY = date(2027, 4, 3)


@pytest.mark.parametrize(
    "written",
    [
        "2027-04-03",
        "2027/4/3",
        "2027.04.03",
        "3.4.2027",
        "03.04.27",
        "3 April 2027",
        "3rd Apr 2027",
        "3. April 2027",
        "April 3, 2027",
        "Apr. 3rd, 2027",
        "3 avril 2027",
        "3 de abril de 2027",
        "3 أبريل 2027",
        "Saturday, 3 April 2027",
        "3-Apr-27",
        "3-Apr-2027",
        "03APR2027",
        "3 Apr 27",
        "3. Apr. 27",
        "2027-Apr-03",
        "20270403",
        "Sat 3 Apr 2027",
        "Apr 3, 2027 (Sat)",
        "3 aprile 2027",
        "sabato 3 aprile 2027",
        "za 3 april 2027",
        "sábado, 3 abr 2027",
        "Sa., 3.4.2027",
    ],
)
def test_unambiguous_dates_are_read(written: str) -> None:
    assert when(written).moment(None) == DAY


@pytest.mark.parametrize(
    "written",
    [
        *("1° aprile 2027", "1º de abril de 2027", "1.º de abril de 2027", "1o de abril de 2027", "1er avril 2027"),
        *("1.er avril 2027", "1ro de abril de 2027", "1e april 2027", "1ste april 2027", "1. April '27", "1. 4. 2027"),
        *("on 1 April 2027", "on the 1st of April 2027", "Thursday the 1st of April 2027", "Thurs 1 April 2027"),
        *("Donnerstag, den 1. April 2027", "am Donnerstag, dem 1.4.2027", "Do, den 01.04.2027", "le 1er avril 2027"),
        *("le jeudi 1er avril 2027", "el jueves, 1 de abril del 2027", "l'1 aprile 2027", "il giorno 1 aprile 2027"),
        *("op 1 april 2027", "quinta 1 de abril de 2027", "em 1º de abril de 2027", "no dia 1 de abril de 2027"),
        *("Apr-01-27", "April 1st, ’27", "1ª abril 2027", "il 1° di aprile 2027"),
    ],
)
def test_words_around_a_date_are_ignored(written: str) -> None:
    assert when(written).moment(None) == date(2027, 4, 1)


@pytest.mark.parametrize(
    "written",
    [
        *("Dec 24-26", "24-26 December", "1./2. Dezember 2026", "ab 1. Dezember 2026", "from 1 December 2026"),
        *("vers le 1er décembre 2026", "metà dicembre", "2e kerstdag", "1. Advent 2026", "hasta el 1 de diciembre"),
    ],
)
def test_a_range_of_dates_is_refused(written: str) -> None:
    with pytest.raises(Unclear):
        when(written, years=[2026])


@pytest.mark.parametrize(
    ("clock", "written"),
    [
        (time(18, 15), ["18 h 15", "18h15", "18u15", "18 u 15", "18 heures 15", "h 18.15", "à 18 h 15", "18.15 uur"]),
        (
            time(18, 15),
            ["18 Uhr 15", "a las 18:15 h", "18:15 hrs", "1815 hrs", "6:15 p. m.", "om 18.15 uur", "@ 6:15pm"],
        ),
        (time(18, 15), ["alle ore 18:15", "18 h 15 min", "18:15 horas", "às 18h15", "6:15 in the evening"]),
        (
            time(9),
            ["9 h", "ore 9", "9 uur", "um 9 Uhr", "9u", "9 heures", "h. 9", "9 hs", "9 a. m.", "à 9 h", "9 horas"],
        ),
        (
            time(9),
            ["9 Uhr morgens", "9h du matin", "9 de la mañana", "9 uur 's ochtends", "9 di mattina", "9 da manhã"],
        ),
        (
            time(20),
            ["8 Uhr abends", "8 heures du soir", "8 de la noche", "8 uur ’s avonds", "8 da noite", "20 Uhr abends"],
        ),
        (time(12), ["noon", "12 noon", "midi", "à midi", "mezzogiorno", "meio-dia", "12 de la tarde"]),
    ],
)
def test_words_around_a_time_are_ignored(clock: time, written: list[str]) -> None:
    for text in written:
        assert time_of(text) == clock, text
        assert when(f"1 December 2026, {text}") == When(date(2026, 12, 1), clock), text


@pytest.mark.parametrize("written", ["10 Dec 14 Uhr", "10. Dez. 14H", "Dec 10 14 uur", "10. Dez. um 14 Uhr"])
def test_an_hour_after_a_date_is_not_read_as_its_year(written: str) -> None:
    assert when(written, years=[2026]) == When(date(2026, 12, 10), time(14))


@pytest.mark.parametrize(
    "written",
    [
        *("gegen 9 Uhr", "ab 9 Uhr", "vers 9 h", "14-15 Uhr", "18h15-19h", "at 9", "alle 9", "9", "9 ore", "2 hours"),
        *("12 de la noche", "1 de la noche", "13 Uhr morgens", "halb zehn", "9 o'clock", "mittags", "25 h", "18 h 75"),
    ],
)
def test_a_range_of_times_is_refused(written: str) -> None:
    with pytest.raises(Unclear):
        time_of(written)


@pytest.mark.parametrize(
    ("written", "month"),
    [
        *(("30 Mrz 2027", 3), ("30. März 27", 3), ("30 mrt 2027", 3), ("30 mars 2027", 3), ("30 Jänner 2027", 1)),
        *(("30 déc. 2027", 12), ("30 dez 2027", 12), ("30 dic 2027", 12), ("30 out 2027", 10), ("30 ott 2027", 10)),
        *(("30 août 2027", 8), ("30 aout 2027", 8), ("30 ago 2027", 8), ("Mar 30 2027", 3), ("mar 30 nov 2027", 11)),
    ],
)
def test_months_in_eight_languages_are_read(written: str, month: int) -> None:
    assert when(written).day == date(2027, month, 30)


@pytest.mark.parametrize(
    "written", ["Thu 10 Dec", "10 Dec", "Dec 10", "10.12.", "Do., 10.12.", "10 dicembre", "jeu. 10 déc."]
)
def test_a_date_without_a_year_gets_the_year_of_the_sheet(written: str) -> None:
    found = when(written, years=[2026])
    assert found.day == date(2026, 12, 10)
    assert found.year_of_sheet
    with pytest.raises(Unclear, match="have no year") as unclear:
        when(written)
    assert "--year 2026" in unclear.value.hint


def test_the_weekday_decides_between_two_years() -> None:
    assert when("Thu 10 Dec", years=[2026, 2027]).day == date(2026, 12, 10)
    assert when("Fri 10 Dec", years=[2026, 2027]).day == date(2027, 12, 10)
    with pytest.raises(Unclear, match="the sheet has dates in 2026 and 2027"):
        when("10 Dec", years=[2026, 2027])


@pytest.mark.parametrize("written", ["Friday, 3 April 2027", "Fri 3 Apr", "3.4.2027 (Fr)", "Fr., 3.4.2027"])
def test_a_weekday_that_does_not_match_is_refused(written: str) -> None:
    with pytest.raises(Unclear, match="3 April 2027 is a Saturday"):
        when(written, years=[2027])


@pytest.mark.parametrize(
    ("written", "order", "day"),
    [
        ("03/04/2027", "dmy", DAY),
        ("04/03/2027", "mdy", DAY),
        ("4-3-27", "mdy", DAY),
        ("27/04/03", "ymd", DAY),
        ("27-04-03", "ymd", DAY),
        ("05/05/2027", None, date(2027, 5, 5)),
        ("05/05/27", None, date(2027, 5, 5)),
        ("25/12/2027", None, date(2027, 12, 25)),
        ("12/25/2027", None, date(2027, 12, 25)),
        ("12-25-2027", None, date(2027, 12, 25)),
        ("13/02/27", None, date(2027, 2, 13)),
    ],
)
def test_numeric_dates_are_read_in_the_given_order(written: str, order: DateOrder | None, day: date) -> None:
    assert when(written, orders_in([written], order)).moment(None) == day


@pytest.mark.parametrize("order", [None, "dmy", "mdy", "ymd"])
@pytest.mark.parametrize("written", ["3.4.2027", "03.04.27", "3.4.2027, 14.30 Uhr", "Sat, 03.04.2027", "2027.04.03"])
@pytest.mark.parametrize("column", [[], ["12/25/2027"], ["12-25-2027"], ["25/12/2027", "12/25/2027"]])
def test_dates_with_dots_are_always_day_month_year(written: str, order: DateOrder | None, column: list[str]) -> None:
    assert when(written, orders_in([*column, written], order)).day == DAY


@pytest.mark.parametrize("order", [None, "dmy", "mdy", "ymd"])
@pytest.mark.parametrize("written", ["2027-04-03", "2027/04/03"])
def test_dates_that_begin_with_the_year_are_unambiguous(written: str, order: DateOrder | None) -> None:
    assert when(written, orders_in([written, "12/25/2027"], order)).day == DAY


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2027-04-03T14:30+01", datetime(2027, 4, 3, 14, 30, tzinfo=timezone(timedelta(hours=1)))),
        ("2027-04-03 14:30:00+00", datetime(2027, 4, 3, 14, 30, tzinfo=UTC)),
        ("20270403T143000Z", datetime(2027, 4, 3, 14, 30, tzinfo=UTC)),
        ("Sat Apr 03 2027 14:30:00 GMT+0100 (CET)", datetime(2027, 4, 3, 14, 30, tzinfo=timezone(timedelta(hours=1)))),
        ("2027-04-03 14:30 UTC+2", datetime(2027, 4, 3, 14, 30, tzinfo=timezone(timedelta(hours=2)))),
        ("3 Apr 2027 2pm", datetime(2027, 4, 3, 14, 0, tzinfo=BERLIN)),
        ("2027-04-03 14:30", datetime(2027, 4, 3, 14, 30, tzinfo=BERLIN)),
        ("2027-04-03T14:30:05", datetime(2027, 4, 3, 14, 30, 5, tzinfo=BERLIN)),
        ("3.4.2027, 14.30 Uhr", datetime(2027, 4, 3, 14, 30, tzinfo=BERLIN)),
        ("3 avril 2027 à 14h30", datetime(2027, 4, 3, 14, 30, tzinfo=BERLIN)),
        ("April 3, 2027 at 2:30 PM", datetime(2027, 4, 3, 14, 30, tzinfo=BERLIN)),
        ("April 3, 2027 12 am", datetime(2027, 4, 3, 0, 0, tzinfo=BERLIN)),
        ("2027-04-03T14:30Z", datetime(2027, 4, 3, 14, 30, tzinfo=UTC)),
        ("2027-04-03 14:30 UTC", datetime(2027, 4, 3, 14, 30, tzinfo=UTC)),
        ("2027-04-03T14:30:00.000+0530", datetime(2027, 4, 3, 14, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))),
    ],
)
def test_times_are_read_with_their_time_zone(written: str, moment: datetime) -> None:
    found = when(written).moment(BERLIN)
    assert found == moment
    assert isinstance(found, datetime)
    assert found.utcoffset() == moment.utcoffset()


@pytest.mark.parametrize(
    ("written", "order", "message"),
    [
        ("03/04/2027", None, "dates such as “03/04/2027” can be 3 April 2027 or 4 March 2027"),
        ("03-12-2026", None, "dates such as “03-12-2026” can be 3 December 2026 or 12 March 2026"),
        ("01/02/27", None, "dates such as “01/02/27” can be 1 February 2027 or 2 January 2027"),
        ("25/12/26", None, "dates such as “25/12/26” can be 25 December 2026 or 26 December 2025"),
        ("25/12/2027", "mdy", "“25/12/2027” isn't a real date in the order month/day/year"),
        ("12/25/2027", "dmy", "“12/25/2027” isn't a real date in the order day/month/year"),
        ("12-25-2027", "dmy", "“12-25-2027” isn't a real date in the order day/month/year"),
        ("12/25/2027", "ymd", "“12/25/2027” isn't a real date in the order year/month/day"),
        ("05/05/2027", "ymd", "“05/05/2027” isn't a real date in the order year/month/day"),
        ("12.25.2027", "mdy", "“12.25.2027” isn't a real date in the order day.month.year"),
        ("12.25.2027", None, "“12.25.2027” isn't a real date in the order day.month.year"),
        ("31/02/2027", None, "“31/02/2027” isn't a real date"),
        ("31/02/2027", "mdy", "“31/02/2027” isn't a real date"),
        ("2027-13-01", None, "“2027-13-01” isn't a real date"),
        ("2027/25/12", "dmy", "“2027/25/12” isn't a real date"),
        ("soon", None, "“soon” is not a date"),
        ("27-4-3", "ymd", "“27-4-3” is not a date"),
        ("3/4", "dmy", "“3/4” is not a date"),
        ("03/04-2027", "dmy", "“03/04-2027” is not a date"),
        ("3 Brumaire 2027", None, "“3 Brumaire 2027” is not a date"),
        ("2027-04-03 25:00", None, "“2027-04-03 25:00” isn't a real time"),
        ("2027-04-03 13:00 pm", None, "“2027-04-03 13:00 pm” isn't a real time"),
        ("2027-04-03 later", None, "“2027-04-03 later” has no readable time"),
        ("2027-04-03 14", None, "“2027-04-03 14” has no readable time"),
    ],
)
def test_unreadable_dates_are_refused_with_a_reason(written: str, order: DateOrder | None, message: str) -> None:
    with pytest.raises(Unclear) as unclear:
        when(written, orders_in([written], order))
    assert unclear.value.message == message


FIRST = "01/02/2027"


@pytest.mark.parametrize(
    ("column", "day"),
    [
        (["13/02/2027"], date(2027, 2, 1)),
        (["Sat, 13/02/2027"], date(2027, 2, 1)),
        (["02/13/2027"], date(2027, 1, 2)),
        (["02/13/2027 14:30"], date(2027, 1, 2)),
        (["13/02/2019"], date(2027, 2, 1)),
        (["25/12/26"], date(2027, 2, 1)),
        (["12/25/26"], date(2027, 1, 2)),
        (["13/02/2027", "31/02/2027", "99/99/2027"], date(2027, 2, 1)),
        (["03/04/2027"], None),
        (["13.02.2027", "2027-02-13", "2027/02/13"], None),
        (["13-02-2027"], None),
        (["13/02/2027", "02/13/2027"], None),
        (["13/02/27", "02/13/2027"], None),
    ],
)
def test_the_order_of_dates_is_inferred_from_the_column(column: list[str], day: date | None) -> None:
    orders = orders_in([FIRST, *column], None)
    if day:
        assert when(FIRST, orders).day == day
    else:
        with pytest.raises(Unclear):
            when(FIRST, orders)


@pytest.mark.parametrize("column", [["27/02/01", "27/02/13"], ["13/02/27", "01/02/27"], ["02/13/27", "02/01/27"]])
def test_two_digit_years_may_come_first(column: list[str]) -> None:
    assert {when(written, orders_in(column)).day for written in column} == {date(2027, 2, 13), date(2027, 2, 1)}


def test_no_date_is_read_from_a_contradictory_column() -> None:
    orders = orders_in(["25/12/2026", "01/02/2027", "05/05/2027", "12/25/2026", "25.12.2026", "25-12-2026"], None)
    for written in ("25/12/2026", "12/25/2026"):
        with pytest.raises(Unclear) as unclear:
            when(written, orders)
        assert unclear.value.message == "the column has dates in both orders, such as “25/12/2026” and “12/25/2026”"
        assert "--dates dmy, mdy or ymd" in unclear.value.hint
    assert when("05/05/2027", orders).day == date(2027, 5, 5), "the same day in both orders"
    assert when("25.12.2026", orders).day == when("25-12-2026", orders).day == date(2026, 12, 25)


NUMBERS = st.integers(0, 32).map("{:02}".format)
WRITTEN = st.tuples(NUMBERS, st.sampled_from("/-."), NUMBERS, NUMBERS | st.just("2027")).map(
    lambda parts: parts[1].join((parts[0], *parts[2:]))
)


@given(st.lists(WRITTEN, min_size=1, max_size=4), st.sampled_from([None, "dmy", "mdy", "ymd"]))
def test_a_date_is_only_read_in_the_order_it_is_written(column: list[str], chosen: DateOrder | None) -> None:
    orders = orders_in(column, chosen)
    for written in column:
        with suppress(Unclear):
            day = when(written, orders).day
            order = "dmy" if "." in written else chosen
            forms = {"dmy": "%d{0}%m{0}%y", "mdy": "%m{0}%d{0}%y", "ymd": "%y{0}%m{0}%d"}
            sign = re.sub(r"\d", "", written)[0]
            found = {day.strftime(form.format(sign)) for name, form in forms.items() if order in (None, name)}
            assert written.replace("2027", "27") in found


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_an_error_message(written: str) -> None:
    result = ""
    try:
        result = str(when(written).day)
    except Unclear as unclear:
        result = unclear.message
    assert result


@given(
    st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y"])
)
def test_unambiguous_dates_are_read_correctly(day: date, form: str) -> None:
    assert when(day.strftime(form)).day == day
