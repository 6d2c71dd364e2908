"""Build logs can be public, so problems never quote confidential terms."""

from __future__ import annotations

from collections.abc import Callable

import pytest

FILES = {
    "guidelines/rules/confidential.yml": "terms:\n  - Copper Kettle\n  - {term: recipe 114, why: No., public: true}\n"
}
POST = "content/posts/tea.yml"


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
        ("any: - Copper Kettle", ["3:8: error: a list cannot start on the same line as a name"]),
        (
            "\u00a0any: Copper Kettle",
            [
                "3:3: error: this line begins with a non-breaking space, copied from Word or a web page"
                " (replace it with an ordinary space)"
            ],
        ),
        ("any: “Copper Kettle", []),
    ],
)
def test_a_problem_in_a_value_with_a_confidential_term_quotes_nothing(
    problems_of: Callable[..., list[str]], text: str, expected: list[str]
) -> None:
    found = problems_of({**FILES, POST: f"title: Tea\ntext:\n  {text}\n"})
    assert [line.removeprefix(f"{POST}:") for line in found if "[confidential]" not in line] == expected
    assert not any("kettle" in line.lower() for line in found)


def test_other_problems_quote_as_usual(problems_of: Callable[..., list[str]]) -> None:
    found = problems_of({**FILES, POST: "title: Tea: green\ntext: {any: Hello}\n"})
    assert [line.partition(" (")[2] for line in found] == ['write title: "Tea: green")']
