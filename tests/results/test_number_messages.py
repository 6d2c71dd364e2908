"""Messages about numbers don't quote cells that hold persons, as in rows with shifted cells."""

from __future__ import annotations

import pytest

from mkdocs_advocacy.results.numbers import Numbers
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers


@pytest.mark.parametrize("address", ["jo@carls-soda.example", "192.0.2.1", "2001:db8::1"])
def test_an_address_is_not_quoted(address: str) -> None:
    with pytest.raises(Refused) as caught:
        Numbers("point").read_count(address)
    assert "an email or IP address" in caught.value.message
    assert address not in caught.value.message


def test_an_address_is_not_quoted_as_a_number_format() -> None:
    with pytest.raises(Refused) as caught:
        Numbers.of(["192.0.2.1", "1.5"], Answers())
    assert caught.value.message == "the file uses two number formats: an email or IP address and “1.5”"
