"""Typical mistakes of people who are new to YAML, each in a small file, with the expected messages.

`golden/tables/typical-mistakes.yml` contains for each mistake the `file`, its `kind` unless it is a post, and the
problems (`says`): line, column, severity, message, and a hint with the text to write. Each message can be read aloud.
If a hint shows a line to write, the test replaces the line and expects no further problem there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.hubs import LoadedHub

from mkdocs_advocacy.core.problems import Severity

MISTAKES = yaml.safe_load((Path(__file__).parent / "golden/tables/typical-mistakes.yml").read_text("utf-8"))
PLACES = {
    "post": "content/posts/ginger.yml",
    "translation": "content/posts/base.de.yml",
    "campaign": "content/campaigns/launch.yml",
    "brand": "content/brand/logo/brand.yml",
    "redirects": "content/redirects.yml",
    "guideline": "guidelines/questions.md",
}
BASE = "title: Base\nlink: https://example.com/\ntext:\n  any: Words\n"


def test_the_table_has_fifty_mistakes_in_files_of_every_kind() -> None:
    assert len(MISTAKES) >= 50
    assert {mistake.get("kind", "post") for mistake in MISTAKES} == set(PLACES)
    assert len({mistake["mistake"] for mistake in MISTAKES}) == len(MISTAKES)


@pytest.mark.parametrize("mistake", [pytest.param(one, id=one["mistake"]) for one in MISTAKES])
def test_a_typical_mistake_is_reported_at_its_cause(mistake: dict[str, Any], hub_of: Callable[..., LoadedHub]) -> None:
    place = PLACES[mistake.get("kind", "post")]
    hub = hub_of({"content/posts/base.yml": BASE, place: mistake["file"]}, languages=["en", "de"])
    assert [str(problem).removeprefix(f"{place}:") for problem in hub.problems] == mistake["says"].splitlines()


WRITE = re.compile(r"(?:^|: )write (?P<line>.+?)(?P<rest>(?: instead of | for a new entry|, with |, or |; ).*)?$")
SEVERAL_STEPS = re.compile("on this line|on a new line|on it, with|other lines|all lines|write text after")
OF_THE_CONTENT = re.compile("the post has no link|has no image")
WITH_A_LINE = [
    one
    for one in MISTAKES
    for hint in [one["says"].split(" (")[-1]]
    if WRITE.search(hint.removesuffix(")\n")) and not SEVERAL_STEPS.search(hint)
]


def _typed(lines: list[str], place: int, hint: re.Match[str]) -> list[str]:
    """Return the lines after following a hint at the line `place`, with the same indentation."""
    rest, start, end = hint["rest"] or "", place, place + 1
    if "this line and the next" in rest:
        end += 1
    elif "one above" in rest or "the line title:" in rest:
        start -= 1
    elif numbers := re.search(r"lines (\d+) to (\d+)", rest):
        start, end = int(numbers[1]) - 1, int(numbers[2])
    margin = re.match(" *", lines[start])
    spaces = re.search(r"with (\d+) space", rest)
    before = " " * int(spaces[1]) if spaces else margin.group() if margin else ""
    return [*lines[:start], before + hint["line"], *lines[end:]]


def test_most_hints_show_a_line_to_write() -> None:
    assert len(WITH_A_LINE) >= 70


@pytest.mark.parametrize("mistake", [pytest.param(one, id=one["mistake"]) for one in WITH_A_LINE])
def test_following_a_hint_solves_the_problem(mistake: dict[str, Any], hub_of: Callable[..., LoadedHub]) -> None:
    place = PLACES[mistake.get("kind", "post")]
    files = {"content/posts/base.yml": BASE, place: mistake["file"]}
    lines, left = mistake["file"].split("\n"), set()
    for problem in reversed(hub_of(files, languages=["en", "de"]).problems):
        hint = WRITE.search(problem.hint)
        if hint:
            lines = _typed(lines, problem.line - 1, hint)
        else:
            left.add(problem.message)
    files[place] = "\n".join(lines)
    after = [one for one in hub_of(files, languages=["en", "de"]).problems if one.severity != Severity.NOTICE]
    assert {one.message for one in after if not OF_THE_CONTENT.search(one.message)} <= left, files[place]
