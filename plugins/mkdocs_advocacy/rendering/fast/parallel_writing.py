"""Write pages in other processes while MkDocs does its own work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from mkdocs_advocacy.core.parallel import Claims, count_processors, start_process

T = TypeVar("T")


class Shared(Generic[T]):
    """Work on many items that other processes start and this process helps to finish.

    This process does all the work if the system can't fork, or if other threads run, which a fork wouldn't copy.
    """

    def __init__(self, items: Sequence[T], work: Callable[[T], None]) -> None:
        """Start other processes. If an item fails there, this process tries it again and raises the exception."""
        self._items, self._work = items, work
        self._claims = Claims(len(items))
        others = count_processors(items) - 1
        self._processes = [start_process(self._help, range(number, len(items), others)) for number in range(others)]

    def finished(self) -> bool:
        """Process the rest, last item first, and wait for the other processes. Return whether they all succeeded."""
        self._do(reversed(range(len(self._items))))
        for process in self._processes:
            process.join()
        self._do(range(len(self._items)))
        return all(process.exitcode == 0 for process in self._processes)

    def stop(self) -> None:
        """End the other processes, because the build has failed."""
        for process in self._processes:
            process.terminate()
            process.join()

    def _do(self, numbers: Iterable[int]) -> None:
        for number in self._claims.free(numbers):
            self._work(self._items[number])

    def _help(self, numbers: Iterable[int]) -> None:
        for number in self._claims.free(numbers):
            try:
                self._work(self._items[number])
            except Exception:
                self._claims.give_back(number)
                return
