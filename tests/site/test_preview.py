"""`mkdocs serve`: a writer sees drafts, and each change soon after it is saved."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from tests.site.sites import NOW, QUIET, as_yaml, epoch, post, write_hub

Fetch = Callable[[str], str]


@contextmanager
def preview(hub: Path) -> Iterator[Fetch]:
    """A preview of the hub; gives a function that fetches a page, or nothing where there is none."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{port}"]
    environment = {**os.environ, **QUIET, "SOURCE_DATE_EPOCH": epoch(NOW)}
    with (hub / "log").open("wb") as log, subprocess.Popen(command, cwd=hub, env=environment, stderr=log) as server:

        def fetch(address: str) -> str:
            try:
                with urlopen(f"http://127.0.0.1:{port}/{address}", timeout=5) as answer:
                    return str(answer.read().decode())
            except (HTTPError, URLError, ConnectionError):
                return ""

        try:
            eventually(lambda: "Home" in fetch(""))
            yield fetch
            assert server.poll() is None, (hub / "log").read_text()
        finally:
            server.terminate()
            server.wait(10)


def eventually(holds: Callable[[], bool], seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)


def test_drafts_are_shown_and_changes_arrive(tmp_path: Path) -> None:
    posts = {
        "draft": post("Not yet", "Old words", status="draft"),
        "late": post("Late", publish="2099-01-01"),
        "other": post("Other", campaign="spring"),
        "leaving": post("Leaving"),
    }
    hub = write_hub(tmp_path, posts, campaigns={"spring": {"title": "Spring"}})
    folder = hub / "content" / "posts"
    with preview(hub) as fetch:
        assert "Draft: only you see this." in fetch("posts/draft/")
        assert "January 1, 2099" in fetch("posts/late/")
        assert fetch("posts/").count("only you see this.") == 2

        (folder / "draft.yml").write_text(as_yaml(post("Not yet", "New words", status="draft")))
        eventually(lambda: "New words" in fetch("posts/draft/"))
        assert "Old words" not in fetch("posts/draft/")
        assert ">Other</h1>" in fetch("posts/other/")

        (folder / "leaving.yml").unlink()
        (folder / "new.yml").write_text(as_yaml(post("Brand new")))
        (hub / "content" / "campaigns" / "spring.yml").write_text("title: Summer\n")
        eventually(lambda: "Brand new" in fetch("posts/new/") and "Summer" in fetch("posts/other/"))
        eventually(lambda: "Leaving" not in fetch("posts/leaving/"))
        assert "Spring" not in fetch("posts/other/") + fetch("posts/")
        assert "Brand new" in fetch("posts/") + fetch("posts/draft/")


def test_an_error_is_said_and_can_be_mended(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, {"one": post("One")})
    file = hub / "content" / "posts" / "one.yml"
    with preview(hub) as fetch:
        assert ">One</h1>" in fetch("posts/one/")
        file.write_text("title: Broken\n")
        eventually(lambda: "content/posts/one.yml:1:1: error:" in (hub / "log").read_text())
        file.write_text(as_yaml(post("Mended")))
        eventually(lambda: ">Mended</h1>" in fetch("posts/one/"))


def test_a_sentence_of_the_hub_can_be_said_otherwise(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, {"one": post("One", networks=["x"])})
    words = hub / "guidelines" / "languages" / "en.yml"
    words.parent.mkdir(parents=True)
    words.write_text("share_on: Go to {network}\n")
    with preview(hub) as fetch:
        assert "Go to X" in fetch("posts/one/")
        words.write_text("share_on: Run to {network}\n")
        eventually(lambda: "Run to X" in fetch("posts/one/"))
