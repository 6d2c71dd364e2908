"""Days and times: what can mean one thing is read, what can mean two is asked about."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_advocacy.importing.model import DateOrder
from mkdocs_advocacy.importing.moments import Unclear, order_in, when

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
    ],
)
def test_days_that_mean_one_thing(written: str) -> None:
    assert when(written, None).moment(None) == DAY


@pytest.mark.parametrize(
    ("written", "order", "day"),
    [
        ("03/04/2027", "dmy", DAY),
        ("04/03/2027", "mdy", DAY),
        ("4-3-27", "mdy", DAY),
        ("27/04/03", "ymd", DAY),
        ("05/05/2027", None, date(2027, 5, 5)),
        ("25/12/2027", None, date(2027, 12, 25)),
        ("12/25/2027", None, date(2027, 12, 25)),
        ("12/25/2027", "ymd", date(2027, 12, 25)),
    ],
)
def test_numbers_by_their_order(written: str, order: DateOrder | None, day: date) -> None:
    assert when(written, order).moment(None) == day


@pytest.mark.parametrize(
    ("written", "moment"),
    [
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
def test_times(written: str, moment: datetime) -> None:
    found = when(written, None).moment(BERLIN)
    assert found == moment
    assert isinstance(found, datetime)
    assert found.utcoffset() == moment.utcoffset()


@pytest.mark.parametrize(
    ("written", "order", "said"),
    [
        ("03/04/2027", None, "“03/04/2027” may be 3 April or 4 March"),
        ("25/12/2027", "mdy", "“25/12/2027” is a day that no calendar has"),
        ("31/02/2027", None, "“31/02/2027” is a day that no calendar has"),
        ("2027-13-01", None, "“2027-13-01” is a day that no calendar has"),
        ("soon", None, "“soon” is not a day"),
        ("3 Brumaire 2027", None, "“3 Brumaire 2027” is not a day"),
        ("2027-04-03 25:00", None, "“2027-04-03 25:00” is a time that no clock shows"),
        ("2027-04-03 13:00 pm", None, "“2027-04-03 13:00 pm” is a time that no clock shows"),
        ("2027-04-03 later", None, "“2027-04-03 later” has no time that can be read"),
        ("2027-04-03 14", None, "“2027-04-03 14” has no time that can be read"),
    ],
)
def test_what_cannot_be_read_says_why(written: str, order: DateOrder | None, said: str) -> None:
    with pytest.raises(Unclear) as unclear:
        when(written, order)
    assert unclear.value.message == said


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["01/02/2027", "13/02/2027"], "dmy"),
        (["01/02/2027", "02/13/2027"], "mdy"),
        (["01/02/2027", "03/04/2027"], None),
        (["13/02/2027", "02/13/2027"], None),
        (["13.02.2027", "2027-02-13"], None),
    ],
)
def test_a_column_shows_its_order(column: list[str], order: DateOrder | None) -> None:
    assert order_in(column) == order


@given(st.text(max_size=40))
def test_any_text_is_a_day_or_a_sentence(written: str) -> None:
    said = ""
    try:
        said = str(when(written, None).day)
    except Unclear as unclear:
        said = unclear.message
    assert said


@given(st.dates(min_value=date(1900, 1, 1)), st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y"]))
def test_unmistakable_days_are_never_mistaken(day: date, form: str) -> None:
    assert when(day.strftime(form), None).day == day
