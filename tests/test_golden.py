"""Golden cases: hubs with their expected problems, one file for each case.

The keys are `files`, and optionally `links`, `settings`, `programme`, `results`, `now`, `offered` and `problems`.
`settings`, `programme` and `results` have the options of the plugins `advocacy`, `advocacy/programme` and
`advocacy/results`. `links` maps symbolic links
to their targets, relative to the link's folder. A file's content is text, or {bytes_hex: …}, or {parts: …} as in the
vectors. `problems` has a line for each printed problem; without it, there must be none. `offered` maps the visible
posts to their networks.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.hubs import LoadedHub

from mkdocs_advocacy.kinds.posts.load import Memory

CASES = sorted((Path(__file__).parent / "golden").glob("*.yml"))


def test_there_are_cases() -> None:
    assert len(CASES) >= 45


@pytest.mark.parametrize("case", [pytest.param(path, id=path.stem) for path in CASES])
def test_a_hub_has_exactly_the_expected_problems(
    case: Path, hub_of: Callable[..., LoadedHub], spelled: Callable[[Any], str], tmp_path: Path
) -> None:
    values = yaml.safe_load(case.read_text("utf-8"))
    assert set(values) <= {"files", "links", "settings", "programme", "results", "now", "offered", "problems"}
    options: dict[str, Any] = {**values.get("settings", {}), "programme": values.get("programme")}
    options |= {"results": values["results"]} if "results" in values else {}
    if "now" in values:
        options["now"] = datetime.fromisoformat(values["now"])
    for link, target in values.get("links", {}).items():
        (tmp_path / link).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / link).symlink_to(target)
    memory: Memory = {}
    hub = hub_of({name: _content(value, spelled) for name, value in values["files"].items()}, memory=memory, **options)
    assert [str(problem) for problem in hub.problems] == values.get("problems", "").splitlines()
    if "offered" in values:
        assert {post.id: list(post.offers) for post in hub.posts} == values["offered"]
    assert hub_of({}, memory=memory, **options).problems == hub.problems, "a second load finds the same problems"


def _content(value: Any, spelled: Callable[[Any], str]) -> str | bytes:
    if not isinstance(value, dict):
        return str(value)
    (kind,) = value
    return bytes.fromhex(value["bytes_hex"]) if kind == "bytes_hex" else spelled(value["parts"])
