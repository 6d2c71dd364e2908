"""Work in several processes gives the same results as in one."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from tests.hubs import LoadedHub

from mkdocs_advocacy.core import parallel
from mkdocs_advocacy.rendering.fast.parallel_writing import Shared

HubOf = Callable[..., LoadedHub]
MANY = range(parallel.WORTH_IT + 1)


@pytest.fixture(autouse=True)
def three_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    # as in a build; in tests, servers can still be ending their threads, and Playwright keeps one
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def work_slowly(_: int) -> int:
    time.sleep(0.002)  # otherwise this process finishes before the others start
    return os.getpid()


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="processes cannot be forked here")
def test_long_lists_are_processed_in_parallel_and_short_ones_are_not() -> None:
    assert len(set(parallel.mapped(work_slowly, MANY))) == 3
    assert set(parallel.mapped(lambda _: os.getpid(), MANY[:9])) == {os.getpid()}


def test_nothing_runs_in_parallel_while_other_threads_are_active(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert set(parallel.mapped(lambda _: os.getpid(), MANY)) == {os.getpid()}


def test_results_keep_the_order_of_their_inputs() -> None:
    assert parallel.mapped(str, MANY) == [str(number) for number in MANY]


def test_the_work_of_a_dead_process_is_repeated_here() -> None:
    here = os.getpid()

    def work(number: int) -> int:
        if os.getpid() != here:
            os._exit(1)
        return number * 2

    assert parallel.mapped(work, MANY) == [number * 2 for number in MANY]


def test_an_exception_in_the_work_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        parallel.mapped(lambda number: 1 // number, MANY)


def write_worker(folder: Path, number: int) -> None:
    (folder / str(number)).write_text(str(work_slowly(number)))


def test_shared_work_is_finished_here(tmp_path: Path) -> None:
    begun = Shared(MANY, partial(write_worker, tmp_path))
    assert begun.finished()
    assert {path.name for path in tmp_path.iterdir()} == {str(number) for number in MANY}
    assert len({path.read_text() for path in tmp_path.iterdir()}) > 1


def test_work_that_fails_in_another_process_is_repeated_here(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    here = os.getpid()

    def work(number: int) -> None:
        if os.getpid() != here:
            raise OSError(f"no space for {number}")
        write_worker(tmp_path, number)

    assert Shared(MANY, work).finished()
    assert len(list(tmp_path.iterdir())) == len(MANY)
    assert capfd.readouterr().err == ""


def test_work_that_always_fails_is_raised_and_a_dead_process_is_reported() -> None:
    here = os.getpid()

    def fail(number: int) -> None:
        if number == 7:
            raise OSError(f"no space for {number}")

    def die(number: int) -> None:
        if work_slowly(number) != here:
            os._exit(3)

    with pytest.raises(OSError, match="no space for 7"):
        Shared(MANY, fail).finished()
    assert not Shared(MANY, die).finished()


def test_little_work_is_done_in_this_process(tmp_path: Path) -> None:
    assert Shared(MANY[:9], partial(write_worker, tmp_path)).finished()
    assert {path.read_text() for path in tmp_path.iterdir()} == {str(os.getpid())}


def test_a_large_hub_is_the_same_as_when_loaded_in_one_process(hub_of: HubOf, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["Hello {link}", "Read: {lonk}", "a" * 400, "{{"]
    files = {
        f"content/posts/p{number:03}.yml": f"title: Post {number}\nlink: https://a.example/\npublish: 2026-01-01\n"
        f"expire: 2027-01-0{number % 9 + 1}\ntext: {{any: '{words[number % 7 % 4]}'}}\n"
        for number in MANY
    }
    shared = hub_of(files)
    monkeypatch.setattr(parallel, "WORTH_IT", len(files) + 1)
    alone = hub_of(files)
    assert shared.posts
    assert shared.problems
    assert (shared.posts, shared.problems) == (alone.posts, alone.problems)


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="processes cannot be forked here")
def test_other_processes_stop_after_the_build_was_killed(tmp_path: Path) -> None:
    """They would write old pages into the site of the next build."""
    started, finished = tmp_path / "started", tmp_path / "finished"

    def work(number: int) -> None:
        started.touch()
        time.sleep(0.02)
        if number == len(MANY) - 1:
            finished.touch()

    def build() -> None:
        Shared(MANY, work)
        while not started.exists():
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGKILL)

    parallel.start_process(build).join()
    time.sleep(len(MANY) * 0.02)
    assert not finished.exists()
