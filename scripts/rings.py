"""Print the import cycles between top-level packages of mkdocs_advocacy. Exits with 1 if there are any."""

from __future__ import annotations

import sys
from pathlib import Path

from _environment import PYTHON, ensure, run

PACKAGE = "mkdocs_advocacy"


def main() -> int:
    """Print each cycle and the totals."""
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
    groups = {frozenset(other for other in below[one] if one in below[other]) | {one} for one in packages}
    cycles = [group for group in groups if len(group) > 1]
    for cycle in cycles:
        print(", ".join(name.removeprefix(f"{PACKAGE}.") for name in sorted(cycle)))
    print(f"{len(packages)} top-level packages and modules, {len(cycles)} import cycles")
    return int(bool(cycles))


if __name__ == "__main__":
    sys.exit(main())
