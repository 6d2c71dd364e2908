"""Work on many things at once, where the machine can."""

from __future__ import annotations

import mmap
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Sequence
from itertools import cycle
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

WORTH_IT = 200
"""How many things make a second process worth its start."""


class Shared(Generic[T]):
    """Work on many things that other processes begin, and that this one helps to end.

    Where the system cannot copy a process, or other threads run (a copy would not have them), this one does it all.
    """

    def __init__(self, things: Sequence[T], work: Callable[[T], None]) -> None:
        """Begin; a process that fails prints why."""
        self._things, self._work = things, work
        self._taken = mmap.mmap(-1, max(1, len(things)))  # a byte for each, which all processes see
        others = _processors(things) - 1
        self._processes = [
            multiprocessing.get_context("fork").Process(target=self._do, args=(range(number, len(things), others),))
            for number in range(others)
        ]
        for process in self._processes:
            process.start()

    def finished(self) -> bool:
        """Do what nobody has begun, from the end on, and wait for the others; whether all went well."""
        self._do(reversed(range(len(self._things))))
        for process in self._processes:
            process.join()
        return all(process.exitcode == 0 for process in self._processes)

    def _do(self, places: Iterable[int]) -> None:
        for place in places:
            if not self._taken[place]:
                self._taken[place] = 1
                self._work(self._things[place])


def mapped(work: Callable[[T], R], things: Sequence[T]) -> list[R]:
    """What `work` makes of each of `things`, in their order; a part is done by other processes where that is possible.

    What those make is copied, so it must be picklable. The part of one that fails is done again here.
    """
    processors = _processors(things)
    own, *parts = [things[number::processors] for number in range(processors)]
    others = [(part, _begun(work, part)) for part in parts]
    made = [[work(thing) for thing in own]]
    for part, receiver in others:
        try:
            made.append(receiver.recv())
        except EOFError:
            made.append([work(thing) for thing in part])
    in_turn = cycle([iter(results) for results in made])
    return [next(results) for results, _ in zip(in_turn, things, strict=False)]


def _begun(work: Callable[[T], R], part: Sequence[T]) -> Connection:
    """A new process works; what it makes can be received."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    context.Process(target=lambda: sender.send([work(thing) for thing in part]), daemon=True).start()
    sender.close()  # here: so the receiver hears of the end when that process ends
    return receiver


def _processors(things: Sequence[T]) -> int:
    """How many processes work on the things, this one included."""
    can = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    return (os.cpu_count() or 1) if can and len(things) >= WORTH_IT else 1
