"""The audit of dependencies never reports “no known flaws” for packages that could not be looked up."""

from __future__ import annotations

import json
import sys

import pytest
from tests.site.sites import CHECKOUT

sys.path.append(str(CHECKOUT / "scripts"))
from audit import exit_code, read_npm_audit, read_pip_audit, sentences

SKIPPED = {"name": "a", "skip_reason": "Dependency not found on PyPI and could not be audited: a (1)"}
FINE = {"name": "b", "version": "1", "vulns": []}
FLAWED = {"name": "c", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3"]}]}
NODE = {"vulnerabilities": {}, "metadata": {"dependencies": {"total": 4}}}


def pip(*packages: object) -> str:
    return json.dumps({"dependencies": packages})


@pytest.mark.parametrize(
    ("written", "messages", "code"),
    [
        (pip(FINE, FINE), ["requirements.lock: packages looked up: 2, vulnerabilities: 0."], 0),
        (
            pip(SKIPPED, SKIPPED),
            [
                "requirements.lock: no packages could be looked up "
                f"({SKIPPED['skip_reason']}; {SKIPPED['skip_reason']})."
            ],
            2,
        ),
        (
            pip(SKIPPED, FINE),
            [
                f"requirements.lock: packages not looked up: 1 ({SKIPPED['skip_reason']} …).",
                "requirements.lock: packages looked up: 1, vulnerabilities: 0.",
            ],
            2,
        ),
        (
            pip(FLAWED, SKIPPED),
            [
                "requirements.lock: c 2: PYSEC-1, fixed in 3",
                f"requirements.lock: packages not looked up: 1 ({SKIPPED['skip_reason']} …).",
                "requirements.lock: packages looked up: 1, vulnerabilities: 1.",
            ],
            1,
        ),
        ("", ["requirements.lock: no packages could be looked up (no network)."], 2),
        (pip(), ["requirements.lock: no packages could be looked up (no network)."], 2),
    ],
)
def test_the_report_of_pip_audit(written: str, messages: list[str], code: int) -> None:
    answer = read_pip_audit(written, "no network")
    assert sentences(answer) == messages
    assert exit_code([answer, read_npm_audit(json.dumps(NODE), "")]) == code


@pytest.mark.parametrize(
    ("written", "messages", "code"),
    [
        (json.dumps(NODE), ["package-lock.json: packages looked up: 4, vulnerabilities: 0."], 0),
        (
            json.dumps({**NODE, "vulnerabilities": {"a": {"severity": "high", "range": "<2"}}}),
            ["package-lock.json: a: high, <2", "package-lock.json: packages looked up: 4, vulnerabilities: 1."],
            1,
        ),
        (
            json.dumps({"message": "405 Method Not Allowed"}),
            ["package-lock.json: no packages could be looked up (405 Method Not Allowed)."],
            2,
        ),
        ("[]", ["package-lock.json: no packages could be looked up (no network)."], 2),
    ],
)
def test_the_report_of_npm(written: str, messages: list[str], code: int) -> None:
    answer = read_npm_audit(written, "no network")
    assert sentences(answer) == messages
    assert exit_code([answer]) == code
