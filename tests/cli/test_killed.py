"""Killed commands and builds, and two builds at once: every file is complete, either old or new."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.site.sites import build, post, write_hub

from mkdocs_advocacy.cli import main

COMMANDS = {
    "import": ["import", "sheet.csv", "--update"],
    "check": ["check", "--fix"],
    "record": ["record"],
    "release": ["release", "guidelines/linkedin.md", "--note", "New"],
    "add": ["add", "post", "New"],
    "export": ["export", "-o", "out.csv"],
    "new": ["new", "other"],
    "schema": ["schema", "--into", "schemas"],
}


def write_test_hub(folder: Path) -> Path:
    misread = "title: One\ntext: {any: Words}\nhashtags: Soda\n"
    plugins = ["search", "advocacy", "advocacy/posts", "advocacy/guidelines"]
    hub = write_hub(folder, {"one": misread, "two": post("Two")}, plugins=plugins)
    (hub / "guidelines").mkdir()
    (hub / "guidelines/linkedin.md").write_text("Be kind.\n")
    (hub / "sheet.csv").write_text("id,title,text\ntwo,Two,Other words\nthree,Three,Words\n")
    (hub / "permalinks.txt").write_text("# kept\n")
    (hub / "out.csv").write_text("before\n")
    return hub


def read_visible_files(hub: Path) -> dict[str, bytes]:
    """Return the files of the hub without unfinished ones."""
    files = (path for path in hub.rglob("*") if path.is_file())
    shown = ((path, path.relative_to(hub)) for path in files)
    return {str(name): path.read_bytes() for path, name in shown if not name.name.endswith(".unfinished")}


def run_killed(hub: Path, arguments: list[str]) -> int:
    """Kill the command when it moves its first file into place, and return its status."""
    child = os.fork()
    if child == 0:
        os.chdir(hub)
        Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[method-assign, assignment]
        CliRunner().invoke(main, arguments)
        os._exit(0)
    return os.waitpid(child, 0)[1]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals")
@pytest.mark.parametrize("name", COMMANDS)
def test_a_killed_command_leaves_complete_files(tmp_path: Path, name: str) -> None:
    hub = write_test_hub(tmp_path)
    if name == "record":  # record refuses hubs with errors
        (hub / "content/posts/one.yml").unlink()
    before = read_visible_files(hub)
    assert run_killed(hub, COMMANDS[name]) == signal.SIGKILL
    assert read_visible_files(hub) == before
    unfinished = [path for path in hub.rglob("*.unfinished") if ".cache" not in path.parts]
    assert [path.name[0] for path in unfinished] == ["."], "MkDocs publishes no hidden file"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals")
def test_a_killed_build_breaks_no_later_build_and_parallel_builds_are_equal(tmp_path: Path) -> None:
    hub = write_hub(tmp_path / "hub", {f"post-{number}": post() for number in range(20)})
    first = start_build(hub, "site")
    while not (hub / "site/index.html").exists() and os.waitpid(first, os.WNOHANG) == (0, 0):
        time.sleep(0.01)
    os.kill(first, signal.SIGKILL)
    os.waitpid(first, 0)
    at_once = [start_build(hub, name) for name in ("one", "two")]
    assert [os.waitpid(child, 0)[1] for child in at_once] == [0, 0]
    site = build(hub, "--strict")
    assert site.exit_code == 0, site.output
    for name, content in site.files.items():
        assert (hub / "one" / name).read_bytes() == (hub / "two" / name).read_bytes() == content, name


def start_build(hub: Path, to: str) -> int:
    """Fork a process that builds the hub, and return its id."""
    child = os.fork()
    if child == 0:
        os._exit(build(hub, "--strict", to=to).exit_code)
    return child
