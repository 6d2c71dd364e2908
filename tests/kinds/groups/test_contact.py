"""Links to email addresses."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from mkdocs_advocacy.kinds.groups.contact import link_to

ADDRESSES = {
    "people@soda.example": "mailto:people@soda.example",
    "o'neill@soda.example": "mailto:o%27neill@soda.example",
    "r&d@soda.example": "mailto:r%26d@soda.example",
    "people+brand@soda.example": "mailto:people%2Bbrand@soda.example",
    "50%#off@soda.example": "mailto:50%25%23off@soda.example",
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_signs_of_an_address_are_encoded(address: str) -> None:
    link = link_to(address, subject="R&D?", body="One\nTwo")
    assert link == f"{ADDRESSES[address]}?subject=R%26D%3F&body=One%0D%0ATwo"
    assert unquote(link.partition("?")[0]) == f"mailto:{address}"


def test_a_form_stays_as_it_is() -> None:
    assert link_to("https://soda.example/form?a=b", subject="S") == "https://soda.example/form?a=b"
