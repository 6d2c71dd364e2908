"""The steps of docs/adding-a-kind.md, on a copy of the repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from tests.site.sites import CHECKOUT, QUIET

GUIDE = (CHECKOUT / "docs/adding-a-kind.md").read_text("utf-8")
KIND = "plugins/mkdocs_advocacy/kinds/ambassadors/kind.py"
DECLARATIONS, KINDS = "tests/contracts/test_declarations.py", "tests/contracts/test_kinds.py"
AUDIENCES = "tests/contracts/test_audiences.py"
PLUGINS = "tests/contracts/test_plugins.py"
WORDS = "plugins/mkdocs_advocacy/kinds/ambassadors/words.yml"
TEMPLATE = "theme/advocacy/ambassadors/entry.html"
QUOTE = "{{ view.template.quote | safe }}"
SAMPLE, ESCAPING = f"{KINDS}::test_a_new_file_has_no_problems", f"{KINDS}::test_texts_are_escaped"
LIST = "plugins/mkdocs_advocacy/kinds/__init__.py"


def files_of_the_guide() -> dict[str, str]:
    """Return the files that the guide shows, by path."""
    return dict(re.findall(r"^`([\w/.]+)`:\n\n```\w+\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL))


def added_line() -> tuple[str, str]:
    """Return the line that the guide adds, and the line before it."""
    before, added = re.findall(r"^```diff\n (.*)\n\+(.*)\n```$", GUIDE, re.MULTILINE)[0]
    return before, added


MARKDOWN = {
    '/*.yml"': '/*.md"',
    "return yaml_text(": 'return "---\\n" + yaml_text(',
    '"# publish: 2030-01-31\\n"': '"# publish: 2030-01-31\\n---\\n"',
}
"""Replacements that turn the guide's kind into one with Markdown files."""
MISTAKES = {
    "a date that is not part of the lifecycle": (
        KIND,
        "publish: Annotated[Moment",
        "embargo: Annotated[Moment",
        DECLARATIONS,
    ),
    "a lifecycle without its key": (
        KIND,
        "    translated=(",
        "    lifecycle=type(Kind.lifecycle)(begins=None),\n    translated=(",
        DECLARATIONS,
    ),
    "an unknown key": (KIND, 'search=("summary", ', 'search=("sumary", ', DECLARATIONS),
    "a language without translations": (WORDS, "ar:\n", "it:\n", DECLARATIONS),
    "a sample with a problem": (KIND, '"status: draft\\n"', '"status: drafted\\n"', SAMPLE),
    "a status that accepts any text": (KIND, "status: Annotated[Status,", "status: Annotated[Line,", DECLARATIONS),
    "files in another folder": (KIND, "content/ambassadors/*", "content/people/*", DECLARATIONS),
    "audiences that are not the hub's": (
        KIND,
        "audience: Annotated[Audiences,",
        "audience: Annotated[tuple[Line, ...],",
        DECLARATIONS,
    ),
    "a text that is not escaped": (TEMPLATE, "{{ view.template.quote }}", QUOTE, ESCAPING),
}
"""A file of the kind, the text to replace in it, the replacement, and the test that must fail."""
MISTAKEN = {mistake: f"mistaken{letter}" for mistake, letter in zip(MISTAKES, "abcdefghi", strict=True)}
"""The name of a kind for each mistake, instead of `ambassador`."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the repository, and add the new kind, its Markdown variant, and a kind with each mistake."""
    root = tmp_path_factory.mktemp("checkout")
    for name in ("plugins", "tests", "theme", "docs", "scripts", "content", "guidelines"):
        ignored = shutil.ignore_patterns("__pycache__", "node_modules", "browser")
        shutil.copytree(CHECKOUT / name, root / name, ignore=ignored)
    for name in ("pyproject.toml", "mkdocs.yml", "permalinks.txt"):
        shutil.copy(CHECKOUT / name, root / name)
    files = files_of_the_guide()
    write(root, files, "ambassador")
    markdown = {name: text for name, text in files.items() if not name.startswith("tests/")}
    for old, new in MARKDOWN.items():
        markdown = with_change(markdown, KIND, old, new)
    write(root, markdown, "envoy")
    for mistake, name in MISTAKEN.items():
        path, old, new, _ = MISTAKES[mistake]
        write(root, with_change(files, path, old, new), name)
    return root


def with_change(files: Mapping[str, str], path: str, old: str, new: str) -> dict[str, str]:
    """Return the files with a text replaced in one of them."""
    assert old in files[path]
    return {**files, path: files[path].replace(old, new)}


def write(root: Path, files: Mapping[str, str], name: str) -> None:
    """Write the files of the guide, with the kind renamed."""
    for place, text in files.items():
        path = root / place.replace("ambassador", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        for old, new in (("ambassador", name), ("AMBASSADOR", name.upper()), ("Ambassador", name.capitalize())):
            text = text.replace(old, new)
        path.write_text(text, "utf-8")


def run_contract(copy: Path, names: Sequence[str], tests: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run the contract tests for these kinds in the copy; the output ends with the failed tests."""
    before, added = added_line()
    lines = (CHECKOUT / LIST).read_text("utf-8")
    assert before in lines.splitlines()
    listed = "".join("\n" + added.replace("ambassador", name) for name in names)
    (copy / LIST).write_text(lines.replace(before, before + listed), "utf-8")
    chosen = " or ".join(["one_plugin", *(f"{name}s" for name in names)])
    command = [sys.executable, "-m", "pytest", "-p", "no:xdist", "--tb=short", "-rf", "-k", chosen, *tests]
    environment = {**os.environ, **QUIET, "PYTHONPATH": str(copy / "plugins")}
    return subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)


def test_the_guide_asks_for_few_files_and_one_line() -> None:
    assert len(files_of_the_guide()) <= 6
    assert all(not (CHECKOUT / name).exists() for name in files_of_the_guide())


def test_the_kind_passes_the_contract_with_yaml_and_with_markdown(copy: Path) -> None:
    done = run_contract(
        copy, ["ambassador", "envoy"], (DECLARATIONS, "tests/test_golden.py", KINDS, AUDIENCES, PLUGINS)
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(".") > 30, done.stdout


@pytest.fixture(scope="module")
def failed(copy: Path) -> str:
    """Return the output of the tests for the kinds with mistakes; kinds with invalid declarations cannot be loaded."""
    text = ""
    for tests in ((DECLARATIONS,), (SAMPLE, ESCAPING)):
        names = [name for mistake, name in MISTAKEN.items() if MISTAKES[mistake][3] in tests]
        done = run_contract(copy, names, tests)
        assert done.returncode == 1, done.stdout + done.stderr
        text += done.stdout
    return text


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_kind_with_a_mistake_fails_the_contract(failed: str, mistake: str) -> None:
    *_, test = MISTAKES[mistake]
    assert re.search(rf"^FAILED {re.escape(test)}.*\[{MISTAKEN[mistake]}s", failed, re.MULTILINE), failed
