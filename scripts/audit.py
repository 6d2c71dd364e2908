"""Check the locked packages for known vulnerabilities.

`pip-audit`, installed temporarily, checks `requirements.lock`, and npm checks `package-lock.json`. Exit codes: 0 all
packages were looked up and none is vulnerable, 1 some are vulnerable, 2 at least one package could not be looked up.
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
    """The result for one lock file."""

    lock: str
    asked: int = 0
    """The number of packages looked up."""
    vulnerable: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    """Why packages could not be looked up, or why the service did not answer at all."""


def main() -> int:
    """Check both lock files and print the results."""
    ensure()
    answers = (_audit_python(), _audit_node())
    print("\n".join(line for answer in answers for line in sentences(answer)))
    return exit_code(answers)


def sentences(answer: Answer) -> Sequence[str]:
    """Return the result as text. It never claims “no vulnerabilities” for packages that weren't looked up."""
    lines = [f"{answer.lock}: {sentence}" for sentence in answer.vulnerable]
    reasons = "; ".join(answer.unanswered[:3])
    if not answer.asked:
        return [f"{answer.lock}: no packages could be looked up ({reasons})."]
    if answer.unanswered:
        lines.append(f"{answer.lock}: packages not looked up: {len(answer.unanswered):,} ({reasons} …).")
    return [*lines, f"{answer.lock}: packages looked up: {answer.asked:,}, vulnerabilities: {len(answer.vulnerable)}."]


def exit_code(answers: Sequence[Answer]) -> int:
    """Return 1 for vulnerabilities, 2 if packages could not be looked up, otherwise 0."""
    if any(answer.vulnerable for answer in answers):
        return 1
    return 2 if any(answer.unanswered or not answer.asked for answer in answers) else 0


def read_pip_audit(written: str, failure: str) -> Answer:
    """Parse the JSON output of pip-audit. `failure` is the last line of its stderr."""
    packages = _parse_json(written).get("dependencies")
    if not packages:
        return Answer("requirements.lock", unanswered=(failure or "no output from pip-audit",))
    looked_up = [package for package in packages if "skip_reason" not in package]
    vulnerable = tuple(
        f"{package['name']} {package['version']}: {flaw['id']}, fixed in {', '.join(flaw['fix_versions']) or 'none'}"
        for package in looked_up
        for flaw in package["vulns"]
    )
    skipped = tuple(package["skip_reason"] for package in packages if "skip_reason" in package)
    return Answer("requirements.lock", len(looked_up), vulnerable, skipped)


def read_npm_audit(written: str, failure: str) -> Answer:
    """Parse the JSON output of `npm audit`. `failure` is the last line of its stderr."""
    report = _parse_json(written)
    if "vulnerabilities" not in report:
        return Answer("package-lock.json", unanswered=(report.get("message") or failure or "no output from npm",))
    vulnerable = tuple(
        f"{name}: {flaw['severity']}, {flaw['range']}" for name, flaw in report["vulnerabilities"].items()
    )
    return Answer("package-lock.json", report["metadata"]["dependencies"]["total"], vulnerable)


def _audit_python() -> Answer:
    with tempfile.TemporaryDirectory() as folder:
        run_quietly(sys.executable, "-m", "venv", folder)
        python = Path(folder) / PYTHON.relative_to(PYTHON.parent.parent)
        run_quietly(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", PIP_AUDIT)
        return read_pip_audit(*_run(python, "-m", "pip_audit", "--progress-spinner", "off", *SETTINGS))


def _audit_node() -> Answer:
    return read_npm_audit(*_run(*npm("audit", "--package-lock-only", "--json")))


def _run(*command: str | Path) -> tuple[str, str]:
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.stdout, (done.stderr.strip().splitlines() or [""])[-1]


def _parse_json(written: str) -> dict[str, Any]:
    try:
        value = json.loads(written)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


if __name__ == "__main__":
    sys.exit(main())
