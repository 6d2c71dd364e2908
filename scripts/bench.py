"""Measure how fast the hub is built, against stock MkDocs with Material and against Hugo on the same posts as Markdown.

The posts are made up, and the same every time. Sites are built in turn, each as a program of its own, and medians are
shown beside the goals. Times differ by a third between moments: trust ratios. Nothing here fails for being slow.
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
"""With fewer posts there is nothing to compare."""
VARIABLES = {**QUIET, "SOURCE_DATE_EPOCH": "1767225600", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": ""}
"""For every build. The time is that of `_bench_posts.NOW`, when all posts are out."""
PAGES = 50
"""How many post pages are weighed."""


@dataclass(frozen=True)
class Bench:
    """Generated sites with one number of posts, and where they are built."""

    python: str | Path
    folder: Path
    facts: dict[str, Any]

    @property
    def posts(self) -> int:
        """How many posts there are."""
        return int(self.facts["posts"])

    @property
    def variables(self) -> dict[str, str]:
        """For every build: with a place where Python keeps what it compiled, as an installed program has."""
        return {**VARIABLES, "PYTHONPYCACHEPREFIX": str(self.folder.parent / "bytecode")}

    def output(self, name: str) -> Path:
        """The folder that the site `name` is built into."""
        return self.folder / "built" / name

    def build(self, name: str) -> Measured:
        """Build one of the sites and measure that."""
        site, output = self.folder / name, self.output(name)
        output.parent.mkdir(exist_ok=True)
        command = [self.python, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", output]
        if name == "hugo":
            command = ["hugo", "--quiet", "--config", "site.toml", "--destination", output]
            command += ["--cacheDir", self.folder / "cache"]
        return measuring.build([str(part) for part in command], site, output, self.variables)

    def check(self, name: str) -> None:
        """End the benchmark where a site does not say what the others say."""
        for sample in self.facts["samples"]:
            ours = name == OURS
            folder = "posts" if ours else sample["campaign"]
            page = self.output(name) / folder / sample["id"] / "index.html"
            links = sample["share links" if ours else "written links"]
            if wrong := measuring.differences(page, sample["words"], links, exactly=ours):
                raise Unready(f"{name} and the generated posts differ on {sample['id']}: {wrong[0]}")

    def rebuild(self, rounds: int) -> dict[str, Any]:
        """Seconds of the first build of `mkdocs serve`, and of builds after one post has changed."""
        command = [self.python, CHECKOUT / "scripts" / "_bench_rebuild.py", self.folder / OURS, str(rounds)]
        done = subprocess.run(command, env={**os.environ, **self.variables}, stdout=subprocess.PIPE, check=False)
        if done.returncode:
            raise Unready("The rebuild could not be measured, see above.")
        times: dict[str, Any] = json.loads(done.stdout)
        return {**times, "ratio": median(times["again"]) / times["first"]}


def compare(bench: Bench, others: Sequence[str], rounds: int) -> dict[str, Any]:
    """Measure ours and the others in turn, then the rebuild and the weight of pages."""
    results = _in_turn({name: (bench, name) for name in (OURS, *others)}, rounds)
    medians = {name: measuring.middle(found) for name, found in results.items()}
    ratios = {name: medians[OURS].wall / medians[name].wall for name in others}
    _say("rebuild after a changed post")
    rebuild = bench.rebuild(rounds)
    pages = [bench.output(OURS) / "posts" / name / "index.html" for name in bench.facts["two variants everywhere"]]
    weight, compressed = measuring.page_sizes(pages[:: max(1, len(pages) // PAGES)])
    print_table([(name, bench.posts, found) for name, found in medians.items()], medians)
    many, very_many = bench.posts >= 2000, bench.posts >= 8000
    goals = [
        Goal("wall time, of stock's", 0.04 if very_many else 0.10, ratios.get("stock"), many),
        Goal("wall time, of Hugo's", 0.4, ratios.get("hugo"), very_many),
        Goal("peak memory, MB", 300, medians[OURS].peak, very_many),
        Goal("rebuild after one change, of the full build", 0.25, rebuild["ratio"], many),
        Goal("largest page with two variants everywhere, KB", 70, weight / 1000),
        Goal("the same compressed, KB", 14, compressed / 1000),
    ]
    print(f"\nmkdocs serve: first build {rebuild['first']:.2f} s, after a change {median(rebuild['again']):.2f} s")
    print_goals(goals)
    return _report([bench], results, goals) | {"ratios": ratios, "rebuild": rebuild}


def scale(benches: Sequence[Bench], rounds: int) -> dict[str, Any]:
    """Measure ours at two sizes or more, and how the work for a post grows from the smallest to the largest."""
    small, large = benches[0], benches[-1]
    results = _in_turn({str(bench.posts): (bench, OURS) for bench in benches}, rounds)
    medians = {name: measuring.middle(found) for name, found in results.items()}
    print_table([(OURS, bench.posts, medians[str(bench.posts)]) for bench in benches], {})
    first, last = medians[str(small.posts)], medians[str(large.posts)]
    further = (last.cpu - first.cpu) / (large.posts - small.posts)
    growth = (last.cpu / large.posts) / (first.cpu / small.posts)
    print(f"\nEach post beyond the first {small.posts:,} took {1000 * further:.2f} ms of processor time.")
    goals = [
        Goal(f"processor time for a post, {large.posts:,} to {small.posts:,}", 1.2, growth),
        Goal("peak memory, MB", 300, last.peak, large.posts >= 8000),
    ]
    print_goals(goals)
    return _report(benches, results, goals) | {"growth": growth}


def _in_turn(builds: dict[str, tuple[Bench, str]], rounds: int) -> dict[str, list[Measured]]:
    """Build everything, then everything again; what else the machine does then falls on all of them."""
    results: dict[str, list[Measured]] = {label: [] for label in builds}
    for number in range(rounds):
        for label, (bench, name) in builds.items():
            found = bench.build(name)
            results[label].append(found)
            _say(f"round {number + 1} of {rounds}: {label} {found.wall:.1f} s")
            if not number:
                bench.check(name)
    return results


def _report(benches: Sequence[Bench], results: dict[str, list[Measured]], goals: Sequence[Goal]) -> dict[str, Any]:
    kept = ("posts", "words", "links", "networks", "plain")
    return {
        "cores": os.cpu_count(),
        "versions": benches[0].facts["versions"] | ({"hugo": _hugo_version()} if "hugo" in results else {}),
        "sites": [{name: bench.facts[name] for name in kept} for bench in benches],
        "builds": {
            label: {"median": asdict(measuring.middle(found)), "rounds": [asdict(one) for one in found]}
            for label, found in results.items()
        },
        "goals": [asdict(goal) | {"verdict": goal.verdict} for goal in goals],
    }


def _hugo_version() -> str:
    """Return what Hugo says of itself, such as v0.111.3+extended."""
    return subprocess.run(["hugo", "version"], capture_output=True, text=True, check=True).stdout.split()[1]


def _prepare(python: str | Path, folder: Path, posts: int, *, plain: bool) -> Bench:
    """Generate the sites, by a program of its own because that needs memory."""
    _say(f"writing {posts:,} posts")
    place = folder / str(posts)
    further = ("--plain",) if plain else ()
    run_quietly(python, CHECKOUT / "scripts" / "_bench_sites.py", place, str(posts), *further, **VARIABLES)
    facts: dict[str, Any] = json.loads((place / "facts.json").read_text(encoding="utf-8"))
    return Bench(python, place, facts)


def _warm_up(bench: Bench, others: Sequence[str]) -> None:
    """Build a small site with each program that is written in Python, which compiles what all later builds import."""
    for name in (OURS, *(other for other in others if other != "hugo")):
        bench.build(name)


def _python() -> str | Path:
    """Return the Python that runs this where it has this checkout's package already, else the environment's."""
    package = importlib.util.find_spec("mkdocs_advocacy")
    here = package and package.origin and Path(package.origin).is_relative_to(CHECKOUT)
    if here and importlib.util.find_spec("material"):
        return sys.executable
    ensure()
    return PYTHON


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    """A folder for the sites: the one to keep, which must be empty, or one that goes away."""
    if keep is None:
        with tempfile.TemporaryDirectory(prefix="advocacy-bench-") as folder:
            yield Path(folder)
        return
    if keep.exists() and (not keep.is_dir() or any(keep.iterdir())):
        raise Unready(f"{keep} is not an empty folder: name another one to keep the sites in.")
    keep.mkdir(parents=True, exist_ok=True)
    yield keep.resolve()


def _say(progress: str) -> None:
    print(f"… {progress}", file=sys.stderr, flush=True)


def _counts(text: str) -> list[int]:
    counts = sorted({int(part) for part in text.split(",")})
    if len(counts) < 2 or counts[0] < FEWEST:
        raise argparse.ArgumentTypeError(f"two numbers of posts or more, such as 2000,8000; from {FEWEST} on")
    return counts


def _others(text: str) -> list[str]:
    names = list(filter(None, text.split(",")))
    if unknown := [name for name in names if name not in OTHERS]:
        raise argparse.ArgumentTypeError(f"there is no {unknown[0]}; allowed: {', '.join(OTHERS)}")
    return [name for name in OTHERS if name in names]


def _positive(text: str) -> int:
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def main(arguments: list[str]) -> None:
    """Generate, measure, print, and write JSON where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=_positive, default=2000, help="how many posts (default: 2000)")
    parser.add_argument(
        "--against", type=_others, default=list(OTHERS), help="stock, hugo, both or none, as in stock,hugo"
    )
    parser.add_argument("--rounds", type=_positive, default=3, help="how often each site is built (default: 3)")
    parser.add_argument("--plain", action="store_true", help="no share links in the Markdown: kinder to the others")
    parser.add_argument(
        "--scale", type=_counts, metavar="N,N", help="build only ours, at these sizes, such as 2000,8000"
    )
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep sources and sites in this folder")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers there too")
    options = parser.parse_args(arguments)
    if options.posts < FEWEST:
        parser.error(f"--posts: {FEWEST} or more are needed")
    if options.json and not options.json.parent.is_dir():
        parser.error(f"--json: there is no folder {options.json.parent}")
    if not hasattr(os, "wait4"):
        raise Unready("This system does not say what a program has used (os.wait4): run it on Linux or macOS.")
    others = [] if options.scale else options.against
    if "hugo" in others and not shutil.which("hugo"):
        print("Hugo is not installed, so it is skipped.")
        others = [name for name in others if name != "hugo"]
    python = _python()
    if (load := os.getloadavg()[0]) > 0.5:
        print(f"This machine has just been busy (load {load:.1f}): with other programs beside it, times mean little.")
    with _folder(options.keep) as folder:
        _warm_up(_prepare(python, folder, FEWEST, plain=options.plain), others)
        benches = [_prepare(python, folder, posts, plain=options.plain) for posts in options.scale or [options.posts]]
        facts = benches[0].facts
        print(
            f"{facts['words']:.0f} words and {facts['links']:.0f} share links a post; "
            f"in the Markdown {'no links' if options.plain else 'the same links'}. "
            f"Medians of {options.rounds}, {os.cpu_count()} cores."
        )
        found = scale(benches, options.rounds) if options.scale else compare(benches[0], others, options.rounds)
        for bench in benches:
            measuring.remove_aside(bench.output(OURS).parent)
    if options.json:
        options.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
