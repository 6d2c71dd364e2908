"""Markup that email programs don't show: golden cases, one file each.

`markdown` is the text of an issue, in which the images in `shown` are shown; `mail` is a complete email. `findings` has
a line for each finding; without it, there must be none.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.hostile import LINE
from tests.kinds.newsletters.mail_letters import letter_with
from tests.kinds.newsletters.test_mail import HOSTILE, mail_of

from mkdocs_advocacy.kinds.newsletters.mail_lint import Finding, facts, find_unsupported
from mkdocs_advocacy.kinds.newsletters.mail_markup import find_in_markdown

CASES = sorted((Path(__file__).parent / "mail_lint").glob("*.yml"))


def test_there_are_cases() -> None:
    assert len(CASES) >= 25


@pytest.mark.parametrize("case", [pytest.param(path, id=path.stem) for path in CASES])
def test_a_text_has_exactly_the_expected_findings(case: Path) -> None:
    values = yaml.safe_load(case.read_text("utf-8"))
    assert set(values) <= {"mail", "markdown", "shown", "findings"}
    assert "".join(f"{_show(one)}\n" for one in _find(values)) == values.get("findings", "")


def _find(values: dict[str, Any]) -> list[Finding]:
    if "mail" in values:
        return [*find_unsupported(values["mail"])]
    return sorted(find_in_markdown(values["markdown"], lambda address: address in values.get("shown", ())))


def _show(finding: Finding) -> str:
    return f"{finding.line}:{finding.column}: {finding.message} ({finding.instead})"


@pytest.mark.parametrize("text", ["Soda", LINE, *HOSTILE.values()])
def test_our_own_mails_have_nothing_that_mail_programs_do_not_show(text: str) -> None:
    for language, direction in (("en", "ltr"), ("ar", "rtl")):
        assert [*find_unsupported(mail_of(letter_with(text, language, direction)))] == []


def test_each_fact_has_a_source_and_a_day() -> None:
    for feature in (*facts().features, *facts().mail):
        assert feature.source
        assert feature.checked.year >= 2026
        assert set(feature.lacking) <= set(facts().programs)


@pytest.mark.parametrize(
    "text", ["<" * 5000, "<a " * 3000, "`" * 5000, "![" * 5000, "<!--" * 3000, "[^" * 5000, LINE * 40]
)
def test_hostile_texts_are_read_quickly(text: str) -> None:
    started = time.process_time()
    list(find_in_markdown(text, lambda address: False))
    assert time.process_time() - started < 3
