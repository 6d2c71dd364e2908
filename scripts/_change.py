"""The change at hand, and the tests that concern it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from _environment import CHECKOUT

PACKAGE = "plugins/mkdocs_advocacy"


def changed_files() -> list[str]:
    """Return what differs from the branch that this one goes back to, committed or not, new files included."""
    base = _git("merge-base", "HEAD", "@{upstream}") or _git("merge-base", "HEAD", "origin/main") or ["HEAD"]
    return sorted({*_git("diff", "--name-only", *base), *_git("ls-files", "--others", "--exclude-standard")})


def concerns_scripts(files: Iterable[str]) -> bool:
    """Tell whether the browser's scripts, their tests or the vectors are among the files."""
    return any(file.endswith(".js") or file.startswith("tests/vectors/") for file in files)


def concerning(files: Iterable[str]) -> list[list[str]]:
    """Return the tests that concern changed files, in groups: those that say most first.

    These are the golden cases, changed tests, those of packages that changed, and those of sites built with them.
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
            groups[3] |= {str(PurePosixPath("tests/site", one.name)): None for one in _of_sites(subject)}
    seen: set[str] = set()
    found = []
    for group in groups:
        found.append([name for name in group if (CHECKOUT / name).exists() and name not in seen])
        seen |= group.keys()
    return [group for group in found if group]


def _of_sites(subject: str) -> list[Path]:
    return sorted((CHECKOUT / "tests/site").glob(f"test_{subject}*.py"))


def _git(*arguments: str) -> list[str]:
    """Return the lines that git prints; none where it fails, such as without an upstream."""
    command = ["git", "-c", "core.quotePath=false", *arguments]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.stdout.splitlines() if done.returncode == 0 else []
