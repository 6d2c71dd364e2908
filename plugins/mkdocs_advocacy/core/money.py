"""Amounts of money, as writers write them: `60 EUR`, `60 EUR a quarter`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, NamedTuple

from babel.numbers import list_currencies
from pydantic import AfterValidator, Field

_WORTH = re.compile(r"(\d{1,9}(?:\.\d{2})?) ([A-Z]{3})(?: a (month|quarter|year))?", re.ASCII)
_LIMIT = r"^\d{1,9}(\.\d{2})? [A-Z]{3} a (month|quarter|year)$"
MONTHS_IN: dict[str, int] = {"month": 1, "quarter": 3, "year": 12}
"""The number of months in each period."""


class Amount(NamedTuple):
    """An amount of money, once or in each period."""

    value: Decimal
    currency: str
    """The ISO 4217 code."""
    period: str | None
    """`month`, `quarter` or `year`; None if the amount is given once."""

    def most_within(self, period: str) -> Decimal:
        """Return the highest sum that can fall within one `period`."""
        times = MONTHS_IN[period] // MONTHS_IN[self.period] if self.period else 1
        return self.value * max(1, times)


def amount_of(text: str) -> Amount:
    """Parse a valid `Worth` or `MoneyLimit`."""
    value, currency, period = _WORTH.fullmatch(text).groups()  # type: ignore[union-attr]  # validated
    return Amount(Decimal(value), currency, period)


def _check_worth(text: str) -> str:
    match = _WORTH.fullmatch(text)
    if not match:
        raise ValueError(f"“{text}” is not an amount such as 60 EUR, 12.50 EUR or 60 EUR a year")
    if match[2] not in list_currencies():
        raise ValueError(f"“{match[2]}” is not the code of a currency such as EUR, GBP or USD")
    return text


def _check_limit(text: str) -> str:
    if _WORTH.fullmatch(text) and not amount_of(text).period:
        raise ValueError(f"“{text}” has no period (write {text} a month, a quarter or a year)")
    return _check_worth(text)


Worth = Annotated[str, AfterValidator(_check_worth), Field(json_schema_extra={"pattern": f"^{_WORTH.pattern}$"})]
"""What something is worth: `60 EUR`, `60 EUR a month`, `60 EUR a quarter` or `60 EUR a year`."""
MoneyLimit = Annotated[str, AfterValidator(_check_limit), Field(json_schema_extra={"pattern": _LIMIT})]
"""The most that something may be worth in a period: `50 EUR a month`."""
