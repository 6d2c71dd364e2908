"""Brand assets with the renditions of all pictures, as a build shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

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

CACHE = Path(".cache", "advocacy", "renditions")
"""Below the hub's folder: what need not be made again. It can be kept between builds on different machines."""


class Completed(NamedTuple):
    """What pages show of the brand assets."""

    brand: Brand
    """With its renditions, and without drawings that cannot be drawn."""
    problems: tuple[Problem, ...]
    """Pictures that lack renditions."""
    excused: frozenset[str]
    """The files of which time alone brings problems out: they must not fail a build."""


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
    """The brand assets with the renditions of all pictures; those that are missing in the store are made.

    A drawing that cannot be drawn is left out, and the same picture in another format takes its place. `docs` is the
    folder that is published, and `shown` it as writers know it.
    """

    def digest(file: BrandFile) -> str:
        return store.digest(docs / file.path)

    whole = brand
    samples_of = samples(brand, digest, ENGINE)
    tried = produced({}, samples_of, docs, shown, store, limits, processes, lambda _: None)
    undrawn = tried.undrawn & brand.drawings  # if it is too much in small, it is so in all sizes
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
    """The pictures that were under embargo, or that can take the place of one that has ended.

    They are drawn for the first time when that day comes.
    """
    sets = [(one.files, any(file.gone for file in one.files)) for one in brand.sets.values()]
    files = (file for group, is_dated in sets for file in group if is_dated or file.publish)
    return frozenset(str(PurePosixPath(shown, file.path)) for file in files)
