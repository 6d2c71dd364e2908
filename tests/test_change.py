"""The tests that `scripts/test.py --quick` selects."""

from __future__ import annotations

import sys

import pytest
from tests.site.sites import CHECKOUT

sys.path.append(str(CHECKOUT / "scripts"))
from _change import concerning, concerns_scripts

GOLDEN = ["tests/test_golden.py"]


@pytest.mark.parametrize(
    ("file", "groups"),
    [
        ("README.md", []),
        ("tests/kinds/brand/renditions/test_make.py", [["tests/kinds/brand/renditions/test_make.py"]]),
        ("tests/kinds/brand/test_that_was_deleted.py", []),
        ("plugins/mkdocs_advocacy/networks/measure.py", [["tests/networks"]]),
        ("plugins/mkdocs_advocacy/content/ledger/record.py", [["tests/content/ledger"]]),
        ("plugins/mkdocs_advocacy/cli/check.py", [["tests/cli", "tests/test_cli.py"]]),
        (
            "plugins/mkdocs_advocacy/kinds/guidelines/compare.py",
            [["tests/kinds/guidelines"], ["tests/site/test_guidelines.py"]],
        ),
    ],
)
def test_a_changed_file_selects_its_tests(file: str, groups: list[list[str]]) -> None:
    assert concerning([file]) == [GOLDEN, *groups]


def test_no_test_is_selected_twice() -> None:
    changed = ["tests/site/test_guidelines.py", "plugins/mkdocs_advocacy/kinds/guidelines/load.py"]
    assert concerning(changed) == [GOLDEN, changed[:1], ["tests/kinds/guidelines"]]


def test_changed_scripts_and_vectors_select_the_script_tests() -> None:
    assert concerns_scripts(["README.md", "theme/assets/advocacy/core/measure.js"])
    assert concerns_scripts(["tests/vectors/measure.json"])
    assert not concerns_scripts(["plugins/mkdocs_advocacy/networks/measure.py"])
