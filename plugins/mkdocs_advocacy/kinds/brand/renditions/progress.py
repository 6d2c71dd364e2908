"""Progress messages about renditions and slow images."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

SAYS_EVERY = 5
"""The interval between progress messages, in seconds."""
LONG = 10
"""Images that take at least this many seconds are named."""
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Progress:
    """How many images are finished, and which are being processed."""

    done: int
    pictures: int
    working: tuple[str, ...]
    """The files being processed, relative to the published folder."""


@dataclass
class Reporter:
    """A reporter of progress, which names slow images from time to time."""

    say: Callable[[str], None]
    clock: Callable[[], float]
    """Returns a monotonic time in seconds."""
    _said: float = field(init=False)
    _began: dict[str, float] = field(init=False, default_factory=dict)
    _took: dict[str, float] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._said = self.clock()

    def __call__(self, progress: Progress) -> None:
        """Record the images being processed, and report progress if the last message was long ago."""
        now = self.clock()
        for name in [name for name in self._began if name not in progress.working]:
            self._took[name] = now - self._began.pop(name)
        for name in progress.working:
            self._began.setdefault(name, now)
        if now - self._said >= SAYS_EVERY:
            self._said = now
            long = _list_slowest({name: now - began for name, began in self._began.items()})
            still = f"; still working on {long}" if long else ""
            self.say(f"Created renditions of {progress.done:,} of {progress.pictures:,} images{still}")

    def say_slowest(self) -> None:
        """Report the slowest images, if any were slow."""
        if slowest := _list_slowest(self._took):
            self.say(f"Slowest renditions: {slowest}")


def _list_slowest(seconds: dict[str, float]) -> str:
    """List slow images with their seconds, the slowest first."""
    slowest = sorted(seconds.items(), key=lambda one: (-one[1], one[0]))[:_MOST_NAMED]
    return ", ".join(f"{name} ({took:.0f} s)" for name, took in slowest if took >= LONG)
