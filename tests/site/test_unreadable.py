"""Unreadable folders: an error names the folder, and nothing is built."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PIL import Image
from tests.faults import change_mode, needs_rights
from tests.site.sites import build, post, write_hub

from mkdocs_advocacy.cli import main

PLUGINS: list[Any] = ["search", "advocacy", "advocacy/posts", "advocacy/guidelines", "advocacy/brand"]
PLUGINS += [{"advocacy/hosting": {"well_known": True}}]
FILES = {
    "content/brand/soda/brand.yml": "title: Soda\n",
    "content/brand/soda/more/notes.txt": "Notes.\n",
    "content/assets/one.css": "p {}\n",
    "content/.well-known/own.txt": "own\n",
    "guidelines/index.md": "# Principles\n",
    "guidelines/linkedin/1.md": "# LinkedIn\n",
    "guidelines/linkedin.md": "---\nversion: 2\n---\n# LinkedIn\n",
    "guidelines/rules/vocabulary.yml": "avoid: []\n",
    "guidelines/networks/own.yml": "name: Own\nhome: https://own.example/\n",
    "guidelines/languages/en.yml": "share_on: Share\n",
    "overrides/main.html": '{% extends "base.html" %}\n',
}


def write_test_hub(folder: Path) -> Path:
    hub = write_hub(folder / "hub", {"a/one": post("One"), "two": post("Two")}, plugins=PLUGINS)
    for name, content in FILES.items():
        (hub / name).parent.mkdir(parents=True, exist_ok=True)
        (hub / name).write_text(content)
    return hub


def run_check(hub: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["check", "-f", str(hub / "mkdocs.yml"), *arguments], catch_exceptions=False)
    return done.exit_code, done.output


@needs_rights
@pytest.mark.parametrize(
    "name",
    [
        *(
            "content",
            "content/posts",
            "content/posts/a",
            "content/brand",
            "content/brand/soda",
            "content/brand/soda/more",
        ),
        *("content/assets", "guidelines", "guidelines/linkedin", "guidelines/rules", "guidelines/networks"),
        "guidelines/languages",
    ],
)
def test_an_unreadable_folder_is_an_error(tmp_path: Path, name: str) -> None:
    hub = write_test_hub(tmp_path)
    with change_mode(hub / name, mode=0o444):
        listed = run_check(hub)
    with change_mode(hub / name):
        code, output = run_check(hub)
        site = build(hub)
    assert (code, output) == listed, "files in a folder that can only be listed are not opened"
    assert code == 2, output
    assert f"\n{name}:1:1: error: the folder cannot be read: Permission denied\n" in output
    assert f"{name}/" not in output, "one problem with the real cause"
    assert site.exit_code == 1, site.output
    assert f"{name}:1:1: error:" in site.output
    assert not site.folder.exists()


@needs_rights
@pytest.mark.parametrize("name", ["content/.well-known", "overrides"])
def test_an_unreadable_folder_that_only_builds_need_fails_the_build(tmp_path: Path, name: str) -> None:
    hub = write_test_hub(tmp_path)
    text = (hub / "mkdocs.yml").read_text().replace("name: material", "name: material\n  custom_dir: overrides")
    (hub / "mkdocs.yml").write_text(text)
    with change_mode(hub / name):
        site = build(hub)
    assert site.exit_code == 1, site.output
    assert f"{name}:1:1: error: the folder cannot be read: Permission denied" in site.output
    assert not site.folder.exists()


@pytest.mark.parametrize("name", ["content/posts", "content/brand", "guidelines", "guidelines/rules"])
def test_a_file_with_the_name_of_a_folder_is_an_error(tmp_path: Path, name: str) -> None:
    hub = write_hub(tmp_path, plugins=PLUGINS)
    (hub / name).parent.mkdir(parents=True, exist_ok=True)
    (hub / name).write_text("title: One\n")
    code, output = run_check(hub)
    assert (code, output.count("error:")) == (2, 1), output
    assert f"{name}:1:1: error: the folder cannot be read: it is a file (replace it with a folder)" in output
    assert build(hub).exit_code == 1


@needs_rights
def test_an_unreadable_file_is_reported_with_the_real_cause(tmp_path: Path) -> None:
    hub = write_test_hub(tmp_path)
    picture = hub / "content/brand/soda/can.png"
    Image.new("RGB", (90, 60)).save(picture)
    with change_mode(picture, mode=0):
        _, output = run_check(hub)
    assert "content/brand/soda/can.png:1:1: warning: the file cannot be read: Permission denied" in output
    assert "readable image" not in output


@needs_rights
@pytest.mark.parametrize("way", ["unreadable", "broken"])
def test_a_post_with_an_error_is_not_skipped_silently(tmp_path: Path, way: str) -> None:
    hub = write_test_hub(tmp_path)
    wrong, there = hub / "content/posts/two.yml", str(hub / "mkdocs.yml")
    if way == "broken":
        wrong.write_text("title: [broken\n")
    with change_mode(wrong, mode=0 if way == "unreadable" else 0o644):
        exported = CliRunner().invoke(main, ["export", "-f", there, "--format", "json"], catch_exceptions=False)
        recorded = CliRunner().invoke(main, ["record", "-f", there], catch_exceptions=False)
    assert (exported.exit_code, recorded.exit_code) == (1, 2)
    for said in (exported.output, recorded.output):
        assert "content/posts/two.yml:1:" in said
    assert "Files with errors were skipped." in exported.output
    assert not (hub / "permalinks.txt").exists()
