"""Every text key of every file type rejects control characters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from typing import Any

import pytest
from tests import hostile
from tests.site.hostile_hub import FILES, MADE_HERE
from tests.site.sites import as_yaml

from mkdocs_advocacy.content.schema import file_types
from mkdocs_advocacy.core.source import read
from mkdocs_advocacy.core.validation import validated
from mkdocs_advocacy.kinds import KINDS

BELL = "Words\x07"


def texts(value: Any) -> Iterator[str]:
    """Yield all texts in a value, including keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for one in [*value, *value.values()] if isinstance(value, dict) else value:
            yield from texts(one)


@pytest.mark.parametrize("name", sorted(file_types(KINDS).keys() - MADE_HERE))
def test_no_text_accepts_a_control_character(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for constant in ("LINE", "TEXT"):
        monkeypatch.setattr(hostile, constant, BELL)
    model = file_types(KINDS)[name].model
    values = FILES[name][1].values(model)
    document, problems = read("file.yml", as_yaml(values).encode())
    assert document
    assert problems == []
    _, wrong = validated(model, document, UTC)
    refused = [str(problem) for problem in wrong if "U+0007" in str(problem)]
    assert len(refused) == len([text for text in texts(values) if BELL in text]) >= 1, "\n".join(map(str, wrong))
