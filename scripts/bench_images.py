"""Benchmark image renditions against a simple Pillow script and, if installed, pyvips.

The photographs are generated. Each program runs in a separate process, one after the other. Images per second and the
peak memory of a process and its children are printed next to the goals. A missed goal doesn't make the script fail.
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
MIN_SPEED, MAX_SECOND_BUILD, MAX_MEMORY = 2.2, 0.02, 600


@dataclass(frozen=True)
class Run:
    """The measurements of one program."""

    name: str
    wall: float
    """Elapsed time in seconds."""
    processor: float
    """Processor time in seconds, which depends less on other load."""
    peak: float
    """Peak memory in MB of the process and its children."""


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100, help="the number of photographs (default: 100)")
    parser.add_argument("--pyvips", type=Path, help="a Python interpreter with pyvips (default: the project's)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"Generating {options.count} photographs of 2400×1600 …", flush=True)
        subprocess.run([PYTHON, SCRIPT, "generate", folder, str(options.count)], check=True)
        first = run("ours, first build", PYTHON, "ours", folder)
        second = run("ours, second build", PYTHON, "ours", folder)
        changed = photographs(folder)[0]
        changed.write_bytes(photographs(folder)[-1].read_bytes() + b"\0")
        runs = [first, second, run("ours, one changed", PYTHON, "ours", folder)]
        runs.append(run("plain Pillow", PYTHON, "pillow", folder))
        python = options.pyvips or PYTHON
        if subprocess.run([python, "-c", "import pyvips"], capture_output=True, check=False).returncode == 0:
            runs.append(run("pyvips", python, "pyvips", folder))
        else:
            print("Skipped pyvips, which is not installed")
    print(f"\n{'':22}{'seconds':>9}{'processor':>11}{'images/s':>12}{'peak MB':>9}")
    for done in runs:
        speed = options.count / done.wall
        print(f"{done.name:22}{done.wall:9.2f}{done.processor:11.2f}{speed:12.2f}{done.peak:9.0f}")
    share = second.wall / first.wall
    print(f"\nimages per second, first build   {options.count / first.wall:8.2f}   goal at least {MIN_SPEED}")
    print(f"second build, ratio to first     {share:8.1%}   goal at most {MAX_SECOND_BUILD:.0%}")
    print(f"peak memory in MB                {first.peak:8.0f}   goal at most {MAX_MEMORY}")


def run(name: str, python: Path, program: str, folder: Path) -> Run:
    """Run a program of `_bench_pictures.py` on the photographs in `folder`, and measure its time and memory."""
    variables = (
        {**os.environ, **QUIET, "PYTHONPATH": str(CHECKOUT / "plugins")} if program == "ours" else dict(os.environ)
    )
    started, worked = time.perf_counter(), processor_time()
    process = subprocess.Popen([python, SCRIPT, program, folder], env=variables)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, memory(process.pid))
        time.sleep(0.02)
    wall = time.perf_counter() - started
    if process.returncode:
        raise Unready(f"{name} failed ({process.returncode})")
    return Run(name, wall, processor_time() - worked, peak)


def processor_time() -> float:
    """Return the processor time of all finished child processes, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def memory(process: int) -> float:
    """Return the memory of the process and its children in MB, or 0 if the system doesn't report it."""
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
