"""Work on many things at once, where the machine can."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from itertools import cycle
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

WORTH_IT = 200
"""How many things make a second process worth its start."""


def shared_out(things: Sequence[T], work: Callable[[T], None]) -> tuple[Sequence[T], Callable[[], bool]]:
    """Start processes that do a part of the work; the part that is left, and a function that waits for them.

    The function answers whether all went well; a process that fails prints why. Where the system cannot copy a process,
    or other threads run (a copy would not have them), all of the work is left.
    """
    own, *parts = _parts(things)

    def do(part: Sequence[T]) -> None:
        for thing in part:
            work(thing)

    processes = [multiprocessing.get_context("fork").Process(target=do, args=(part,)) for part in parts]
    for process in processes:
        process.start()

    def wait() -> bool:
        for process in processes:
            process.join()
        return all(process.exitcode == 0 for process in processes)

    return own, wait


def mapped(work: Callable[[T], R], things: Sequence[T]) -> list[R]:
    """What `work` makes of each of `things`, in their order; a part is done by other processes where that is possible.

    What those make is copied, so it must be picklable. The part of one that fails is done again here.
    """
    own, *parts = _parts(things)
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


def _parts(things: Sequence[T]) -> list[Sequence[T]]:
    """The things for each process that can work on them, this one first."""
    can = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    processors = (os.cpu_count() or 1) if can and len(things) >= WORTH_IT else 1
    return [things[number::processors] for number in range(processors)]
