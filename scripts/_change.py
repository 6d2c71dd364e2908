"""Find the changed files, and the tests that cover them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from _environment import CHECKOUT

PACKAGE = "plugins/mkdocs_advocacy"


def changed_files() -> list[str]:
    """Return the files that differ from the upstream branch, including uncommitted and untracked files."""
    base = _run_git("merge-base", "HEAD", "@{upstream}") or _run_git("merge-base", "HEAD", "origin/main") or ["HEAD"]
    return sorted({*_run_git("diff", "--name-only", *base), *_run_git("ls-files", "--others", "--exclude-standard")})


def concerns_scripts(files: Iterable[str]) -> bool:
    """Return whether the files include browser scripts, their tests or the test vectors."""
    return any(file.endswith(".js") or file.startswith("tests/vectors/") for file in files)


def concerning(files: Iterable[str]) -> list[list[str]]:
    """Return the tests that cover changed files, in groups, the most relevant first.

    The groups are golden cases, changed tests, tests of changed packages, and tests of sites built with them.
    """
    groups: list[dict[str, None]] = [{"tests/test_golden.py": None}, {}, {}, {}]
    for path in map(PurePosixPath, files):
        if path.parts[0] == "tests" and path.match("test_*.py"):
            groups[1][str(path)] = None
        elif path.is_relative_to(PACKAGE) and path.suffix == ".py":
            inside = path.relative_to(PACKAGE)
            groups[2][f"tests/{inside.parent}" if inside.parent.name else f"tests/test_{inside.stem}.py"] = None
            subject = inside.parent.name or inside.stem
            groups[2][f"tests/test_{subject}.py"] = None
            groups[3] |= {str(PurePosixPath("tests/site", test.name)): None for test in _find_site_tests(subject)}
    seen: set[str] = set()
    tests = []
    for group in groups:
        tests.append([name for name in group if (CHECKOUT / name).exists() and name not in seen])
        seen |= group.keys()
    return [group for group in tests if group]


def _find_site_tests(subject: str) -> list[Path]:
    return sorted((CHECKOUT / "tests/site").glob(f"test_{subject}*.py"))


def _run_git(*arguments: str) -> list[str]:
    """Return git's output as lines, or an empty list if git fails, for example without an upstream."""
    command = ["git", "-c", "core.quotePath=false", *arguments]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.stdout.splitlines() if done.returncode == 0 else []
