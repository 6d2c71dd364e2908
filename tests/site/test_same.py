"""Reproducible builds: identical input gives identical bytes on any machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.site.sites import CHECKOUT, NOW, QUIET, Site, epoch

GENERATOR = re.compile(rb'(<meta name="generator" content=")[^"]*')


def copy_of_demo(folder: Path) -> Path:
    """Copy the files of the demo hub, with existing renditions, which take long to make."""
    for name in ("content", "guidelines", "people", "results"):
        if (CHECKOUT / name).is_dir():
            shutil.copytree(CHECKOUT / name, folder / name)
    for name in ("mkdocs.yml", "permalinks.txt"):
        shutil.copy(CHECKOUT / name, folder)
    if (made := CHECKOUT / ".cache/advocacy/renditions").is_dir():
        being_made = shutil.ignore_patterns("*.part")  # of another test that is running
        shutil.copytree(made, folder / ".cache/advocacy/renditions", ignore=being_made)
    return folder


def build_with(program: str, hub: Path, **environment: str) -> Site:
    command = [sys.executable, "-m", program, "build", "-f", "mkdocs.yml", "--strict"]
    variables = {**os.environ, **QUIET, "SOURCE_DATE_EPOCH": epoch(NOW), **environment}
    done = subprocess.run(command, cwd=hub, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return Site(hub / "site", done.returncode, done.stderr)


def differences(one: Site, other: Site) -> list[str]:
    """Return the files that exist in only one site or differ."""
    return [name for name in sorted({*one.files, *other.files}) if one.files.get(name) != other.files.get(name)]


def test_two_builds_are_identical(demo: Site, tmp_path: Path) -> None:
    other = build_with("mkdocs", copy_of_demo(tmp_path), PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="C")
    assert differences(demo, other) == []


def test_a_build_with_another_hash_seed_is_identical(demo: Site, tmp_path: Path) -> None:
    other = build_with("mkdocs", copy_of_demo(tmp_path / "deeper" / "ü"), PYTHONHASHSEED="2")
    assert differences(demo, other) == []


def test_properdocs_builds_the_same_pages(demo: Site, tmp_path: Path) -> None:
    pytest.importorskip("properdocs")
    other = build_with("properdocs", copy_of_demo(tmp_path))
    assert other.files.keys() == demo.files.keys()
    differing = [
        name
        for name in differences(demo, other)
        if GENERATOR.sub(rb"\1", demo.files[name]) != GENERATOR.sub(rb"\1", other.files[name])
    ]
    assert differing == []
