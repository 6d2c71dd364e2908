"""Draw the pictures and logos of the demo hub into content/brand/; `--into FOLDER` draws them elsewhere."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from _environment import CHECKOUT, PYTHON, ensure, run


def main(arguments: list[str]) -> int:
    """Draw everything; each file is written in one go."""
    if Path(sys.prefix) != PYTHON.parents[1]:
        ensure()
        return run(PYTHON, Path(__file__), *arguments)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=CHECKOUT / "content/brand", metavar="FOLDER")
    folder: Path = parser.parse_args(arguments).into
    from mkdocs_advocacy.core.writing import written_aside

    for name, data in drawn():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.is_file() or place.read_bytes() != data:
            written_aside(place, data)
    return 0


def drawn() -> Iterator[tuple[str, bytes]]:
    """The path of each file in the folder of brand assets, and its content."""
    from _drawing_logo import logos
    from _drawing_pictures import PICTURES

    yield from logos()
    for name, picture in PICTURES.items():
        yield f"{name}.png", picture.png()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
