"""Pages that other processes begin to write while MkDocs does its own work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from mkdocs_advocacy.core.parallel import Claims, count_processors, start_process

T = TypeVar("T")


class Shared(Generic[T]):
    """Work on many things that other processes begin, and that this one helps to end.

    Where the system cannot copy a process, or other threads run (a copy would not have them), this one does it all.
    """

    def __init__(self, things: Sequence[T], work: Callable[[T], None]) -> None:
        """Begin; what fails in another process is done again in this one, so that its error is raised here."""
        self._things, self._work = things, work
        self._claims = Claims(len(things))
        others = count_processors(things) - 1
        self._processes = [start_process(self._help, range(number, len(things), others)) for number in range(others)]

    def finished(self) -> bool:
        """Do what nobody has begun, from the end on, and wait for the others; whether all went well."""
        self._do(reversed(range(len(self._things))))
        for process in self._processes:
            process.join()
        self._do(range(len(self._things)))
        return all(process.exitcode == 0 for process in self._processes)

    def _do(self, places: Iterable[int]) -> None:
        for place in self._claims.free(places):
            self._work(self._things[place])

    def _help(self, places: Iterable[int]) -> None:
        for place in self._claims.free(places):
            try:
                self._work(self._things[place])
            except Exception:
                self._claims.give_back(place)
                return
