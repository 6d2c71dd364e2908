"""Processes that make renditions, one picture each at a time; one that takes too long, or dies, is replaced."""

from __future__ import annotations

import contextlib
import hashlib
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path

from mkdocs_advocacy.kinds.brand.renditions.engine import ENGINE
from mkdocs_advocacy.kinds.brand.renditions.kept import keep
from mkdocs_advocacy.kinds.brand.renditions.model import Impossible, Job, Limits, Outcome, Refusal, rendition_key

_MEMORY = 2_500_000_000
"""How much address space a process may have, in bytes, where the system can tell: three times the largest picture."""
_MAKE = "mkdocs_advocacy.kinds.brand.renditions.make"
"""What only workers import: it is slow to load."""
_SECOND = 1.0
_GRACE = 10
"""How many seconds of computing a job may have beyond its limit, before the system ends its process."""
_CHANGED = Outcome(refusal=("the picture was changed during the build", "build again"), for_good=False)
_TOO_SLOW = "the renditions of the picture took more than {seconds} seconds"
_DIED = "the picture cannot be decoded: the process that did it came to an end"


@dataclass
class _Worker:
    process: BaseProcess
    connection: Connection
    job: int
    deadline: float = field(default=0.0)


def worked_off(
    jobs: Sequence[Job], limits: Limits, processes: int, progress: Callable[[int, Sequence[int]], None]
) -> list[list[Outcome]]:
    """What came of each job's recipes, in their order.

    `progress` hears at least every second how many jobs are done, and which are being worked on.
    """
    results: dict[int, list[Outcome]] = {}
    waiting: Iterator[int] = iter(range(len(jobs)))
    workers = [worker for _ in range(min(processes, len(jobs))) if (worker := _begun(waiting, jobs, limits))]
    progress(0, [worker.job for worker in workers])
    try:
        while workers:
            soonest = min(worker.deadline for worker in workers) - time.monotonic()
            ready = wait([worker.connection for worker in workers], max(0.0, min(soonest, _SECOND)))
            for worker in list(workers):
                outcome = _heard(worker, worker.connection in ready, limits, len(jobs[worker.job].recipes))
                if outcome is None:
                    continue
                results[worker.job] = outcome
                workers.remove(worker)
                if following := _begun(waiting, jobs, limits, worker if worker.process.is_alive() else None):
                    workers.append(following)
            progress(len(results), [worker.job for worker in workers])
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
    """What came of each recipe of the job; the files lie where they belong.

    Nothing is made of a file that has changed since renditions were planned, and nothing is kept of one that changes
    meanwhile: renditions are stored under the bytes that were planned with.
    """
    try:
        before = Path(job.source).stat()
        if job.key and job.key != _key_of(job):
            return [_CHANGED] * len(job.recipes)
        outcomes = _made(job, limits)
        if _stamp(Path(job.source).stat()) == _stamp(before):
            return outcomes
    except Impossible as impossible:
        return [Outcome(refusal=(impossible.args[0], impossible.args[1]))] * len(job.recipes)
    except OSError as error:
        refusal = (f"the picture cannot be read: {error.strerror or error}", "")
        return [Outcome(refusal=refusal, for_good=False)] * len(job.recipes)
    except MemoryError:
        refusal = ("the picture needs too much memory", "export it smaller")
        return [Outcome(refusal=refusal, for_good=False)] * len(job.recipes)
    for _, place in job.recipes:
        Path(place).unlink(missing_ok=True)
    return [_CHANGED] * len(job.recipes)


def _made(job: Job, limits: Limits) -> list[Outcome]:
    from mkdocs_advocacy.kinds.brand.renditions.make import made  # see _MAKE

    files = made(Path(job.source), [recipe for recipe, _ in job.recipes], limits)
    return [
        Outcome(refusal=(file.args[0], file.args[1])) if isinstance(file, Impossible) else _put(Path(place), file)
        for (_, place), file in zip(job.recipes, files, strict=True)
    ]


def _key_of(job: Job) -> str:
    """The key of the first recipe, with the bytes that the file has now."""
    with Path(job.source).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return rendition_key(digest, job.recipes[0][0], ENGINE)


def _stamp(found: os.stat_result) -> tuple[int, ...]:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _put(place: Path, file: bytes) -> Outcome:
    try:
        keep(place, file)
    except OSError as error:
        return Outcome(no_room=error.strerror or str(error))
    return Outcome(len(file))
