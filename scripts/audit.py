"""Ask advisory services for known vulnerabilities of what the locks name.

`pip-audit` is fetched for this alone and asks about `requirements.lock`, npm about `package-lock.json`. Exits with 0:
all packages were looked up and none is vulnerable, 1: some are, 2: no service answered for at least one package, so
nothing is known about it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from _environment import CHECKOUT, PYTHON, ensure, npm, run_quietly

PIP_AUDIT = "pip-audit==2.10.1"
SETTINGS = ("--requirement", "requirements.lock", "--require-hashes", "--disable-pip", "--format", "json")


@dataclass(frozen=True)
class Answer:
    """What the advisory service of a lock answered."""

    lock: str
    asked: int = 0
    """Packages that were looked up."""
    vulnerable: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    """Packages that the service does not know, or why it did not answer at all."""


def main() -> int:
    """Ask for both locks, and print what is known."""
    ensure()
    answers = (_of_python(), _of_node())
    print("\n".join(line for answer in answers for line in sentences(answer)))
    return exit_code(answers)


def sentences(answer: Answer) -> Sequence[str]:
    """The answer for people: never “no vulnerabilities” where nobody was asked."""
    lines = [f"{answer.lock}: {sentence}" for sentence in answer.vulnerable]
    few = "; ".join(answer.unanswered[:3])
    if not answer.asked:
        return [f"{answer.lock}: no advisory service answered, so nothing is known ({few})."]
    if answer.unanswered:
        lines.append(f"{answer.lock}: packages of which nothing is known: {len(answer.unanswered):,} ({few} …).")
    return [*lines, f"{answer.lock}: packages looked up: {answer.asked:,}, known flaws: {len(answer.vulnerable)}."]


def exit_code(answers: Sequence[Answer]) -> int:
    """1 for known vulnerabilities, 2 where something is not known, else 0."""
    if any(answer.vulnerable for answer in answers):
        return 1
    return 2 if any(answer.unanswered or not answer.asked for answer in answers) else 0


def read_pip_audit(written: str, failure: str) -> Answer:
    """The answer in the JSON of pip-audit; `failure` is the end of what it printed beside."""
    read = _json(written).get("dependencies")
    if not read:
        return Answer("requirements.lock", unanswered=(failure or "pip-audit said nothing",))
    looked_up = [package for package in read if "skip_reason" not in package]
    found = tuple(
        f"{package['name']} {package['version']}: {flaw['id']}, fixed in {', '.join(flaw['fix_versions']) or 'none'}"
        for package in looked_up
        for flaw in package["vulns"]
    )
    skipped = tuple(package["skip_reason"] for package in read if "skip_reason" in package)
    return Answer("requirements.lock", len(looked_up), found, skipped)


def read_npm_audit(written: str, failure: str) -> Answer:
    """The answer in the JSON of `npm audit`; `failure` is the end of what it printed beside."""
    read = _json(written)
    if "vulnerabilities" not in read:
        return Answer("package-lock.json", unanswered=(read.get("message") or failure or "npm said nothing",))
    found = tuple(f"{name}: {flaw['severity']}, {flaw['range']}" for name, flaw in read["vulnerabilities"].items())
    return Answer("package-lock.json", read["metadata"]["dependencies"]["total"], found)


def _of_python() -> Answer:
    with tempfile.TemporaryDirectory() as folder:
        run_quietly(sys.executable, "-m", "venv", folder)
        python = Path(folder) / PYTHON.relative_to(PYTHON.parent.parent)
        run_quietly(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", PIP_AUDIT)
        return read_pip_audit(*_said(python, "-m", "pip_audit", "--progress-spinner", "off", *SETTINGS))


def _of_node() -> Answer:
    return read_npm_audit(*_said(*npm("audit", "--package-lock-only", "--json")))


def _said(*command: str | Path) -> tuple[str, str]:
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.stdout, (done.stderr.strip().splitlines() or [""])[-1]


def _json(written: str) -> dict[str, Any]:
    try:
        read = json.loads(written)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


if __name__ == "__main__":
    sys.exit(main())
