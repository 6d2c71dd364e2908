"""The programs that `bench_images.py` measures: `python _bench_pictures.py PROGRAM FOLDER [COUNT]`.

Each creates the same six renditions of every photograph: two for LinkedIn and four previews.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

SIZES = (
    (480, 320, "webp"),
    (960, 640, "webp"),
    (1600, 1067, "webp"),
    (960, 640, "jpg"),
    (1200, 627, "jpg"),
    (1080, 1080, "jpg"),
)


def photographs(folder: Path) -> list[Path]:
    return sorted((folder / "content/brand/photographs").iterdir())


def generate(folder: Path, count: int, size: tuple[int, int]) -> None:
    """Generate photographs with soft shapes, colours and sensor noise. Only the noise is random."""
    from PIL import Image, ImageChops

    target = folder / "content/brand/photographs"
    target.mkdir(parents=True)
    for number in range(count):
        zoom = 1 + number % 10
        shapes = Image.effect_mandelbrot((600, 400), (-3 / zoom, -2.5 / zoom, 2 / zoom, 2.5 / zoom), 90).resize(size)
        light = Image.linear_gradient("L").rotate(number * 7).resize(size)
        noise = Image.effect_noise(size, 24)
        parts = [ImageChops.blend(one, noise, 0.2) for one in (shapes, light, ImageChops.invert(shapes))]
        Image.merge("RGB", parts).save(target / f"photograph-{number:03}.jpg", quality=90)


def ours(folder: Path) -> None:
    import time
    from datetime import UTC, datetime

    from mkdocs_advocacy.kinds.brand.load import load_brand
    from mkdocs_advocacy.kinds.brand.renditions.engine import ENGINE
    from mkdocs_advocacy.kinds.brand.renditions.model import Limits
    from mkdocs_advocacy.kinds.brand.renditions.plan import planned
    from mkdocs_advocacy.kinds.brand.renditions.produce import produced
    from mkdocs_advocacy.kinds.brand.renditions.store import Store
    from mkdocs_advocacy.networks.load import builtin_networks

    docs, network = folder / "content", builtin_networks()["linkedin"]
    sizes = [size for size in network.pictures.sizes if size.use in ("post_landscape", "post_square")]
    pictures = network.pictures.model_copy(update={"sizes": tuple(sizes)})
    networks = {"linkedin": network.model_copy(update={"pictures": pictures})}
    brand, _ = load_brand(docs / "brand", below=docs, root=folder, now=datetime.now(UTC), zone=UTC)
    store = Store(folder / "cache")
    plan = planned(brand, networks, lambda file: store.digest(docs / file.path), ENGINE)
    renditions, problems, _ = produced(plan, {}, docs, "content", store, Limits(), os.cpu_count() or 1, lambda *_: None)
    store.tidy(time.time())
    incomplete = [one for one in renditions.values() if len(one.previews) + len(one.downloads) != len(SIZES)]
    if problems or incomplete:
        sys.exit(f"some renditions were not created: {problems[:1]}")


def pillow(folder: Path) -> None:
    """Create the renditions the obvious way: each from the file, one after the other."""
    from PIL import Image, ImageOps

    (folder / "pillow").mkdir(exist_ok=True)
    for path in photographs(folder):
        for width, height, ending in SIZES:
            with Image.open(path) as image:
                fitted = ImageOps.fit(image, (width, height), Image.Resampling.LANCZOS)
                fitted.save(folder / "pillow" / f"{path.stem}-{width}x{height}.{ending}", quality=85)


def pyvips(folder: Path) -> None:
    """Create the renditions as pyvips recommends: a thumbnail from the file each. pyvips uses all processors itself."""
    import pyvips as vips  # type: ignore[import-not-found, unused-ignore]

    (folder / "pyvips").mkdir(exist_ok=True)
    for path in photographs(folder):
        for width, height, ending in SIZES:
            image = vips.Image.thumbnail(str(path), width, height=height, crop="centre")
            image.write_to_file(str(folder / "pyvips" / f"{path.stem}-{width}x{height}.{ending}"), Q=85, strip=True)


if __name__ == "__main__":
    if sys.argv[1] == "generate":
        generate(Path(sys.argv[2]), int(sys.argv[3]), (2400, 1600))
    else:
        {"ours": ours, "pillow": pillow, "pyvips": pyvips}[sys.argv[1]](Path(sys.argv[2]))
