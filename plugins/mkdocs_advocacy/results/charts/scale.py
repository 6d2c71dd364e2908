"""The scale of a value axis: from 0 to a round number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

_MOST_STEPS = 4


@dataclass(frozen=True, slots=True)
class Scale:
    """A value axis with one to four steps of equal size above 0."""

    step: int
    steps: int

    @classmethod
    def of(cls, values: Iterable[int | None]) -> Scale:
        """Return the scale with the smallest step of 1, 2 or 5 and zeros that holds all values."""
        most = max((value for value in values if value is not None), default=0)
        step = next(step for step in _round_numbers() if most <= step * _MOST_STEPS)
        return cls(step, max(1, -(-most // step)))

    @property
    def ticks(self) -> tuple[int, ...]:
        """The round numbers of the axis, from 0."""
        return tuple(self.step * number for number in range(self.steps + 1))

    def share(self, value: int) -> float:
        """Return the height of a value in percent of the axis."""
        return 100 * value / (self.step * self.steps)


def _round_numbers() -> Iterable[int]:
    return (digit * 10**zeros for zeros in count() for digit in (1, 2, 5))
