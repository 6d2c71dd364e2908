"""Generate the pages of docs/ that come from models, facts and translations. `--check` only checks them."""

from __future__ import annotations

import sys
from pathlib import Path

from _environment import CHECKOUT, PYTHON, ensure, run

FILES = ("import.md", "formats.md", "networks.md", "words.md")


def main(arguments: list[str]) -> int:
    """Write the files, or with --check return 1 if any of them is outdated."""
    if Path(sys.prefix) != PYTHON.parents[1]:
        ensure()
        return run(PYTHON, Path(__file__), *arguments)
    from mkdocs_advocacy.content.reference import formats, networks, words
    from mkdocs_advocacy.importing.reference import spreadsheets
    from mkdocs_advocacy.kinds import KINDS

    written = dict(zip(FILES, (spreadsheets(), formats(KINDS), networks(), words()), strict=True))
    outdated = [name for name, text in written.items() if _read(CHECKOUT / "docs" / name) != text]
    if "--check" in arguments:
        hints = [f"docs/{name} is outdated: run python3 scripts/docs.py" for name in outdated]
        print("\n".join(hints) or "The generated docs are up to date.")
        return int(bool(outdated))
    for name in outdated:
        (CHECKOUT / "docs" / name).write_text(written[name], encoding="utf-8")
    return 0


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
