"""The package as users install it: built, installed into a new environment, and used outside the checkout."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
import zipfile
from pathlib import Path

import pytest
from tests.site.sites import CHECKOUT, Site, build, post, write_hub
from tests.site.wheels import PIP, clean_environment, run

pytestmark = pytest.mark.wheel

WHERE = (
    "import mkdocs_advocacy, mkdocs_advocacy.rendering.templates as r; "
    "print(mkdocs_advocacy.__file__, r.theme_folder())"
)


def test_the_wheel_contains_only_what_the_plugins_need(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    package = [name for name in names if ".dist-info/" not in name]
    assert all(name.startswith("mkdocs_advocacy/") for name in package)
    facts = {path.name for path in (CHECKOUT / "plugins/mkdocs_advocacy/networks/facts").iterdir()}
    assert {name.rpartition("/")[2] for name in package if "/networks/facts/" in name} == facts
    theme = CHECKOUT / "theme"
    themed = {path.relative_to(theme).as_posix() for path in theme.rglob("*") if path.is_file()}
    assert {name.removeprefix("mkdocs_advocacy/_theme/") for name in package if "/_theme/" in name} == themed
    assert [name for name in package if "__pycache__" in name or "test" in name or name.endswith(".pyc")] == []


def test_the_wheel_builds_the_same_site_as_the_checkout(programs: Path, tmp_path: Path) -> None:
    hub = write_hub(
        tmp_path,
        {"one": post("One", "Words {link}", link="https://soda.example/")},
        campaigns={"two": {"title": "Two"}},
    )
    here = build(hub, to="here")
    run(programs / "python", "-m", "mkdocs", "build", "--strict", "-d", "there", cwd=hub)
    there = Site(hub / "there")
    assert there.files == here.files
    assert {
        "assets/advocacy/css/tokens.css",
        "assets/advocacy/advocacy.js",
        "posts/one/index.html",
    } <= there.files.keys()
    for place in run(programs / "python", "-c", WHERE, cwd=hub).split():
        assert Path(place).is_relative_to(programs.parent)


def test_a_new_hub_installs_the_wheel_from_its_folder(wheel: Path, hub_of_wheel: Path, tmp_path: Path) -> None:
    shutil.copytree(wheel.parent, hub_of_wheel / "wheels")
    arguments = ["install", "--quiet", "--no-deps", "--no-index", "--target", tmp_path / "there"]
    run(*PIP, *arguments, "-r", "requirements.txt", cwd=hub_of_wheel)
    assert (tmp_path / "there/mkdocs_advocacy/networks/facts/x.yml").is_file()


def test_the_wheel_installs_the_command(programs: Path, tmp_path: Path) -> None:
    write_hub(tmp_path, {"one": post("One", "{nothing}")})
    version = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert version in run(programs / "advocacy", "--version", cwd=tmp_path)
    done = subprocess.run(
        [programs / "advocacy", "check"],
        cwd=tmp_path,
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "content/posts/one.yml:3:9: error:" in done.stdout
