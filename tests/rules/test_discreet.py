"""Build logs can be public, so problems never quote confidential terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml
from tests.test_golden import CASES

from mkdocs_advocacy.content.ledger.model import LEDGER
from mkdocs_advocacy.core.package_data import PACKAGE
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.rules.discreet import without_quotations

FILES = {
    "guidelines/rules/confidential.yml": "terms:\n  - Copper Kettle\n  - {term: recipe 114, why: No., public: true}\n"
}
POST = "content/posts/tea.yml"
HIDDEN = "there is a problem here, but its description would reveal a confidential term"
FIELD = "4:10: warning: no text uses the field “…”"
PRINTED = re.compile(r"(?P<file>.*?):(?P<line>\d+):(?P<column>\d+): \w+: (?P<message>.*?)(?: \((?P<hint>.*)\))?")
ALLOWED = re.compile("allowed: .*")
"""A list of names, which is left out as a whole if one of them is confidential."""
WORD = re.compile(r"[^\W\d_]{3,}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "any: Copper Kettle: it is here",
            ["3:21: error: text with a colon followed by a space must be in quotes"],
        ),
        (
            "any: Tea #Kettle of copper kettle",
            ["3:12: warning: “…” is ignored: a # after a space starts a comment"],
        ),
        (
            "any: Tea\n    Copper Kettle: it is here",
            ["4:18: error: text with a colon followed by a space must be in quotes"],
        ),
        ("any: - Copper Kettle", ["3:8: error: a list cannot start on the same line as a key"]),
        ("copper_kettle: | Tea", ["3:20: error: text can't start on the same line as | or >"]),
        (
            "\u00a0any: Copper Kettle",
            [
                "3:3: error: this line begins with a non-breaking space, copied from Word or a web page"
                " (replace it with an ordinary space)"
            ],
        ),
        ("any: “Copper Kettle", []),
        ("Copper Kettle: Hello", [f"3:3: error: {HIDDEN}"]),
        ("any: 'Hi {kettle}'\nfields: {copper_kettle: {label: Tea}}", [f"3:12: error: {HIDDEN}", FIELD]),
    ],
)
def test_a_problem_in_a_value_with_a_confidential_term_quotes_nothing(
    problems_of: Callable[..., list[str]], text: str, expected: list[str]
) -> None:
    found = problems_of({**FILES, POST: f"title: Tea\ntext:\n  {text}\n"})
    assert [line.removeprefix(f"{POST}:") for line in found if "[confidential]" not in line] == expected
    assert not any("kettle" in line.lower() for line in found)


def test_no_golden_problem_keeps_a_word_of_a_text_without_its_quotations() -> None:
    sources = (path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".yml", ".txt"))
    package = words_of("\n".join(path.read_text("utf-8") for path in sources))
    checked = 0
    for case in CASES:
        golden = yaml.safe_load(case.read_text("utf-8"))
        words = words_of_texts(golden["files"]) - package
        for problem in problems_in(golden.get("problems", "")):
            checked += bool(words & words_of(f"{problem.message} {problem.hint}"))
            discreet = without_quotations(problem)
            assert not words & words_of(f"{discreet.message} {ALLOWED.sub('', discreet.hint)}"), str(problem)
    assert checked >= 50


def words_of(text: str) -> set[str]:
    return set(map(str.lower, WORD.findall(text)))


def words_of_texts(files: dict[str, Any]) -> set[str]:
    """Return the words in a golden hub's files, except in keys, file names and published addresses."""
    text = "\n".join(map(str, files.values()))
    public = " ".join((*files, str(files.get(LEDGER, "")), *re.findall(r"(\w+)['\"]?:", text)))
    return words_of(text) - words_of(public)


def problems_in(printed: str) -> Iterator[Problem]:
    """Yield the problems without a rule, which leave out confidential terms by themselves."""
    for line in printed.splitlines():
        if not line.endswith("]") and (found := PRINTED.fullmatch(line)):
            position = (int(found["line"]), int(found["column"]))
            yield Problem(found["file"], *position, Severity.ERROR, found["message"], found["hint"] or "")


def test_other_problems_quote_as_usual(problems_of: Callable[..., list[str]]) -> None:
    found = problems_of({**FILES, POST: "title: Tea: green\ntext: {any: Hello}\n"})
    assert [line.partition(" (")[2] for line in found] == ['write title: "Tea: green")']
