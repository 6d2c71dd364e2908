"""Lists of countries."""

from __future__ import annotations

import pytest

from mkdocs_advocacy.core.countries import covers


@pytest.mark.parametrize(
    ("allowed", "needed", "covered"),
    [
        (["DE", "AT"], ["DE"], True),
        (["DE"], ["DE", "AT"], False),
        (["EU"], ["DE", "FR"], True),
        (["EU"], ["DE", "CH"], False),
        (["EU", "CH"], ["EU", "CH"], True),
        (["world"], ["world"], True),
        (["world"], ["DE"], True),
        (["EU"], ["world"], False),
        (["DE"], [], False),
    ],
)
def test_a_list_covers_other_countries(allowed: list[str], needed: list[str], covered: bool) -> None:
    assert covers(allowed, needed) is covered
