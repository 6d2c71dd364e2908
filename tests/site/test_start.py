"""The steps of “Start a hub in ten minutes”, with the wheel in an empty folder."""

from __future__ import annotations

import re
import shlex
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from tests.importing.sheets import dialects
from tests.site.sites import Site, share_renditions
from tests.site.walkthrough import read_page, read_steps
from tests.site.wheels import INSTALLING, clean_environment, run

pytestmark = pytest.mark.wheel

PAGE = read_page("start.md")
BEFORE = ["python3 -m venv .venv", ". .venv/bin/activate", *INSTALLING]
"""The commands that the fixtures `wheel` and `programs` run."""


def test_the_page_begins_with_the_installation() -> None:
    (block,) = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    assert block.splitlines() == BEFORE


def test_the_steps_of_the_page_work(programs: Path, warm_wheel: Path, renditions: Path, tmp_path: Path) -> None:
    (tmp_path / "calendar.xlsx").write_bytes(dialects()["workbook.xlsx"])
    folder, done = tmp_path, 0
    for step in read_steps(PAGE):
        if isinstance(step, tuple):
            (folder / step[0]).write_text(step[1], "utf-8")
            continue
        done += 1
        words = shlex.split(step.line)
        if words[0] == "cd":
            folder /= words[1]
            (tmp_path / "calendar.xlsx").rename(folder / "calendar.xlsx")
            share_renditions(folder, renditions)
        elif step.line == "mkdocs serve":
            with serve(programs, folder) as address:
                assert "The ginger range is here" in fetch(f"{address}posts/the-ginger-range-is-here/")
        else:
            step.run_and_check(warm_wheel, folder)
    assert done == 13
    site = Site(folder / "site")
    assert "posts/stop-200-in-lodz/index.html" in site.files
    assert "utm_content=the-ginger-range-is-here-a" in site.files["posts/the-ginger-range-is-here/index.html"].decode()


@pytest.mark.parametrize("name", dialects())
def test_every_spreadsheet_format_is_imported_with_the_wheel(warm_wheel: Path, hub_of_wheel: Path, name: str) -> None:
    (hub_of_wheel.parent / name).write_bytes(dialects()[name])
    assert run(warm_wheel / "advocacy", "import", f"../{name}", cwd=hub_of_wheel).splitlines()[-1] == "200 new"
    assert run(warm_wheel / "advocacy", "check", "--strict", cwd=hub_of_wheel) == "no problems\n"


@contextmanager
def serve(programs: Path, hub: Path) -> Iterator[str]:
    """Run `mkdocs serve` and yield its address."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    command = [programs / "python", "-m", "mkdocs", "serve", "--no-livereload", "-a", f"127.0.0.1:{port}"]
    with subprocess.Popen(
        command, cwd=hub, env=clean_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as server:
        try:
            for _ in range(120):
                if server.poll() is not None:
                    break
                try:
                    fetch(f"http://127.0.0.1:{port}/")
                    break
                except (URLError, OSError):
                    time.sleep(0.5)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def fetch(address: str) -> str:
    with urlopen(address, timeout=5) as answer:
        return str(answer.read().decode("utf-8"))
