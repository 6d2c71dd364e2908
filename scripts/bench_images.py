"""Measure how fast renditions are made, against a plain script with Pillow and, where it is installed, pyvips.

The photographs are made up. Everything runs in turn, each as a program of its own with all that it starts; pictures a
second and the most memory of them together are shown beside the goals. Nothing here fails for being slow.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from _bench_pictures import photographs
from _environment import CHECKOUT, PYTHON, QUIET, Unready, ensure

SCRIPT = Path(__file__).with_name("_bench_pictures.py")
FASTEST, SECOND, MEMORY = 2.2, 0.02, 600


@dataclass(frozen=True)
class Run:
    """What a run took."""

    name: str
    wall: float
    """In seconds."""
    processor: float
    """How long processors worked on it, in seconds: what else the machine does matters less here."""
    peak: float
    """In MB, of the program and all that it started, together."""


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100, help="how many photographs (100)")
    parser.add_argument("--pyvips", type=Path, help="a Python that has pyvips, where the project's has none")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"Making {chosen.count} photographs of 2400×1600 …", flush=True)
        subprocess.run([PYTHON, SCRIPT, "generate", folder, str(chosen.count)], check=True)
        first = run("ours, first build", PYTHON, "ours", folder)
        second = run("ours, second build", PYTHON, "ours", folder)
        changed = photographs(folder)[0]
        changed.write_bytes(photographs(folder)[-1].read_bytes() + b"\0")
        runs = [first, second, run("ours, one changed", PYTHON, "ours", folder)]
        runs.append(run("plain Pillow", PYTHON, "pillow", folder))
        python = chosen.pyvips or PYTHON
        if subprocess.run([python, "-c", "import pyvips"], capture_output=True, check=False).returncode == 0:
            runs.append(run("pyvips", python, "pyvips", folder))
        else:
            print("pyvips is not installed, and left out")
    print(f"\n{'':22}{'seconds':>9}{'processor':>11}{'pictures/s':>12}{'peak MB':>9}")
    for one in runs:
        print(f"{one.name:22}{one.wall:9.2f}{one.processor:11.2f}{chosen.count / one.wall:12.2f}{one.peak:9.0f}")
    share = second.wall / first.wall
    print(f"\npictures a second, first build   {chosen.count / first.wall:8.2f}   goal at least {FASTEST}")
    print(f"second build to first            {share:8.1%}   goal at most {SECOND:.0%}")
    print(f"peak memory in MB                {first.peak:8.0f}   goal at most {MEMORY}")


def run(name: str, python: Path, how: str, folder: Path) -> Run:
    """Run one of them, and look again and again at how much memory it has."""
    variables = {**os.environ, **QUIET, "PYTHONPATH": str(CHECKOUT / "plugins")} if how == "ours" else dict(os.environ)
    started, worked = time.perf_counter(), processor_time()
    process = subprocess.Popen([python, SCRIPT, how, folder], env=variables)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, memory(process.pid))
        time.sleep(0.02)
    wall = time.perf_counter() - started
    if process.returncode:
        raise Unready(f"{name} failed ({process.returncode})")
    return Run(name, wall, processor_time() - worked, peak)


def processor_time() -> float:
    """How long processors worked on all that this program started and that has ended, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def memory(process: int) -> float:
    """What the process and those below it have in memory, in MB; 0 where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6 + sum(memory(int(child)) for child in children)


if __name__ == "__main__":
    try:
        ensure()
        main(sys.argv[1:])
    except Unready as unready:
        sys.exit(str(unready))
