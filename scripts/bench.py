"""Benchmark builds of a hub against MkDocs with Material and against Hugo, which build the same posts as Markdown.

The posts are generated and deterministic. Sites are built in turn, each in a separate process, and the medians are
printed next to the goals. Absolute times vary by a third between runs, so trust the ratios. A missed goal isn't
an error.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

import _bench_run as measuring
from _bench_report import OURS, Goal, print_goals, print_table
from _bench_run import Measured
from _environment import CHECKOUT, PYTHON, QUIET, Unready, ensure, run_quietly

OTHERS = ("stock", "hugo")
FEWEST = 10
"""The minimum number of posts for a comparison."""
AGAIN = "again"
"""The label of our second build, which reuses the first build's cache."""
VARIABLES = {**QUIET, "SOURCE_DATE_EPOCH": "1767225600", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": ""}
"""The environment of every build. The time is `_bench_posts.NOW`, when all posts are public."""
PAGES = 50
"""How many post pages are measured."""


@dataclass(frozen=True)
class Bench:
    """Generated sites with the same number of posts."""

    python: str | Path
    folder: Path
    facts: dict[str, Any]

    @property
    def posts(self) -> int:
        """The number of posts."""
        return int(self.facts["posts"])

    @property
    def variables(self) -> dict[str, str]:
        """The environment of every build, with a bytecode cache, as installed packages have."""
        return {**VARIABLES, "PYTHONPYCACHEPREFIX": str(self.folder.parent / "bytecode")}

    def output(self, name: str) -> Path:
        """Return the output folder of the site `name`."""
        return self.folder / "built" / name

    def build(self, name: str, *, keep_cache: bool = False) -> Measured:
        """Build the site `name` and measure the build. `keep_cache` reuses the cache of an earlier build."""
        site, output = self.folder / name, self.output(name)
        if not keep_cache:
            shutil.rmtree(site / ".cache", ignore_errors=True)
        output.parent.mkdir(exist_ok=True)
        command = [self.python, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", output]
        if name == "hugo":
            command = ["hugo", "--quiet", "--config", "site.toml", "--destination", output]
            command += ["--cacheDir", self.folder / "cache"]
        return measuring.build([str(part) for part in command], site, output, self.variables)

    def check(self, name: str) -> None:
        """Raise Unready if the pages of the site `name` differ from the generated posts."""
        for sample in self.facts["samples"]:
            is_ours = name == OURS
            folder = "posts" if is_ours else sample["campaign"]
            page = self.output(name) / folder / sample["id"] / "index.html"
            links = sample["share links" if is_ours else "written links"]
            if differing := measuring.differences(page, sample["words"], links, exactly=is_ours):
                raise Unready(f"{name} and the generated posts differ on {sample['id']}: {differing[0]}")

    def rebuild(self, rounds: int) -> dict[str, Any]:
        """Return the seconds of the first build of `mkdocs serve`, and of rebuilds after a post changes."""
        command = [self.python, CHECKOUT / "scripts" / "_bench_rebuild.py", self.folder / OURS, str(rounds)]
        done = subprocess.run(command, env={**os.environ, **self.variables}, stdout=subprocess.PIPE, check=False)
        if done.returncode:
            raise Unready("The rebuilds could not be measured. See the errors above.")
        times: dict[str, Any] = json.loads(done.stdout)
        return times


def compare(bench: Bench, others: Sequence[str], rounds: int) -> dict[str, Any]:
    """Measure the hub and the other sites in turn, then the rebuilds and the page sizes."""
    results = _build_in_turn({name: (bench, name) for name in (OURS, AGAIN, *others)}, rounds)
    medians = {name: measuring.middle(builds) for name, builds in results.items()}
    ratios = {name: medians[OURS].wall / medians[name].wall for name in others}
    _print_progress("rebuilding after a changed post")
    rebuild = bench.rebuild(rounds)
    pages = [bench.output(OURS) / "posts" / name / "index.html" for name in bench.facts["two variants everywhere"]]
    weight, compressed = measuring.page_sizes(pages[:: max(1, len(pages) // PAGES)])
    again = median(rebuild["again"])
    print_table([(name, bench.posts, measured) for name, measured in medians.items()], medians, others)
    many, very_many = bench.posts >= 2000, bench.posts >= 8000
    goals = [
        Goal("wall time, ratio to stock", 0.04 if very_many else 0.10, ratios.get("stock"), many),
        Goal("wall time, ratio to Hugo", 0.4, ratios.get("hugo"), very_many),
        Goal("peak memory, MB", 300, medians[OURS].peak, very_many),
        Goal("second build, ratio to the first", 0.5, medians[AGAIN].wall / medians[OURS].wall, many),
        Goal("rebuild after one change, ratio to the first", 0.1, again / medians[OURS].wall, many),
        Goal("largest page with two variants everywhere, KB", 70, weight / 1000),
        Goal("the same page gzipped, KB", 14, compressed / 1000),
    ]
    print(f"\nmkdocs serve: first build {rebuild['first']:.2f} s, after a change {again:.2f} s")
    print_goals(goals)
    return _make_report([bench], results, goals) | {"ratios": ratios, "rebuild": rebuild}


def scale(benches: Sequence[Bench], rounds: int) -> dict[str, Any]:
    """Measure the hub at two or more sizes, and how the time per post grows from the smallest to the largest."""
    small, large = benches[0], benches[-1]
    results = _build_in_turn({str(bench.posts): (bench, OURS) for bench in benches}, rounds)
    medians = {name: measuring.middle(builds) for name, builds in results.items()}
    print_table([(OURS, bench.posts, medians[str(bench.posts)]) for bench in benches], {}, ())
    first, last = medians[str(small.posts)], medians[str(large.posts)]
    per_post = (last.cpu - first.cpu) / (large.posts - small.posts)
    growth = (last.cpu / large.posts) / (first.cpu / small.posts)
    print(f"\nEach post after the first {small.posts:,} took {1000 * per_post:.2f} ms of processor time.")
    goals = [
        Goal(f"time per post, ratio of {large.posts:,} to {small.posts:,}", 1.2, growth),
        Goal("peak memory, MB", 300, last.peak, large.posts >= 8000),
    ]
    print_goals(goals)
    return _make_report(benches, results, goals) | {"growth": growth}


def _build_in_turn(builds: dict[str, tuple[Bench, str]], rounds: int) -> dict[str, list[Measured]]:
    """Build all sites in each round, so that other load on the machine affects all of them alike."""
    results: dict[str, list[Measured]] = {label: [] for label in builds}
    for number in range(rounds):
        for label, (bench, name) in builds.items():
            measured = bench.build(OURS, keep_cache=True) if name == AGAIN else bench.build(name)
            results[label].append(measured)
            _print_progress(f"round {number + 1} of {rounds}: {label} {measured.wall:.1f} s")
            if not number and name != AGAIN:
                bench.check(name)
    return results


def _make_report(benches: Sequence[Bench], results: dict[str, list[Measured]], goals: Sequence[Goal]) -> dict[str, Any]:
    keys = ("posts", "words", "links", "networks", "plain")
    return {
        "cores": os.cpu_count(),
        "versions": benches[0].facts["versions"] | ({"hugo": _read_hugo_version()} if "hugo" in results else {}),
        "sites": [{name: bench.facts[name] for name in keys} for bench in benches],
        "builds": {
            label: {"median": asdict(measuring.middle(builds)), "rounds": [asdict(build) for build in builds]}
            for label, builds in results.items()
        },
        "goals": [asdict(goal) | {"verdict": goal.verdict} for goal in goals],
    }


def _read_hugo_version() -> str:
    """Return Hugo's version, such as v0.111.3+extended."""
    return subprocess.run(["hugo", "version"], capture_output=True, text=True, check=True).stdout.split()[1]


def _prepare(python: str | Path, folder: Path, posts: int, *, plain: bool) -> Bench:
    """Generate the sites in a separate process, because that needs a lot of memory."""
    _print_progress(f"writing {posts:,} posts")
    target = folder / str(posts)
    flags = ("--plain",) if plain else ()
    run_quietly(python, CHECKOUT / "scripts" / "_bench_sites.py", target, str(posts), *flags, **VARIABLES)
    facts: dict[str, Any] = json.loads((target / "facts.json").read_text(encoding="utf-8"))
    return Bench(python, target, facts)


def _warm_up(bench: Bench, others: Sequence[str]) -> None:
    """Build a small site with each Python program, so that later builds find compiled bytecode."""
    for name in (OURS, *(other for other in others if other != "hugo")):
        bench.build(name)


def find_python() -> str | Path:
    """Return the current Python if it has this checkout's package installed, otherwise the environment's."""
    package = importlib.util.find_spec("mkdocs_advocacy")
    is_installed = package and package.origin and Path(package.origin).is_relative_to(CHECKOUT)
    if is_installed and importlib.util.find_spec("material"):
        return sys.executable
    ensure()
    return PYTHON


@contextmanager
def _open_folder(keep: Path | None) -> Iterator[Path]:
    """Provide a folder for the sites: `keep`, which must be empty, or a temporary folder."""
    if keep is None:
        with tempfile.TemporaryDirectory(prefix="advocacy-bench-") as folder:
            yield Path(folder)
        return
    if keep.exists() and (not keep.is_dir() or any(keep.iterdir())):
        raise Unready(f"{keep} is not an empty folder: choose another one for --keep.")
    keep.mkdir(parents=True, exist_ok=True)
    yield keep.resolve()


def _print_progress(progress: str) -> None:
    print(f"… {progress}", file=sys.stderr, flush=True)


def _parse_counts(text: str) -> list[int]:
    counts = sorted({int(part) for part in text.split(",")})
    if len(counts) < 2 or counts[0] < FEWEST:
        raise argparse.ArgumentTypeError(f"write two or more numbers from {FEWEST}, such as 2000,8000")
    return counts


def _parse_others(text: str) -> list[str]:
    names = [] if text == "none" else text.split(",")
    if unknown := [name for name in names if name not in OTHERS]:
        raise argparse.ArgumentTypeError(f"“{unknown[0]}” is unknown; use {', '.join(OTHERS)} or none")
    return [name for name in OTHERS if name in names]


def _parse_positive(text: str) -> int:
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def main(arguments: list[str]) -> None:
    """Generate the sites, measure the builds, and print the results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=_parse_positive, default=2000, help="number of posts (default: 2000)")
    parser.add_argument(
        "--against", type=_parse_others, default=list(OTHERS), help="stock, hugo, stock,hugo or none (default: both)"
    )
    parser.add_argument("--rounds", type=_parse_positive, default=3, help="number of builds of each site (default: 3)")
    parser.add_argument("--plain", action="store_true", help="omit share links from Markdown, in favour of the others")
    parser.add_argument(
        "--scale", type=_parse_counts, metavar="N,N", help="build only hubs of these sizes, such as 2000,8000"
    )
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the sources and sites in this folder")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the results to this file")
    options = parser.parse_args(arguments)
    if options.posts < FEWEST:
        parser.error(f"--posts: must be {FEWEST} or more")
    if options.json and not options.json.parent.is_dir():
        parser.error(f"--json: the folder {options.json.parent} does not exist")
    if not hasattr(os, "wait4"):
        raise Unready("This system cannot measure processes (no os.wait4): use Linux or macOS.")
    others = [] if options.scale else options.against
    if "hugo" in others and not shutil.which("hugo"):
        print("Hugo is not installed and is skipped.")
        others = [name for name in others if name != "hugo"]
    python = find_python()
    if (load := os.getloadavg()[0]) > 0.5:
        print(f"This machine is busy (load {load:.1f}), so times are unreliable.")
    with _open_folder(options.keep) as folder:
        _warm_up(_prepare(python, folder, FEWEST, plain=options.plain), others)
        benches = [_prepare(python, folder, posts, plain=options.plain) for posts in options.scale or [options.posts]]
        facts = benches[0].facts
        print(
            f"{facts['words']:.0f} words and {facts['links']:.0f} share links per post, "
            f"{'no links' if options.plain else 'the same links'} in the Markdown. "
            f"Medians of {options.rounds}, {os.cpu_count()} cores."
        )
        report = scale(benches, options.rounds) if options.scale else compare(benches[0], others, options.rounds)
        for bench in benches:
            measuring.remove_aside(bench.output(OURS).parent)
    if options.json:
        options.json.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
