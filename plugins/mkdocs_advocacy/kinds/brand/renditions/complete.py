"""Completion of brand assets for a build: renditions, unusable SVGs and pale images."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from mkdocs_advocacy.core import caches
from mkdocs_advocacy.core.problems import Problem, in_order
from mkdocs_advocacy.kinds.brand.model import Brand, BrandFile
from mkdocs_advocacy.kinds.brand.renditions.engine import ENGINE
from mkdocs_advocacy.kinds.brand.renditions.lightness import is_light
from mkdocs_advocacy.kinds.brand.renditions.model import Limits
from mkdocs_advocacy.kinds.brand.renditions.plan import planned, proofs, samples
from mkdocs_advocacy.kinds.brand.renditions.produce import produced
from mkdocs_advocacy.kinds.brand.renditions.progress import Progress
from mkdocs_advocacy.kinds.brand.renditions.store import Store
from mkdocs_advocacy.networks.model import Network

CACHE = caches.CACHE / "renditions"
"""The cache of renditions in the hub's folder; it can be shared between machines."""


class Completed(NamedTuple):
    """The completed brand assets."""

    brand: Brand
    """The assets with renditions and without SVGs that can't be drawn."""
    problems: tuple[Problem, ...]
    """Problems of images without renditions."""
    excused: frozenset[str]
    """Files whose problems appear merely because a date has passed, which must not fail a build."""


def completed(
    brand: Brand,
    networks: Mapping[str, Network],
    docs: Path,
    shown: str,
    store: Store,
    limits: Limits,
    processes: int,
    progress: Callable[[Progress], None],
) -> Completed:
    """Add the renditions of all images to the brand assets, creating missing renditions in the store.

    SVGs that can't be drawn are left out, and other formats of the same image replace them. `docs` is the published
    folder, and `shown` its path in problems.
    """

    def digest(file: BrandFile) -> str:
        return store.digest(docs / file.path)

    whole = brand
    samples_of = samples(brand, digest, ENGINE)
    tried = produced({}, samples_of, docs, shown, store, limits, processes, lambda _: None)
    undrawn = tried.undrawn & brand.drawings  # an SVG too complex for a small size is too complex for all sizes
    undrawn_files = {str(PurePosixPath(shown, path)) for path in undrawn}
    problems = {problem for problem in tried.problems if problem.file in undrawn_files}
    light = {path for path, one in samples_of.items() if path not in tried.undrawn and is_light(Path(store.place(one)))}
    brand = brand.without(undrawn).with_pale(light)
    while True:
        plan, proven = planned(brand, networks, digest, ENGINE), proofs(brand, digest, ENGINE)
        made = produced(plan, proven, docs, shown, store, limits, processes, progress)
        problems.update(made.problems)
        if not made.undrawn:
            break
        brand = brand.without(made.undrawn)
    return Completed(replace(brand, renditions=made.renditions), in_order(problems), _dated(whole, shown))


def _dated(brand: Brand, shown: str) -> frozenset[str]:
    """Return files with a `publish` date and possible replacements of ended files: a date makes them appear."""
    sets = [(one.files, any(file.gone for file in one.files)) for one in brand.sets.values()]
    files = (file for group, is_dated in sets for file in group if is_dated or file.publish)
    return frozenset(str(PurePosixPath(shown, file.path)) for file in files)
