"""Write the pages of docs/ that are made from models, facts and words; `--check` only says if they are fresh."""

from __future__ import annotations

import sys
from pathlib import Path

from _environment import CHECKOUT, PYTHON, ensure, run

FILES = ("import.md", "formats.md", "networks.md", "words.md")


def main(arguments: list[str]) -> int:
    """Write the files, or with --check compare them; 1 where they are stale."""
    if Path(sys.prefix) != PYTHON.parents[1]:
        ensure()
        return run(PYTHON, Path(__file__), *arguments)
    from mkdocs_advocacy.content.reference import formats, networks, words
    from mkdocs_advocacy.importing.reference import spreadsheets
    from mkdocs_advocacy.kinds import KINDS

    written = dict(zip(FILES, (spreadsheets(), formats(KINDS), networks(), words()), strict=True))
    stale = [name for name, text in written.items() if _read(CHECKOUT / "docs" / name) != text]
    if "--check" in arguments:
        print("\n".join(f"docs/{name} is stale: run python3 scripts/docs.py" for name in stale) or "docs are fresh")
        return int(bool(stale))
    for name in stale:
        (CHECKOUT / "docs" / name).write_text(written[name], encoding="utf-8")
    return 0


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
