"""The demo's images equal those that `scripts/draw.py` draws."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PIL import Image, ImageChops
from tests.site.sites import CHECKOUT

BRAND = CHECKOUT / "content/brand"
NEARLY = 8
"""The allowed difference of each colour channel, of 255, because libraries differ in antialiasing."""


def test_the_demos_images_are_up_to_date(tmp_path: Path) -> None:
    subprocess.run([sys.executable, CHECKOUT / "scripts/draw.py", "--into", tmp_path], check=True, timeout=120)
    drawn = {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    kept = {path.relative_to(BRAND) for path in BRAND.rglob("*") if path.is_file() and path.suffix != ".yml"}
    assert drawn == kept
    for name in drawn:
        if name.suffix == ".svg":
            assert (tmp_path / name).read_bytes() == (BRAND / name).read_bytes(), name
        else:
            assert _differ(tmp_path / name, BRAND / name) <= NEARLY, name


def _differ(one: Path, other: Path) -> int:
    images = [Image.open(path).convert("RGBA") for path in (one, other)]
    assert images[0].size == images[1].size
    extremes = ImageChops.difference(*images).getextrema()
    return max(int(highest) for _, highest in extremes)  # type: ignore[misc]
