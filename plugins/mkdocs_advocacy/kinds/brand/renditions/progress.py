"""How far renditions are, and which pictures take long, in a writer's words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

SAYS_EVERY = 5
"""After how many seconds it says again how far it is."""
LONG = 10
"""A picture that takes as many seconds is named."""
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Progress:
    """How many pictures are done, of how many, and which ones are being worked on."""

    done: int
    pictures: int
    working: tuple[str, ...]
    """Their files, relative to the folder that is published."""


@dataclass
class Reporter:
    """Hears of progress, and says from time to time how far it is and what takes long."""

    say: Callable[[str], None]
    clock: Callable[[], float]
    """In seconds, from any moment on."""
    _said: float = field(init=False)
    _began: dict[str, float] = field(init=False, default_factory=dict)
    _took: dict[str, float] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._said = self.clock()

    def __call__(self, progress: Progress) -> None:
        """Note which pictures are being worked on; say how far it is, if that was long ago."""
        now = self.clock()
        for name in [name for name in self._began if name not in progress.working]:
            self._took[name] = now - self._began.pop(name)
        for name in progress.working:
            self._began.setdefault(name, now)
        if now - self._said >= SAYS_EVERY:
            self._said = now
            long = _named({name: now - began for name, began in self._began.items()})
            still = f", still working on {long}" if long else ""
            self.say(f"Renditions of {progress.done:,} of {progress.pictures:,} pictures are made{still}")

    def say_slowest(self) -> None:
        """Name the pictures that took longest, if they took long."""
        if slowest := _named(self._took):
            self.say(f"Renditions that took longest: {slowest}")


def _named(seconds: dict[str, float]) -> str:
    """The pictures that take long, the slowest first, with their seconds."""
    slowest = sorted(seconds.items(), key=lambda one: (-one[1], one[0]))[:_MOST_NAMED]
    return ", ".join(f"{name} ({took:.0f} s)" for name, took in slowest if took >= LONG)
