"""Build the demo of another commit and of this checkout, and print the files that differ. Exits with 1 if any do.

The commit's plugins must be in the modules that this checkout's pyproject.toml names.
"""

from __future__ import annotations

import argparse
import filecmp
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from _environment import CHECKOUT, PYTHON, QUIET, ensure

MOMENT = "1795867200"
"""The build time of both sites: 2026-11-28."""


def main(arguments: list[str]) -> int:
    """Build both and compare them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("commit", metavar="COMMIT", help="a commit, branch or tag of this repository")
    commit = parser.parse_args(arguments).commit
    ensure()
    with TemporaryDirectory() as folder:
        before, sites = Path(folder, "before"), (Path(folder, "old"), Path(folder, "new"))
        subprocess.run(["git", "worktree", "add", "--quiet", "--detach", before, commit], cwd=CHECKOUT, check=True)
        try:
            for root, site in zip((before, CHECKOUT), sites, strict=True):
                _build(root, site)
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(before)], cwd=CHECKOUT, check=True)
        differences = sorted(_compare(*sites))
    print("\n".join(differences) or "The sites are identical.")
    return int(bool(differences))


def _build(root: Path, site: Path) -> None:
    """Build the demo of the checkout at `root` with that checkout's package."""
    command = [str(PYTHON), "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    paths = {"PYTHONPATH": str(root / "plugins"), "SOURCE_DATE_EPOCH": MOMENT}
    subprocess.run(command, cwd=root, env={**os.environ, **QUIET, **paths}, check=True)


def _compare(old: Path, new: Path) -> Iterator[str]:
    files = [{path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} for site in (old, new)]
    yield from (f"removed: {name}" for name in files[0] - files[1])
    yield from (f"added: {name}" for name in files[1] - files[0])
    for name in files[0] & files[1]:
        if not filecmp.cmp(old / name, new / name, shallow=False):
            yield f"changed: {name}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
