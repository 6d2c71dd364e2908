"""`advocacy check`: it fixes safe problems, caches its results, and checks again after each change."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.site.sites import QUIET, post, write_hub

from mkdocs_advocacy.cli import main
from mkdocs_advocacy.core.caches import CACHE
from mkdocs_advocacy.kinds.posts import load
from mkdocs_advocacy.kinds.posts.memory import NAME


def check(hub: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["check", "-f", str(hub / "mkdocs.yml"), *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def test_fix_fixes_safe_problems_and_lists_them(tmp_path: Path) -> None:
    written = {
        "ginger": post("Ginger", "Hello {hashtags}", hashtags=["GingerUp"]),
        "lime": "text:\n  any: Hello {hashtags}  \ntitle: Lime\nhashtags: [gingerup, summer time]\n",
        "broken": "title: [\n",
    }
    hub = write_hub(tmp_path, written)
    code, output = check(hub, "--fix")
    assert "content/posts/lime.yml: fixed hashtags, order, white space" in output.splitlines()
    assert (code, "content/posts/broken.yml:1:8: error" in output) == (1, True)
    lime = (hub / "content/posts/lime.yml").read_text("utf-8")
    assert lime == "title: Lime\nhashtags: [GingerUp, SummerTime]\ntext:\n  any: Hello {hashtags}\n"
    assert (hub / "content/posts/broken.yml").read_text("utf-8") == "title: [\n"
    assert ": fixed" not in check(hub, "--fix")[1]


def test_a_second_check_reads_only_changed_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hub = write_hub(tmp_path, {"one": post("One", "Hello {lnk}"), "two": post("Two"), "three": post("Three")})
    first = check(hub)
    reading: list[str] = []
    read = load.read
    monkeypatch.setattr(load, "read", lambda file, data: (reading.append(file), read(file, data))[1])
    assert check(hub) == first
    assert reading == []
    write_hub(tmp_path, {"two": "title: Two\n"})
    assert "content/posts/two.yml:1:1: error: text is missing" in check(hub)[1]
    assert reading == ["content/posts/two.yml"]
    (hub / "content/posts/two.yml").unlink()
    assert check(hub) == (first[0], first[1])
    assert reading == ["content/posts/two.yml"]


@pytest.mark.parametrize("damaged", [b"", b"nonsense", None], ids=["empty", "another version", "truncated"])
def test_a_damaged_cache_is_ignored(tmp_path: Path, damaged: bytes | None) -> None:
    hub = write_hub(tmp_path, {"one": post("One", "Hello {lnk}")})
    first = check(hub)
    file = hub / CACHE / NAME
    file.write_bytes(file.read_bytes()[:-9] if damaged is None else damaged)
    assert check(hub) == first


def test_watch_checks_again_after_each_change(tmp_path: Path) -> None:
    hub = write_hub(tmp_path / "hub", {"one": post("One")})
    command = [Path(sys.executable).with_name("advocacy"), "check", "--watch", "-f", str(hub / "mkdocs.yml")]
    log = tmp_path / "log"
    with log.open("wb") as output, subprocess.Popen(command, stdout=output, env={**os.environ, **QUIET}) as watching:
        try:
            _wait_for(log, "no problems")
            for _ in range(20):  # until the watcher has started
                write_hub(hub, {"one": "title: One\n"})
                time.sleep(1)  # longer than the watcher waits for further changes
                if "error" in log.read_text("utf-8"):
                    break
            _wait_for(log, "content/posts/one.yml:1:1: error: text is missing")
        finally:
            watching.terminate()


def _wait_for(log: Path, words: str) -> None:
    for _ in range(200):
        if words in log.read_text("utf-8"):
            return
        time.sleep(0.1)
    raise AssertionError(f"“{words}” was not printed, but: {log.read_text('utf-8')}")
