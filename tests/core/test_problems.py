"""Problems: their order, their output, and which of them fail a build."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable

import pytest
from tests.hubs import LoadedHub

from mkdocs_advocacy.core.problems import (
    Problem,
    Severity,
    as_github,
    as_gitlab,
    as_json,
    as_text,
    failing,
    in_order,
    nearest,
)

HubOf = Callable[..., LoadedHub]
ERROR = Problem("content/posts/b.yml", 12, 5, Severity.ERROR, "title is missing", "add it")
WARNING = Problem("content/posts/a.yml", 3, 1, Severity.WARNING, "no text uses the field “a”")
NOTICE = Problem("content/posts/a.yml", 12, 1, Severity.NOTICE, "501 characters", "shorten by 1", "too-long")


def test_a_problem_is_one_line_that_an_editor_can_jump_to() -> None:
    assert str(ERROR) == "content/posts/b.yml:12:5: error: title is missing (add it)"
    assert str(WARNING) == "content/posts/a.yml:3:1: warning: no text uses the field “a”"


def test_problems_are_sorted_by_file_and_line_without_duplicates() -> None:
    early = Problem("content/posts/a.yml", 2, 9, Severity.NOTICE, "z")
    assert in_order([ERROR, NOTICE, WARNING, early, ERROR]) == (early, WARNING, NOTICE, ERROR)


@pytest.mark.parametrize(
    ("problems", "fails", "fails_strictly"),
    [([], False, False), ([NOTICE], False, False), ([WARNING, NOTICE], False, True), ([ERROR, NOTICE], True, True)],
)
def test_an_error_fails_every_build_and_a_warning_a_strict_one(
    problems: list[Problem], fails: bool, fails_strictly: bool
) -> None:
    assert failing(problems, strict=False) is fails
    assert failing(problems, strict=True) is fails_strictly


def test_the_text_output_ends_with_counts() -> None:
    assert as_text([]) == "no problems"
    assert as_text([NOTICE, WARNING, ERROR, ERROR]).splitlines()[-1] == "2 errors, 1 warning, 1 notice"


def test_json_has_every_field_of_a_problem() -> None:
    assert json.loads(as_json([NOTICE])) == [
        {
            "file": "content/posts/a.yml",
            "line": 12,
            "column": 1,
            "severity": "notice",
            "message": "501 characters",
            "hint": "shorten by 1",
            "rule": "too-long",
        }
    ]
    assert json.loads(as_json([])) == []


def test_github_output_is_escaped() -> None:
    odd = Problem("content/a,b:c%d.yml", 3, 7, Severity.WARNING, "50% of one: two, three::four", "100%")
    assert as_github([odd, ERROR]).splitlines() == [
        "::warning file=content/a%2Cb%3Ac%25d.yml,line=3,col=7::50%25 of one: two, three::four (100%25)",
        "::error file=content/posts/b.yml,line=12,col=5::title is missing (add it)",
    ]


def test_a_file_name_with_a_line_break_cannot_start_a_github_command() -> None:
    odd = Problem("a\n::error file=b.yml::c", 1, 1, Severity.WARNING, "x")
    assert len(as_github([odd]).splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("titel", "did you mean “title”? allowed: summary, text, title"),
        ("TITLE", "did you mean “title”? allowed: summary, text, title"),
        ("zzz", "allowed: summary, text, title"),
    ],
)
def test_the_nearest_name_is_suggested(name: str, hint: str) -> None:
    assert nearest(name, {"title", "text", "summary"}) == hint


def test_a_long_list_of_names_is_not_printed() -> None:
    names = [f"name-{letter}" for letter in "abcdefghijklm"]
    assert nearest("name-aa", names) == "did you mean “name-a”?"
    assert nearest("zzz", names) == ""
    assert nearest("zzz", []) == ""


@pytest.mark.parametrize(
    "post",
    [
        'title: "a\\nb"\nsummary: "x\\ny"\nfoo: 1',
        'title: T\nlink: "https://a.example/\\nb"',
        'title: T\nstatus: "\\e[31mred\\n::error::x"',
        'title: T\n"foo\\nbar": 1',
        'title: T\n"\\a": 1',
        f"title: T\nstatus: {'very ' * 30_000}long",
        f"title: T\nlink: {'very' * 30_000}",
        f"title: T\nnetworks: {'very ' * 30_000}",
        f"title: T\n{'very' * 200}: x",
    ],
)
def test_a_problem_is_one_short_line_for_any_input(hub_of: HubOf, post: str) -> None:
    problems = hub_of({"content/posts/ginger.yml": f"{post}\ntext: {{any: Hi}}\n"}).problems
    assert problems
    for problem in problems:
        assert not [sign for sign in str(problem) if unicodedata.category(sign) == "Cc"]
        assert len(str(problem)) < 500


def many_problems(
    count: int, file: str = "content/posts/a.yml", severity: Severity = Severity.WARNING
) -> list[Problem]:
    return [
        Problem(file, line + 1, 1, severity, f"key-{line} is not a name that is known here") for line in range(count)
    ]


def test_long_output_is_truncated_but_keeps_the_most_severe_problems() -> None:
    problems = in_order(
        [*many_problems(60_000), Problem("content/posts/a.yml", 59_999, 9, Severity.ERROR, "the cause"), ERROR]
    )
    lines = as_text(problems).splitlines()
    assert len(lines) == 103
    assert lines[99] == "content/posts/a.yml:59999:9: error: the cause"
    more = "59,901 more problems in this file, not listed (fix the others first)"
    assert lines[100] == f"content/posts/a.yml:100:1: warning: {more}"
    assert lines[101:] == [str(ERROR), "2 errors, 60,000 warnings"]


def test_the_output_for_many_files_is_truncated_too() -> None:
    problems = [one for number in range(5000) for one in many_problems(2, f"content/posts/{number:04}.yml")]
    problems.append(Problem("content/z.md", 1, 1, Severity.ERROR, "the cause"))
    lines = as_text(problems).splitlines()
    assert len(lines) == 1002
    assert lines[-3:] == [
        "content/z.md:1:1: error: the cause",
        "content/posts/0499.yml:2:1: warning: 9,001 more problems in all files, not listed (fix the others first)",
        "1 error, 10,000 warnings",
    ]


@pytest.mark.parametrize("form", [as_json, as_github, as_gitlab])
def test_machine_readable_output_has_a_higher_limit(form: Callable[[list[Problem]], str]) -> None:
    assert form(many_problems(9_000)).count("is not a name") == 9_000
    said = form(many_problems(60_000))
    assert said.count("is not a name") == 10_000
    assert said.count("50,000 more problems in this file, not listed") == 1
    assert len(said) < 4_000_000
