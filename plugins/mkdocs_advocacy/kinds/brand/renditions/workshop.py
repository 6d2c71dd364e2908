"""Processes that make renditions, one picture each at a time; one that takes too long, or dies, is replaced."""

from __future__ import annotations

import contextlib
import multiprocessing
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path

from mkdocs_advocacy.kinds.brand.renditions.kept import keep
from mkdocs_advocacy.kinds.brand.renditions.model import Impossible, Job, Limits, Outcome, Refusal

_MEMORY = 2_500_000_000
"""How much address space a process may have, in bytes, where the system can tell: three times the largest picture."""
_MAKE = "mkdocs_advocacy.kinds.brand.renditions.make"
"""What only workers import: it is slow to load."""
_GRACE = 10
"""How many seconds of computing a job may have beyond its limit, before the system ends its process."""
_TOO_SLOW = "the renditions of the picture took more than {seconds} seconds"
_DIED = "the picture cannot be decoded: the process that did it came to an end"


@dataclass
class _Worker:
    process: BaseProcess
    connection: Connection
    job: int
    deadline: float = field(default=0.0)


def worked_off(
    jobs: Sequence[Job], limits: Limits, processes: int, progress: Callable[[int], None]
) -> list[list[Outcome]]:
    """What came of each job's recipes, in their order; `progress` hears how many jobs are done."""
    results: dict[int, list[Outcome]] = {}
    waiting: Iterator[int] = iter(range(len(jobs)))
    workers = [worker for _ in range(min(processes, len(jobs))) if (worker := _begun(waiting, jobs, limits))]
    try:
        while workers:
            soonest = min(worker.deadline for worker in workers) - time.monotonic()
            ready = wait([worker.connection for worker in workers], max(0.0, soonest))
            for worker in list(workers):
                outcome = _heard(worker, worker.connection in ready, limits, len(jobs[worker.job].recipes))
                if outcome is None:
                    continue
                results[worker.job] = outcome
                progress(len(results))
                workers.remove(worker)
                if following := _begun(waiting, jobs, limits, worker if worker.process.is_alive() else None):
                    workers.append(following)
    finally:
        for worker in workers:
            worker.process.kill()
    return [results[number] for number in range(len(jobs))]


def _begun(
    waiting: Iterator[int], jobs: Sequence[Job], limits: Limits, worker: _Worker | None = None
) -> _Worker | None:
    """A worker at the next job, the same as before if it lives; None where nothing is left to do."""
    number = next(waiting, None)
    if number is None:
        if worker:
            worker.connection.close()  # which ends it
            worker.process.join()
        return None
    if worker is None:
        context = _context()
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, limits), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours, number)
    worker.job = number
    worker.deadline = time.monotonic() + limits.max_seconds
    with contextlib.suppress(OSError):  # it died: that is heard
        worker.connection.send(jobs[number])
    return worker


@cache
def _context() -> ForkServerContext | SpawnContext:
    """How workers begin: not as copies of this process, which is large and may have threads.

    Where the system can, a small process that has imported what they need forks for each, also for later builds.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_MAKE])
    return context


def _heard(worker: _Worker, ready: bool, limits: Limits, recipes: int) -> list[Outcome] | None:
    """What came of the worker's job; None while it works."""
    problem: Refusal | None = None
    if ready:
        try:
            outcome: list[Outcome] = worker.connection.recv()
            return outcome
        except (EOFError, OSError):
            problem = (_DIED, "export it anew, or smaller")
    elif time.monotonic() >= worker.deadline:
        hint = "export it smaller, or raise max_seconds of advocacy/brand"
        problem = (_TOO_SLOW.format(seconds=limits.max_seconds), hint)
    if problem is None:
        return None
    worker.process.kill()
    worker.process.join()
    worker.connection.close()
    return [Outcome(refusal=problem, for_good=False)] * recipes


def _work(connection: Connection, limits: Limits) -> None:
    """The life of a worker: job after job, until nobody sends one."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    while True:
        try:
            job = connection.recv()
        except (EOFError, OSError):
            return
        _end_in_time(limits)
        with contextlib.suppress(OSError):  # nobody is there any more
            connection.send(done(job, limits))


def _end_in_time(limits: Limits) -> None:
    """Bounds the computing of the next job where the system can, for the time after whoever watches it has ended."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        until = int(used.ru_utime + used.ru_stime + limits.max_seconds) + _GRACE
        resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


def done(job: Job, limits: Limits) -> list[Outcome]:
    """What came of each recipe of the job; the files lie where they belong."""
    from mkdocs_advocacy.kinds.brand.renditions.make import made  # see _MAKE

    outcomes: list[Outcome] = []
    try:
        files = made(Path(job.source), [recipe for recipe, _ in job.recipes], limits)
        for (_, place), file in zip(job.recipes, files, strict=True):
            if isinstance(file, Impossible):
                outcomes.append(Outcome(refusal=(file.args[0], file.args[1])))
            else:
                keep(Path(place), file)
                outcomes.append(Outcome(len(file)))
    except Impossible as impossible:
        return [Outcome(refusal=(impossible.args[0], impossible.args[1]))] * len(job.recipes)
    except OSError as error:
        refusal = (f"the renditions of the picture cannot be written: {error.strerror}", "make room on the disk")
        return [Outcome(refusal=refusal, for_good=False)] * len(job.recipes)
    except MemoryError:
        refusal = ("the picture needs too much memory", "export it smaller")
        return [Outcome(refusal=refusal, for_good=False)] * len(job.recipes)
    return outcomes
