"""The report of `bench.py`: a table of measurements, and the goals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from _bench_run import Measured

OURS = "ours"


@dataclass(frozen=True)
class Goal:
    """A goal of `bench.py`, with the measured value."""

    name: str
    limit: float
    measured: float | None
    applies: bool = True

    @property
    def verdict(self) -> str:
        """Whether the goal is met, in words."""
        if self.measured is None:
            return "not measured"
        if not self.applies:
            return "no goal at this size"
        return "met" if self.measured <= self.limit else "missed"


def print_table(
    rows: Sequence[tuple[str, int, Measured]], medians: Mapping[str, Measured], compared: Sequence[str]
) -> None:
    """Print a line for every row (name, number of posts, measurements), with ratios to the sites `compared`."""
    headings = ("posts", "wall s", *(f"of {name}" for name in compared), "CPU ms/post", "peak MB", "output MB", "files")
    print("\n" + f"{'':6}" + "".join(f"{heading:>13}" for heading in headings))
    for name, posts, measured in rows:
        ratios = [f"{measured.wall / medians[other].wall:.3f}" for other in compared]
        numbers = [f"{posts:,}", f"{measured.wall:.2f}", *ratios]
        numbers += [f"{1000 * measured.cpu / posts:.2f}", f"{measured.peak:.0f}"]
        numbers += [f"{measured.output:.1f}", f"{measured.files:,.0f}"]
        print(f"{name:6}" + "".join(f"{number:>13}" for number in numbers))


def print_goals(goals: Sequence[Goal]) -> None:
    """Print every goal with the measured value."""
    print(f"\n{'goal':50}{'at most':>10}{'measured':>10}")
    for goal in goals:
        measured = "–" if goal.measured is None else f"{goal.measured:.3g}"
        print(f"{goal.name:50}{goal.limit:>10g}{measured:>10}  {goal.verdict}")
