"""Parallel work in forked processes, where the platform supports it."""

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
"""The minimum number of items that makes a second process worthwhile."""

BATCH = 50
"""The number of results written together."""


class Claims:
    """Marks of the items that some process has started on, shared between processes.

    A race may let two processes start on the same item, so the work must be deterministic.
    """

    def __init__(self, count: int) -> None:
        """Create `count` unclaimed items."""
        self._begun = mmap.mmap(-1, max(1, count))  # one byte per item
        self._owner = os.getpid()

    def free(self, indices: Iterable[int]) -> Iterator[int]:
        """Claim and yield each unclaimed item among `indices`.

        Another process gets no more items once the one that created the claims was killed: it would write old pages
        into the site of a later build.
        """
        for index in indices:
            if self._owner not in (os.getpid(), os.getppid()):
                return
            if not self._begun[index]:
                self._begun[index] = 1
                yield index

    def give_back(self, index: int) -> None:
        """Release an item whose work failed."""
        self._begun[index] = 0


def mapped(work: Callable[[T], R], items: Sequence[T]) -> list[R]:
    """Apply `work` to each item and return the results in order, using other processes where possible.

    Results must be picklable. Items claimed by a process that failed are processed again here.
    """
    claims = Claims(len(items))
    results: dict[int, R] = {}

    def do(indices: Iterable[int], file: IO[bytes]) -> None:
        free = claims.free(indices)
        with suppress(OSError):  # the disk is full: the item is processed again later
            while batch := [(index, work(items[index])) for index in islice(free, BATCH)]:
                pickle.dump(batch, file, protocol=5)
            file.flush()

    with ExitStack() as stack:
        files: list[IO[bytes]] = []
        with suppress(OSError):  # the disk is full: this process does all the work
            for _ in range(count_processors(items) - 1):
                files.append(stack.enter_context(TemporaryFile()))
        others = len(files)
        processes = [start_process(do, range(number, len(items), others), file) for number, file in enumerate(files)]
        for index in claims.free(reversed(range(len(items)))):
            results[index] = work(items[index])
        for process, file in zip(processes, files, strict=True):
            process.join()
            results |= _read_results(file)
    return [results[index] if index in results else work(item) for index, item in enumerate(items)]


def _read_results(file: IO[bytes]) -> dict[int, Any]:
    """Return the results that a process has written before it ended."""
    results: dict[int, Any] = {}
    file.seek(0)
    with suppress(EOFError, pickle.UnpicklingError):
        while True:
            results |= pickle.load(file)
    return results


def start_process(do: Callable[..., None], *arguments: object) -> BaseProcess:
    """Run `do(*arguments)` in a forked process."""
    process = multiprocessing.get_context("fork").Process(target=do, args=arguments)
    process.start()
    return process


def count_processors(items: Sequence[T]) -> int:
    """Return the number of processes that will work on `items`, including this one."""
    can = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    return (os.cpu_count() or 1) if can and len(items) >= WORTH_IT else 1
