"""Cells with more digits than any count."""

from __future__ import annotations

import pytest

from mkdocs_advocacy.results.numbers import Numbers
from mkdocs_advocacy.results.refusal import Refused


def test_a_number_beyond_all_limits_is_not_a_count() -> None:
    with pytest.raises(Refused, match="is not a count") as caught:
        Numbers("point").read_count("9" * 400)
    assert len(caught.value.message) < 100
