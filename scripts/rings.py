"""Print the rings among the top-level packages of mkdocs_advocacy; 1 where some import each other in a ring."""

from __future__ import annotations

import sys
from pathlib import Path

from _environment import PYTHON, ensure, run

PACKAGE = "mkdocs_advocacy"


def main() -> int:
    """Print each ring, or that there is none."""
    if Path(sys.prefix) != PYTHON.parents[1]:
        ensure()
        return run(PYTHON, Path(__file__))
    import grimp

    graph = grimp.build_graph(PACKAGE, cache_dir=None, exclude_type_checking_imports=True)
    packages = sorted(graph.find_children(PACKAGE))
    for package in packages:
        if graph.find_children(package):
            graph.squash_module(package)
    below = {package: graph.find_upstream_modules(package) & {*packages} for package in packages}
    rings = {frozenset(other for other in below[one] if one in below[other]) | {one} for one in packages}
    found = [ring for ring in rings if len(ring) > 1]
    for ring in found:
        print(", ".join(name.removeprefix(f"{PACKAGE}.") for name in sorted(ring)))
    print(f"{len(packages)} top-level packages and modules, {len(found)} rings")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
