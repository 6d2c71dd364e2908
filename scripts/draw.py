"""Draw the demo hub's images and logos into content/brand/, or into another folder with `--into FOLDER`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from _environment import CHECKOUT, PYTHON, ensure, run


def main(arguments: list[str]) -> int:
    """Draw everything. Each file is written atomically."""
    if Path(sys.prefix) != PYTHON.parents[1]:
        ensure()
        return run(PYTHON, Path(__file__), *arguments)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=CHECKOUT / "content/brand", metavar="FOLDER")
    folder: Path = parser.parse_args(arguments).into
    from mkdocs_advocacy.core.writing import written_aside

    for name, data in draw_all():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.is_file() or target.read_bytes() != data:
            written_aside(target, data)
    return 0


def draw_all() -> Iterator[tuple[str, bytes]]:
    """Yield the path of each file, relative to the folder of brand assets, and its content."""
    from _drawing_badges import badges
    from _drawing_customers import customers
    from _drawing_logo import logos
    from _drawing_pictures import PICTURES

    yield from logos()
    yield from badges()
    yield from customers()
    for name, picture in PICTURES.items():
        yield f"{name}.png", picture.png()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
