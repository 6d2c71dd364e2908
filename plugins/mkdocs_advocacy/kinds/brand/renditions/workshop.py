"""Worker processes that create renditions, one image at a time; a slow or crashed worker is replaced."""

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
"""The largest address space of a worker, in bytes, if the system can limit it: three times the largest image."""
_MAKE = "mkdocs_advocacy.kinds.brand.renditions.make"
"""The module that only workers import, as it is slow to load."""
_SECOND = 1.0
_GRACE = 10
"""The CPU seconds that a job may exceed its limit by before the system kills its process."""
_CHANGED = Outcome(refusal=("the image changed during the build", "build again"), for_good=False)
_TOO_SLOW = "the renditions of the image took more than {seconds} seconds"
_DIED = "the image cannot be decoded: the decoder crashed"


@dataclass
class _Worker:
    process: BaseProcess
    connection: Connection
    job: int
    deadline: float = field(default=0.0)


def run_jobs(
    jobs: Sequence[Job], limits: Limits, processes: int, progress: Callable[[int, Sequence[int]], None]
) -> list[list[Outcome]]:
    """Run the jobs and return the outcomes of each job's recipes, in order.

    At least once a second, `progress` receives the number of finished jobs and the numbers of running ones.
    """
    results: dict[int, list[Outcome]] = {}
    waiting: Iterator[int] = iter(range(len(jobs)))
    workers = [worker for _ in range(min(processes, len(jobs))) if (worker := _start_job(waiting, jobs, limits))]
    progress(0, [worker.job for worker in workers])
    try:
        while workers:
            soonest = min(worker.deadline for worker in workers) - time.monotonic()
            ready = wait([worker.connection for worker in workers], max(0.0, min(soonest, _SECOND)))
            for worker in list(workers):
                outcome = _collect(worker, worker.connection in ready, limits, len(jobs[worker.job].recipes))
                if outcome is None:
                    continue
                results[worker.job] = outcome
                workers.remove(worker)
                if following := _start_job(waiting, jobs, limits, worker if worker.process.is_alive() else None):
                    workers.append(following)
            progress(len(results), [worker.job for worker in workers])
    finally:
        for worker in workers:
            worker.process.kill()
    return [results[number] for number in range(len(jobs))]


def _start_job(
    waiting: Iterator[int], jobs: Sequence[Job], limits: Limits, worker: _Worker | None = None
) -> _Worker | None:
    """Start the next job on the given worker or a new one; return None if no jobs are left."""
    number = next(waiting, None)
    if number is None:
        if worker:
            worker.connection.close()  # ends the worker
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
    with contextlib.suppress(OSError):  # if the worker died, `_collect` finds out
        worker.connection.send(jobs[number])
    return worker


@cache
def _context() -> ForkServerContext | SpawnContext:
    """Return the start method of workers, which must not fork this process, as it is large and may have threads.

    If the system supports it, a small server process with the required imports forks the workers of all builds.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_MAKE])
    return context


def _collect(worker: _Worker, ready: bool, limits: Limits, recipes: int) -> list[Outcome] | None:
    """Return the outcomes of the worker's job, or None while it is running."""
    problem: Refusal | None = None
    if ready:
        try:
            outcome: list[Outcome] = worker.connection.recv()
            return outcome
        except (EOFError, OSError):
            problem = (_DIED, "export it again, or export a smaller version")
    elif time.monotonic() >= worker.deadline:
        hint = "export a smaller version, or raise max_seconds of advocacy/brand"
        problem = (_TOO_SLOW.format(seconds=limits.max_seconds), hint)
    if problem is None:
        return None
    worker.process.kill()
    worker.process.join()
    worker.connection.close()
    return [Outcome(refusal=problem, for_good=False)] * recipes


def _work(connection: Connection, limits: Limits) -> None:
    """Run jobs in a worker until the connection closes."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    while True:
        try:
            job = connection.recv()
        except (EOFError, OSError):
            return
        _end_in_time(limits)
        with contextlib.suppress(OSError):  # the main process has ended
            connection.send(run_job(job, limits))


def _end_in_time(limits: Limits) -> None:
    """Limit the CPU time of the next job, if the system can, in case the main process ends before the worker."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        until = int(used.ru_utime + used.ru_stime + limits.max_seconds) + _GRACE
        resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


def run_job(job: Job, limits: Limits) -> list[Outcome]:
    """Run a job: write its renditions to their destinations and return the outcomes of its recipes.

    Renditions are stored by the digest of the original when they were planned. So a file that has changed since then is
    refused, and renditions of a file that changes during the job are deleted.
    """
    try:
        before = Path(job.source).stat()
        if job.key and job.key != _key_of(job):
            return [_CHANGED] * len(job.recipes)
        outcomes = _create(job, limits)
        if _stamp(Path(job.source).stat()) == _stamp(before):
            return outcomes
    except Impossible as impossible:
        return [Outcome(refusal=(impossible.args[0], impossible.args[1]))] * len(job.recipes)
    except OSError as error:
        refusal = (f"the image cannot be read: {error.strerror or error}", "")
        return [Outcome(refusal=refusal, for_good=False)] * len(job.recipes)
    except MemoryError:
        refusal = ("the image needs too much memory", "export a smaller version")
        return [Outcome(refusal=refusal, for_good=False)] * len(job.recipes)
    for _, place in job.recipes:
        Path(place).unlink(missing_ok=True)
    return [_CHANGED] * len(job.recipes)


def _create(job: Job, limits: Limits) -> list[Outcome]:
    from mkdocs_advocacy.kinds.brand.renditions import make  # see _MAKE

    files = make.create(Path(job.source), [recipe for recipe, _ in job.recipes], limits)
    return [
        Outcome(refusal=(file.args[0], file.args[1])) if isinstance(file, Impossible) else _write(Path(place), file)
        for (_, place), file in zip(job.recipes, files, strict=True)
    ]


def _key_of(job: Job) -> str:
    """Return the key of the job's first rendition for the current content of the file."""
    with Path(job.source).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return rendition_key(digest, job.recipes[0][0], ENGINE)


def _stamp(found: os.stat_result) -> tuple[int, ...]:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _write(place: Path, file: bytes) -> Outcome:
    try:
        keep(place, file)
    except OSError as error:
        return Outcome(no_room=error.strerror or str(error))
    return Outcome(len(file))
