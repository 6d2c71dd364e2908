"""Severities of rules, and findings of parallel processes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from pydantic import ValidationError
from tests.hubs import LoadedHub

from mkdocs_advocacy.content.settings import Settings
from mkdocs_advocacy.core.validation import checked_options
from mkdocs_advocacy.rules.check import CHECKS
from mkdocs_advocacy.rules.model import ONLY_TIME, STARTS_AT, WEIGHTS, ProgrammeRule, RuleName

CASES = Path(__file__).parents[1] / "golden"
CONFIDENTIAL = {"guidelines/rules/confidential.yml": "terms: [Copper Kettle, {pattern: 'x(a|a?)+(a|aa)+$'}]"}
EVERYWHERE = {
    "content/posts/a.yml": "title: Copper kettle\ntext: {any: Tea}",
    "content/campaigns/b.yml": "title: Copper kettle",
    "content/c.md": "# Copper kettle",
}


def test_every_rule_has_a_severity() -> None:
    assert set(WEIGHTS) == {*get_args(RuleName), *get_args(ProgrammeRule)}
    assert {*STARTS_AT, *ONLY_TIME} < set(WEIGHTS)


def test_every_rule_for_texts_has_a_check() -> None:
    assert set(get_args(RuleName)) == {"too-long", *CHECKS}


def test_every_rule_of_the_programme_has_a_golden_case() -> None:
    cases = [case.read_text("utf-8") for case in CASES.glob("*.yml")]
    assert [rule for rule in get_args(ProgrammeRule) if not any(f" [{rule}]\n" in case for case in cases)] == []


@pytest.mark.parametrize("weight", ["error", "warning", "notice"])
def test_a_confidential_term_has_the_same_severity_in_all_files(hub_of: Callable[..., LoadedHub], weight: str) -> None:
    problems = hub_of({**CONFIDENTIAL, **EVERYWHERE}, rules={"confidential": weight}).problems
    assert {problem.file: problem.severity for problem in problems} == dict.fromkeys(EVERYWHERE, weight)


def test_a_disabled_rule_finds_nothing(hub_of: Callable[..., LoadedHub]) -> None:
    hub = hub_of({**CONFIDENTIAL, **EVERYWHERE}, rules={"confidential": False})
    assert hub.problems == ()
    assert hub.rules.secrets.known == ()


def test_findings_of_other_processes_are_reported(hub_of: Callable[..., LoadedHub]) -> None:
    posts = {f"content/posts/p{number:03}.yml": "title: Tea\ntext: {any: Tea}" for number in range(240)}
    slow = "x" + "a" * 70
    for name in ("p101", "p102"):
        posts[f"content/posts/{name}.yml"] = f"title: Copper kettle\nsummary: {slow}!\ntext: {{any: Tea}}"
    lines = [str(problem) for problem in hub_of({**CONFIDENTIAL, **posts}).problems]
    assert [line.partition(": ")[0] for line in lines] == [
        "content/posts/p101.yml:1:8",
        "content/posts/p102.yml:1:8",
        "guidelines/rules/confidential.yml:1:24",
    ]
    assert "is too slow" in lines[-1]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("tooo-long", "rules.tooo-long: is “tooo-long” (did you mean “too-long”?)"),
        ("thanks-dew", "rules.thanks-dew: is “thanks-dew” (did you mean “thanks-due”?)"),
        (
            "consent-missing",
            "rules.consent-missing: can't be changed, because nothing of a person is shown without a record of consent",
        ),
        ("small-group", "rules.small-group: can't be changed, because results never show small groups"),
        ("unsafe-column", "rules.unsafe-column: can't be changed, because results never contain personal data"),
    ],
)
def test_an_unknown_rule_has_one_message(name: str, message: str) -> None:
    _, errors = checked_options(Settings, {"rules": {name: False}})
    assert [(option, str(error)) for option, error in errors] == [(f"rules.{name}", message)]


@pytest.mark.parametrize("option", [False, "off", {"severity": False}, {"severity": "off"}])
def test_off_disables_a_rule_in_every_notation(option: object) -> None:
    assert Settings.model_validate({"rules": {"shouting": option}}).weights["shouting"] == "off"


def test_a_threshold_for_a_rule_without_one_is_refused() -> None:
    with pytest.raises(ValidationError, match="avoided-words has no threshold “at”; only near-identical"):
        Settings.model_validate({"rules": {"avoided-words": {"at": 3}}})
    assert Settings.model_validate({"rules": {"shouting": {"at": 5}}}).weights["shouting"] == "notice"
