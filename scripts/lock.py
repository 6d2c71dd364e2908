"""Update `requirements.lock` and `package-lock.json` from `pyproject.toml` and `package.json`.

Locked versions are kept if they still satisfy the requirements. Arguments are passed to `uv pip compile`: `--upgrade`
upgrades all packages, `--upgrade-package NAME` a single package.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from _environment import CHECKOUT, PYTHON, ensure, npm, run_quietly

UV = "uv==0.13.9"
SETTINGS = (
    "--universal --generate-hashes --python-version 3.11 --extra editions --extra results --group dev "
    "--no-emit-index-url --no-emit-find-links --output-file requirements.lock"
)


def main(arguments: list[str]) -> None:
    """Lock the Python packages, install them to test the lock, then lock the Node packages."""
    lock_python(arguments)
    ensure()
    run_quietly(*npm("install", "--package-lock-only", "--ignore-scripts", "--omit-lockfile-registry-resolved"))
    _check_no_addresses("requirements.lock", "://")
    _check_no_addresses("package-lock.json", '"resolved"')
    print("Wrote requirements.lock and package-lock.json.")


def lock_python(arguments: list[str]) -> None:
    """Resolve for every system and Python version, with a temporary installation of uv."""
    with tempfile.TemporaryDirectory() as folder:
        run_quietly(sys.executable, "-m", "venv", folder)
        python = Path(folder) / PYTHON.relative_to(PYTHON.parent.parent)
        run_quietly(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", UV)
        settings = (*SETTINGS.split(), "--custom-compile-command", "python3 scripts/lock.py")
        run_quietly(python, "-m", "uv", "pip", "compile", "pyproject.toml", *settings, *arguments)


def _check_no_addresses(name: str, sign: str) -> None:
    """Fail if a lock contains the address of its registry, which other machines may not reach."""
    if sign in (CHECKOUT / name).read_text():
        sys.exit(f"{name} contains the address of a registry ({sign}): remove it and the setting that adds it.")


if __name__ == "__main__":
    main(sys.argv[1:])
