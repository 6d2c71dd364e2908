"""Write `requirements.lock` and `package-lock.json` anew from `pyproject.toml` and `package.json`.

What is locked stays as it is where it still fits. Arguments go to `uv pip compile`: `--upgrade` for everything,
`--upgrade-package NAME` for one.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from _environment import CHECKOUT, PYTHON, ensure, npm, run_quietly

UV = "uv==0.13.9"
SETTINGS = (
    "--universal --generate-hashes --python-version 3.11 --extra editions --group dev "
    "--no-emit-index-url --no-emit-find-links --output-file requirements.lock"
)


def main(arguments: list[str]) -> None:
    """Lock Python's packages, try the lock by installing it, then lock the node packages."""
    lock_python(arguments)
    ensure()
    run_quietly(*npm("install", "--package-lock-only", "--ignore-scripts", "--omit-lockfile-registry-resolved"))
    _refuse_addresses("requirements.lock", "://")
    _refuse_addresses("package-lock.json", '"resolved"')
    print("Wrote requirements.lock and package-lock.json.")


def lock_python(arguments: list[str]) -> None:
    """Resolve for every system and Python version; uv is fetched for this alone."""
    with tempfile.TemporaryDirectory() as folder:
        run_quietly(sys.executable, "-m", "venv", folder)
        python = Path(folder) / PYTHON.relative_to(PYTHON.parent.parent)
        run_quietly(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", UV)
        settings = (*SETTINGS.split(), "--custom-compile-command", "python3 scripts/lock.py")
        run_quietly(python, "-m", "uv", "pip", "compile", "pyproject.toml", *settings, *arguments)


def _refuse_addresses(name: str, sign: str) -> None:
    """Fail when a lock names the registry it was made from: it has to serve on every machine."""
    if sign in (CHECKOUT / name).read_text():
        sys.exit(f"{name} holds the address of a registry ({sign}): remove it, and what made it.")


if __name__ == "__main__":
    main(sys.argv[1:])
