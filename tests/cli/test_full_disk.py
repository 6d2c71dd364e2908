"""A full disk: one sentence with the path, exit code 2, and no changed files."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.faults import change_mode, full_disk, needs_rights
from tests.site.sites import post, write_hub

from mkdocs_advocacy.cli import main

PLUGINS = ["search", "advocacy", "advocacy/posts", "advocacy/guidelines", "advocacy/brand"]
MISREAD = "title: One\ntext: {any: Words}\nhashtags: Soda\n"
SHEET = "id,title,text\nshort,Short,Words\nlong,Long,{long}\nlast,Last,Words\n"


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    hub = write_hub(tmp_path / "hub", {"one": MISREAD, "two": post("Two")}, plugins=PLUGINS)
    (hub / "guidelines").mkdir()
    (hub / "guidelines/linkedin.md").write_text("Be kind.\n")
    (hub / "sheet.csv").write_text(SHEET.format(long="words " * 500))
    (hub / "permalinks.txt").write_text("# kept\n")
    (hub / "out.csv").write_text("before\n")
    return hub


def read_files(folder: Path) -> dict[str, bytes | None]:
    found = (path for path in sorted(folder.rglob("*")) if ".cache" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in found}


def run(hub: Path, *arguments: str) -> tuple[int, str]:
    before = Path.cwd()
    os.chdir(hub)
    try:
        done = CliRunner().invoke(main, list(arguments), catch_exceptions=False)
    finally:
        os.chdir(before)
    return done.exit_code, done.output


def correct_post(hub: Path) -> None:
    (hub / "content/posts/one.yml").write_text(MISREAD.replace("Soda", "[Soda]"))


COMMANDS = {
    "add": ("content/posts/new.yml", "add", "post", "New"),
    "add brand": ("content/brand/new/brand.yml", "add", "brand", "New"),
    "check": ("content/posts/one.yml", "check", "--fix"),
    "export": ("out.csv", "export", "-o", "out.csv"),
    "import": ("content/posts/short.yml", "import", "sheet.csv"),
    "import --template": ("new.csv", "import", "--template", "new.csv"),
    "new": ("other/", "new", "other"),
    "record": ("permalinks.txt", "record"),
    "release": ("guidelines/linkedin/1.md", "release", "guidelines/linkedin.md", "--note", "New"),
    "schema": ("schemas/", "schema", "--into", "schemas"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_on_a_full_disk_reports_it_and_changes_nothing(hub: Path, name: str) -> None:
    path, *arguments = COMMANDS[name]
    if name != "check":  # check needs a problem to fix
        correct_post(hub)
    before = read_files(hub)
    with full_disk():
        code, output = run(hub, *arguments)
    assert code == 2, output
    assert output.startswith(f"Error: {path}")
    assert output.endswith(" cannot be written: File too large. Nothing was written.\n")
    assert output.count("\n") == 1
    assert read_files(hub) == before
    assert run(hub, *arguments)[0] < 2, "with free space, the same command works"


def test_files_imported_before_the_disk_was_full_are_listed(hub: Path) -> None:
    with full_disk(1000):
        code, output = run(hub, "import", "sheet.csv")
    assert code == 2, output
    assert output == (
        "Error: content/posts/long.yml cannot be written: File too large. Already written: content/posts/short.yml.\n"
    )
    assert (hub / "content/posts/short.yml").exists()
    assert not [path for path in hub.rglob("*") if "long" in path.name or "last" in path.name]
    assert run(hub, "import", "sheet.csv")[1].splitlines()[-1] == "2 new, 1 unchanged"


@pytest.mark.parametrize("most", [3000, 20_000])
def test_a_new_hub_is_written_completely_or_not_at_all(tmp_path: Path, most: int) -> None:
    with full_disk(most):
        code, output = run(tmp_path, "new", "hub")
    assert (code, output.count("Nothing was written")) == (2, 1), output
    assert read_files(tmp_path) == {}


@needs_rights
@pytest.mark.parametrize("name", COMMANDS)
def test_a_read_only_folder_is_reported(hub: Path, name: str) -> None:
    path, *arguments = COMMANDS[name]
    if name != "check":
        correct_post(hub)
    (hub / "other").mkdir()
    (hub / "schemas").mkdir()
    before = read_files(hub)
    folders = [path for path in (hub, *hub.rglob("*")) if path.is_dir()]
    with change_mode(*folders, mode=0o555):
        code, output = run(hub, *arguments)
    assert (code, output.startswith(f"Error: {path}")) == (2, True), output
    assert output.endswith(" cannot be written: Permission denied. Nothing was written.\n")
    assert read_files(hub) == before


@pytest.mark.parametrize("arguments", [["export"], ["schema"], ["schema", "post"], ["check"], ["--help"], ["record"]])
def test_output_to_a_full_disk_is_reported(hub: Path, warm: Path, arguments: list[str]) -> None:
    correct_post(hub)
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        command = [str(warm / "advocacy"), *arguments]
        done = subprocess.run(command, cwd=hub, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "Error: The output cannot be written: No space left on device.\n")


@pytest.mark.parametrize(
    ("link", "arguments"),
    [
        ("content/posts/summer", ["import", "sheet.csv", "--folder", "summer"]),
        ("content/posts/summer", ["add", "post", "New", "--folder", "summer/more"]),
        ("content/campaigns", ["add", "campaign", "New"]),
        ("guidelines/linkedin", ["release", "guidelines/linkedin.md", "--note", "New"]),
        ("guidelines/networks", ["add", "network", "New"]),
    ],
)
def test_no_command_writes_through_a_link_out_of_the_hub(
    hub: Path, tmp_path: Path, link: str, arguments: list[str]
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (hub / link).symlink_to(outside)
    code, output = run(hub, *arguments)
    assert code == 2, output
    assert f"{link}" in output
    assert "is a symbolic link" in output
    assert list(outside.iterdir()) == []


@needs_rights
def test_an_import_does_not_replace_a_post_it_cannot_read(hub: Path) -> None:
    there = hub / "content/posts/short.yml"
    there.write_text("title: Mine\ntext: {any: Mine}\n")
    with change_mode(there):
        code, output = run(hub, "import", "sheet.csv", "--update")
    assert (code, "content/posts/short.yml" in output) == (2, True), output
    assert "Mine" in there.read_text()


LONG = "a" * 400


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["add", "post", "New", "--id", LONG], "is too long for a file name: "),
        (["add", "campaign", "New", "--id", LONG], "is too long for a file name: "),
        (["add", "network", "New", "--id", LONG], "is too long for a file name: "),
        (["add", "post", "New", "--folder", LONG], "File name too long"),
        (["import", "sheet.csv", "--folder", LONG], "File name too long"),
        (["import", LONG], "File name too long"),
        (["import", "--template", LONG], "File name too long"),
        (["check", "-f", LONG], "File name too long"),
        (["export", "-o", LONG], "File name too long"),
        (["release", LONG, "--note", "New"], "There is no guideline"),
        (["new", LONG], "File name too long"),
        (["schema", "--into", LONG], "File name too long"),
    ],
)
def test_a_file_name_that_is_too_long_is_reported(hub: Path, arguments: list[str], message: str) -> None:
    before = read_files(hub)
    code, output = run(hub, *arguments)
    assert (code, output.count(message)) == (2, 1), output
    assert read_files(hub) == before


@pytest.mark.parametrize("kind", ["post", "campaign", "brand", "network"])
def test_an_id_from_a_long_title_is_shortened(hub: Path, kind: str) -> None:
    code, output = run(hub, "add", kind, "many words " * 40)
    assert code == 0, output
    name = max(path.stem for path in hub.rglob("many-words*"))
    assert len(name) <= 60, name
    assert not name.endswith("-")


def test_a_row_with_an_id_that_is_too_long_does_not_block_other_rows(hub: Path) -> None:
    rows = f"id,title,text,campaign\n{LONG},Long,Words,\nfine,Fine,Words,{'Many words ' * 40}\n"
    (hub / "sheet.csv").write_text(rows)
    code, output = run(hub, "import", "sheet.csv", "--add-campaigns")
    assert code == 1, output
    assert "sheet.csv:2:1: error: column “id”: “aaa" in output
    assert "is too long for a file name" in output
    (fine,) = hub.rglob("fine.yml")
    assert len(fine.parent.name) <= 60
    assert (hub / "content/campaigns" / f"{fine.parent.name}.yml").exists()
