"""Work that several processes share comes out as if one had done it."""

from __future__ import annotations

import multiprocessing
import os
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
    # as in a build: here, servers of other tests can be ending their threads, and Playwright keeps one
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def slowly(_: int) -> int:
    time.sleep(0.002)  # else this process has done all before others are there
    return os.getpid()


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="a process cannot be copied here")
def test_many_things_are_shared_out_and_few_are_not() -> None:
    assert len(set(parallel.mapped(slowly, MANY))) == 3
    assert set(parallel.mapped(lambda _: os.getpid(), MANY[:9])) == {os.getpid()}


def test_nothing_is_shared_out_beside_other_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert set(parallel.mapped(lambda _: os.getpid(), MANY)) == {os.getpid()}


def test_results_stand_in_the_order_of_the_things() -> None:
    assert parallel.mapped(str, MANY) == [str(number) for number in MANY]


def test_what_a_process_fails_to_do_is_done_here() -> None:
    here = os.getpid()

    def work(number: int) -> int:
        if os.getpid() != here:
            os._exit(1)
        return number * 2

    assert parallel.mapped(work, MANY) == [number * 2 for number in MANY]


def test_an_error_of_the_work_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        parallel.mapped(lambda number: 1 // number, MANY)


def noted(folder: Path, number: int) -> None:
    (folder / str(number)).write_text(str(slowly(number)))


def test_work_that_others_begin_is_ended_here(tmp_path: Path) -> None:
    begun = Shared(MANY, partial(noted, tmp_path))
    assert begun.finished()
    assert {path.name for path in tmp_path.iterdir()} == {str(number) for number in MANY}
    assert len({path.read_text() for path in tmp_path.iterdir()}) > 1


def test_what_another_process_fails_at_is_done_again_here(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    here = os.getpid()

    def work(number: int) -> None:
        if os.getpid() != here:
            raise OSError(f"no space for {number}")
        noted(tmp_path, number)

    assert Shared(MANY, work).finished()
    assert len(list(tmp_path.iterdir())) == len(MANY)
    assert capfd.readouterr().err == ""


def test_what_fails_everywhere_is_raised_here_and_a_process_that_dies_is_told_of() -> None:
    here = os.getpid()

    def fail(number: int) -> None:
        if number == 7:
            raise OSError(f"no space for {number}")

    def die(number: int) -> None:
        if slowly(number) != here:
            os._exit(3)

    with pytest.raises(OSError, match="no space for 7"):
        Shared(MANY, fail).finished()
    assert not Shared(MANY, die).finished()


def test_work_is_done_here_where_there_is_little_of_it(tmp_path: Path) -> None:
    assert Shared(MANY[:9], partial(noted, tmp_path)).finished()
    assert {path.read_text() for path in tmp_path.iterdir()} == {str(os.getpid())}


def test_a_hub_of_many_posts_is_what_one_process_makes_of_it(hub_of: HubOf, monkeypatch: pytest.MonkeyPatch) -> None:
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
