"""The runner of fuzzing targets; see `scripts/fuzz.py` for its options."""

from __future__ import annotations

import argparse
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from unittest import SkipTest

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.database import DirectoryBasedExampleDatabase
from tests.fuzzing.targets import TARGETS, Target

KEPT = Path(".cache/fuzz")
ROUND = 500
SLOWEST = 10.0
"""The CPU time allowed for one example, in seconds."""
MEMORY = 3_000_000_000
"""The address space allowed for the whole run, in bytes: more than any target needs."""
SHOWN = 2_000


class TooSlow(Exception):
    """An example took too long."""


class Trial:
    """One target, run repeatedly until its time is over."""

    def __init__(self, target: Target, seconds: float) -> None:
        self.target, self.examples = target, 0
        self.broken: Any = None
        self._end = time.monotonic() + seconds

    def run(self) -> str:
        """Return the traceback of a finding, or an empty string."""
        limits = settings(
            max_examples=ROUND,
            deadline=None,
            database=DirectoryBasedExampleDatabase(KEPT / self.target.name),
            suppress_health_check=list(HealthCheck),
            report_multiple_bugs=False,
            phases=[Phase.reuse, Phase.generate, Phase.target, Phase.shrink],
        )
        tried = limits(given(self.target.strategy)(self._try))
        try:
            while time.monotonic() < self._end:
                tried()
        except SkipTest:
            pass
        except Exception as error:
            return "".join(traceback.format_exception(error, limit=-3))
        return ""

    def _try(self, example: Any) -> None:
        if self.broken is None and time.monotonic() > self._end:
            raise SkipTest  # ends the round at once
        self.examples += 1
        try:
            with _bounded():
                self.target.check(example)
        except Exception:
            self.broken = example  # the last failing example is the smallest
            raise


@contextmanager
def _bounded() -> Iterator[None]:
    """Raise TooSlow in the body after some seconds of CPU time."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        raise TooSlow(f"more than {SLOWEST:.0f} seconds")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SLOWEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def main(arguments: list[str]) -> int:
    """Run the targets one after the other."""
    parser = argparse.ArgumentParser(prog="python3 scripts/fuzz.py")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="default: all")
    parser.add_argument("--seconds", type=float, default=60, help="time for each target (default: 60)")
    parser.add_argument("--list", action="store_true", help="list the targets and exit")
    wanted = parser.parse_args(arguments)
    if unknown := [name for name in wanted.targets if name not in TARGETS]:
        parser.error(f"unknown target “{unknown[0]}”; choose from {', '.join(TARGETS)}")
    names = wanted.targets or list(TARGETS)
    if wanted.list:
        print("\n".join(f"{name:12}  {TARGETS[name].law}" for name in names))
        return 0
    with suppress(ImportError):
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    warnings.simplefilter("ignore")
    return max([_report(TARGETS[name], wanted.seconds) for name in names])


def _report(target: Target, seconds: float) -> int:
    begun = time.monotonic()
    trial = Trial(target, seconds)
    found = trial.run()
    result = "failed" if found else "ok"
    print(f"{target.name:12} {time.monotonic() - begun:6.0f} s {trial.examples:9,} examples  {result}", flush=True)
    if found:
        print(f"  law:   {target.law}\n  input: {ascii(trial.broken)[:SHOWN]}\n{found}", flush=True)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
