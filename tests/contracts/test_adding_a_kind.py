"""docs/adding-a-kind.md, followed step by step on a copy of the repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.site.sites import CHECKOUT, QUIET

GUIDE = (CHECKOUT / "docs/adding-a-kind.md").read_text("utf-8")
KIND = "plugins/mkdocs_advocacy/kinds/ambassadors/kind.py"
DECLARATIONS, KINDS = "tests/contracts/test_declarations.py", "tests/contracts/test_kinds.py"
WORDS = "plugins/mkdocs_advocacy/kinds/ambassadors/words.yml"
TEMPLATE = "theme/advocacy/ambassadors/entry.html"
QUOTE = "{{ view.template.quote | safe }}"
SAMPLE = f"{KINDS}::test_a_new_file_has_no_problems"
LIST = "plugins/mkdocs_advocacy/kinds/__init__.py"
CONTRACT = (DECLARATIONS, "tests/test_golden.py", KINDS)


def files_of_the_guide() -> dict[str, str]:
    """The files that the guide shows, by path."""
    return dict(re.findall(r"^`([\w/.]+)`:\n\n```\w+\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL))


def changed_line() -> tuple[str, str]:
    """The line to change, and how it reads afterwards."""
    old, new = re.findall(r"^```diff\n-(.*)\n\+(.*)\n```$", GUIDE, re.MULTILINE)[0]
    return old, new


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository with the new kind."""
    root = tmp_path_factory.mktemp("checkout")
    for name in ("plugins", "tests", "theme", "docs", "scripts", "content", "guidelines"):
        ignored = shutil.ignore_patterns("__pycache__", "node_modules", "browser")
        shutil.copytree(CHECKOUT / name, root / name, ignore=ignored)
    for name in ("pyproject.toml", "mkdocs.yml", "permalinks.txt"):
        shutil.copy(CHECKOUT / name, root / name)
    for name, text in files_of_the_guide().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    old, new = changed_line()
    registry = root / LIST
    assert old in registry.read_text("utf-8")
    registry.write_text(registry.read_text("utf-8").replace(old, new), "utf-8")
    return root


def contract(copy: Path, tests: Sequence[str], chosen: str) -> subprocess.CompletedProcess[str]:
    """The tests of the contract in the copy that are chosen by their names."""
    command = [sys.executable, "-m", "pytest", "-p", "no:xdist", "-x", "-k", chosen, *tests]
    environment = {**os.environ, **QUIET, "PYTHONPATH": str(copy / "plugins")}
    return subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)


def test_the_guide_asks_for_few_files_and_one_line() -> None:
    assert len(files_of_the_guide()) <= 6
    assert all(not (CHECKOUT / name).exists() for name in files_of_the_guide())


def test_the_kind_fulfils_the_contract(copy: Path) -> None:
    done = contract(copy, CONTRACT, "ambassadors")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(".") > 15, done.stdout


MISTAKES = {
    "a date that is no embargo": (KIND, "publish: Annotated[Moment", "embargo: Annotated[Moment", DECLARATIONS),
    "a lifecycle without a key": (
        KIND,
        "    translated=(",
        "    lifecycle=type(Kind.lifecycle)(begins=None),\n    translated=(",
        DECLARATIONS,
    ),
    "a key that there is not": (KIND, 'search=("summary", ', 'search=("sumary", ', DECLARATIONS),
    "a language without words": (WORDS, "ar:\n", "it:\n", DECLARATIONS),
    "a sample with a problem": (
        KIND,
        '"status: draft\\n"',
        '"status: drafted\\n"',
        f"{KINDS}::test_a_new_file_has_no_problems",
    ),
    "a text that is not escaped": (TEMPLATE, "{{ view.template.quote }}", QUOTE, f"{KINDS}::test_texts_are_escaped"),
}


AS_MARKDOWN = {
    '/*.yml"': '/*.md"',
    "return yaml_text(": 'return "---\\n" + yaml_text(',
    '"# publish: 2030-01-31\\n"': '"# publish: 2030-01-31\\n---\\n"',
}


def test_a_kind_of_markdown_files_fulfils_the_contract(copy: Path) -> None:
    path = copy / KIND
    as_yaml = path.read_text("utf-8")
    text = as_yaml
    for old, new in AS_MARKDOWN.items():
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    try:
        done = contract(copy, [DECLARATIONS, KINDS], "ambassadors")
        assert done.returncode == 0, done.stdout + done.stderr
    finally:
        path.write_text(as_yaml, "utf-8")


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_kind_that_is_declared_wrongly_does_not(copy: Path, mistake: str) -> None:
    name, old, new, test = MISTAKES[mistake]
    path = copy / name
    right = path.read_text("utf-8")
    assert old in right
    path.write_text(right.replace(old, new), "utf-8")
    try:
        done = contract(copy, [test], "ambassadors")
        assert done.returncode == 1, done.stdout + done.stderr
    finally:
        path.write_text(right, "utf-8")
