"""Work on many things at once, where the machine can."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

WORTH_IT = 200
"""How many things make a second process worth its start."""


def shared_out(things: Sequence[T], work: Callable[[T], None]) -> tuple[Sequence[T], Callable[[], bool]]:
    """Start processes that do a part of the work; the part that is left, and a function that waits for them.

    The function answers whether all went well; a process that fails prints why. Where the system cannot copy a process,
    or other threads run (a copy would not have them), all of the work is left.
    """
    processors = os.cpu_count() or 1
    can = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    if not can or processors < 2 or len(things) < WORTH_IT:
        return things, lambda: True

    def part(number: int) -> None:
        for thing in things[number::processors]:
            work(thing)

    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=part, args=(number,)) for number in range(1, processors)]
    for process in processes:
        process.start()

    def wait() -> bool:
        for process in processes:
            process.join()
        return all(process.exitcode == 0 for process in processes)

    return things[0::processors], wait
