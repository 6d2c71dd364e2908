"""The package as users install it, in a new environment."""

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
"""The installation commands of the README."""


def pip_arguments(place: int) -> list[str]:
    """Return the pip arguments of a README command, adapted to a machine without a network."""
    _, command, *arguments = shlex.split(INSTALLING[place])
    without_network = ["--no-build-isolation"] if command == "wheel" else ["--no-deps", "--no-index"]
    return [command, "--quiet", *without_network, *arguments]


def build_wheel(folder: Path) -> Path:
    """Build the wheel with the README's command, into `wheels` in `folder`."""
    clone = folder / "mkdocs-advocacy"
    clone.symlink_to(CHECKOUT)
    run(*PIP, *pip_arguments(0), cwd=folder)
    clone.unlink()
    (found,) = folder.glob("wheels/*.whl")
    return found


def install_wheel(wheel: Path, folder: Path) -> None:
    """Create an environment in `folder` with the wheel, and with the dependencies of the current one."""
    venv.create(folder)
    python = programs_of(folder) / Path(sys.executable).name
    run(*PIP, "--python", python, *pip_arguments(1), cwd=wheel.parents[1])
    packages = _place("purelib", folder)
    # Python doesn't process .pth files in folders added by a .pth file, so the editable install stays invisible.
    (packages / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n")


def programs_of(environment: Path) -> Path:
    """Return the folder of an environment's programs."""
    return _place("scripts", environment)


def _place(kind: str, environment: Path) -> Path:
    here = {"base": str(environment), "platbase": str(environment)}
    return Path(sysconfig.get_path(kind, "venv", vars=here))


def run(*command: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, env=clean_environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def clean_environment() -> dict[str, str]:
    """Return the current environment variables, except those that could lead to the checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, **QUIET, "SOURCE_DATE_EPOCH": epoch(NOW), "PYTHONDONTWRITEBYTECODE": "1"}
