"""The package as others install it, in a fresh environment."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

from tests.site.sites import CHECKOUT, NOW, QUIET, epoch

PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input"]


INSTALLING = [line for line in (CHECKOUT / "README.md").read_text("utf-8").splitlines() if line.startswith("pip ")]
"""The commands by which the README installs the package."""


def documented(place: int) -> list[str]:
    """What a command of the README gives to pip, for a machine without a network."""
    _, command, *arguments = shlex.split(INSTALLING[place])
    without_network = ["--no-build-isolation"] if command == "wheel" else ["--no-deps", "--no-index"]
    return [command, "--quiet", *without_network, *arguments]


def built_wheel(folder: Path) -> Path:
    """The package, built by the README's command into `wheels` in `folder`."""
    clone = folder / "mkdocs-advocacy"
    clone.symlink_to(CHECKOUT)
    run(*PIP, *documented(0), cwd=folder)
    clone.unlink()
    (found,) = folder.glob("wheels/*.whl")
    return found


def installed(wheel: Path, folder: Path) -> None:
    """An environment in `folder` that has the wheel by the README's command, and from this one what it depends on."""
    venv.create(folder)
    python = programs_of(folder) / Path(sys.executable).name
    run(*PIP, "--python", python, *documented(1), cwd=wheel.parents[1])
    packages = _place("purelib", folder)
    # A path that a .pth file adds is not searched for more of them, so the editable install here stays out of reach.
    (packages / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n")


def programs_of(environment: Path) -> Path:
    """Where the programs of an environment are."""
    return _place("scripts", environment)


def _place(kind: str, environment: Path) -> Path:
    here = {"base": str(environment), "platbase": str(environment)}
    return Path(sysconfig.get_path(kind, "venv", vars=here))


def run(*command: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def environment() -> dict[str, str]:
    """This one's, without what would lead back to the checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, **QUIET, "SOURCE_DATE_EPOCH": epoch(NOW), "PYTHONDONTWRITEBYTECODE": "1"}
