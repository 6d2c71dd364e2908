"""The package as others install it: built, installed into a fresh environment, used outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from tests.site.sites import CHECKOUT, NOW, QUIET, Site, build, epoch, post, write_hub

pytestmark = pytest.mark.wheel

PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input"]
WHERE = "import mkdocs_advocacy, mkdocs_advocacy.resources as r; print(mkdocs_advocacy.__file__, r.theme_folder())"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(*PIP, "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, CHECKOUT)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the programs of an environment are that has the wheel, and from this one only what it depends on."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder)
    here = {"base": str(folder), "platbase": str(folder)}
    programs = Path(sysconfig.get_path("scripts", "venv", vars=here))
    python = programs / Path(sys.executable).name
    run(*PIP, "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel)
    packages = Path(sysconfig.get_path("purelib", "venv", vars=here))
    # A path that a .pth file adds is not searched for more of them, so the editable install here stays out of reach.
    (packages / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    return programs


def test_it_holds_what_the_plugins_need_and_no_more(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    package = [name for name in names if ".dist-info/" not in name]
    assert all(name.startswith("mkdocs_advocacy/") for name in package)
    facts = {path.name for path in (CHECKOUT / "plugins/mkdocs_advocacy/networks/facts").iterdir()}
    assert {name.rpartition("/")[2] for name in package if "/networks/facts/" in name} == facts
    theme = CHECKOUT / "theme"
    themed = {path.relative_to(theme).as_posix() for path in theme.rglob("*") if path.is_file()}
    assert {name.removeprefix("mkdocs_advocacy/_theme/") for name in package if "/_theme/" in name} == themed
    assert [name for name in package if "cache" in name or "test" in name or name.endswith(".pyc")] == []


def test_it_builds_the_same_site_as_the_checkout(programs: Path, tmp_path: Path) -> None:
    hub = write_hub(
        tmp_path,
        {"one": post("One", "Words {link}", link="https://soda.example/")},
        campaigns={"two": {"title": "Two"}},
    )
    here = build(hub, to="here")
    run(programs / "python", "-m", "mkdocs", "build", "--strict", "-d", "there", cwd=hub)
    there = Site(hub / "there")
    assert there.files == here.files
    assert {"assets/advocacy/advocacy.css", "assets/advocacy/advocacy.js", "posts/one/index.html"} <= there.files.keys()
    for place in run(programs / "python", "-c", WHERE, cwd=hub).split():
        assert Path(place).is_relative_to(programs.parent)


def test_it_brings_the_command(programs: Path, tmp_path: Path) -> None:
    write_hub(tmp_path, {"one": post("One", "{nothing}")})
    assert "0.1.0" in run(programs / "advocacy", "--version", cwd=tmp_path)
    done = subprocess.run(
        [programs / "advocacy", "check"], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "content/posts/one.yml:3:9: error:" in done.stdout


def run(*command: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def environment() -> dict[str, str]:
    """This one's, without what would lead back to the checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, **QUIET, "SOURCE_DATE_EPOCH": epoch(NOW), "PYTHONDONTWRITEBYTECODE": "1"}
