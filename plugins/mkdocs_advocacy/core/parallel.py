"""Work on many things at once, where the machine can."""

from __future__ import annotations

import mmap
import multiprocessing
import os
import pickle
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from itertools import islice
from multiprocessing.process import BaseProcess
from tempfile import TemporaryFile
from typing import IO, Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

WORTH_IT = 200
"""How many things make a second process worth its start."""

BATCH = 50
"""How many results are written at once."""


class Claims:
    """Which of many things some process has begun to work on; all processes see it.

    Two that look at the same moment may both begin with a thing, so the work must come out the same.
    """

    def __init__(self, count: int) -> None:
        """Nobody has begun with any of `count` things."""
        self._begun = mmap.mmap(-1, max(1, count))  # a byte for each

    def free(self, places: Iterable[int]) -> Iterator[int]:
        """Those of the places that nobody has begun with, each when its turn comes."""
        for place in places:
            if not self._begun[place]:
                self._begun[place] = 1
                yield place

    def give_back(self, place: int) -> None:
        """Say that nobody has begun with it, as what was begun has failed."""
        self._begun[place] = 0


def mapped(work: Callable[[T], R], things: Sequence[T]) -> list[R]:
    """What `work` makes of each of `things`, in their order; a part is done by other processes where that is possible.

    What those make is copied, so it must be picklable. What one that fails has begun is done again here.
    """
    claims = Claims(len(things))
    made: dict[int, R] = {}

    def do(places: Iterable[int], file: IO[bytes]) -> None:
        free = claims.free(places)
        with suppress(OSError):  # no room on the disk: it is done again
            while batch := [(place, work(things[place])) for place in islice(free, BATCH)]:
                pickle.dump(batch, file, protocol=5)
            file.flush()

    with ExitStack() as stack:
        files: list[IO[bytes]] = []
        with suppress(OSError):  # no room for them: this process does it all
            for _ in range(count_processors(things) - 1):
                files.append(stack.enter_context(TemporaryFile()))
        others = len(files)
        processes = [start_process(do, range(number, len(things), others), file) for number, file in enumerate(files)]
        for place in claims.free(reversed(range(len(things)))):
            made[place] = work(things[place])
        for process, file in zip(processes, files, strict=True):
            process.join()
            made |= _read(file)
    return [made[place] if place in made else work(thing) for place, thing in enumerate(things)]


def _read(file: IO[bytes]) -> dict[int, Any]:
    """What a process has written, as far as it came."""
    made: dict[int, Any] = {}
    file.seek(0)
    with suppress(EOFError, pickle.UnpicklingError):
        while True:
            made |= pickle.load(file)
    return made


def start_process(do: Callable[..., None], *arguments: object) -> BaseProcess:
    """Begin `do(*arguments)` in a copy of this process."""
    process = multiprocessing.get_context("fork").Process(target=do, args=arguments)
    process.start()
    return process


def count_processors(things: Sequence[T]) -> int:
    """How many processes work on the things, this one included."""
    can = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    return (os.cpu_count() or 1) if can and len(things) >= WORTH_IT else 1
