"""Amounts of money: how they are read, added up and shown."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from mkdocs_advocacy.core.languages import Words
from mkdocs_advocacy.core.money import MoneyLimit, Worth, amount_of

WORTH, LIMIT = TypeAdapter(Worth), TypeAdapter(MoneyLimit)


@pytest.mark.parametrize(
    ("written", "month", "quarter", "year"),
    [
        ("60 EUR", 60, 60, 60),
        ("60 EUR a year", 60, 60, 60),
        ("60 EUR a quarter", 60, 60, 240),
        ("12.50 GBP a month", Decimal("12.50"), Decimal("37.50"), 150),
    ],
)
def test_a_sum_counts_every_time_that_can_fall_into_a_period(
    written: str, month: Decimal, quarter: Decimal, year: Decimal
) -> None:
    amount = amount_of(WORTH.validate_python(written))
    assert [amount.most_within(period) for period in ("month", "quarter", "year")] == [month, quarter, year]


@pytest.mark.parametrize(
    "written", ["60", "€60", "60 eur", "60 EUR a week", "-60 EUR", "1,000 EUR", "6.5 EUR", "٦٠ EUR"]
)
def test_other_spellings_are_refused(written: str) -> None:
    with pytest.raises(ValidationError, match="is not an amount such as 60 EUR"):
        WORTH.validate_python(written)


def test_a_currency_must_exist() -> None:
    with pytest.raises(ValidationError, match="“EUX” is not the code of a currency such as EUR"):
        WORTH.validate_python("60 EUX")


def test_a_limit_needs_a_period() -> None:
    assert LIMIT.validate_python("50 EUR a month") == "50 EUR a month"
    with pytest.raises(ValidationError, match=r"has no period \(write 50 EUR a month, a quarter or a year\)"):
        LIMIT.validate_python("50 EUR")


@pytest.mark.parametrize(
    ("language", "whole", "cents"),
    [("en", "€1,234", "€1,234.50"), ("de", "1.234 €", "1.234,50 €"), ("fr", "1 234 €", "1 234,50 €")],
)
def test_amounts_are_shown_as_in_the_language(language: str, whole: str, cents: str) -> None:
    words = Words()(language)
    shown = [words.money(Decimal(value), "EUR") for value in ("1234", "1234.50")]
    assert [text.replace("\u00a0", " ").replace("\u202f", " ") for text in shown] == [whole, cents]
