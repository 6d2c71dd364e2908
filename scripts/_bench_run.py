"""Build a site as a program of its own, and measure what that took; look whether built sites say the same.

Only the standard library is used here, and little memory: what a program starts with counts as memory of its children.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from statistics import median

from _environment import Unready

ASIDE = "-earlier-"
"""In the names of builds that were put aside."""


@dataclass(frozen=True)
class Measured:
    """What one build took, or the medians of several."""

    wall: float
    """Seconds that passed."""
    cpu: float
    """Seconds of processor time, of all cores, in the program and in the system."""
    peak: float
    """The most memory that was resident at one time, in MB."""
    output: float
    """The size of what was built, in MB."""
    files: float


def build(command: Sequence[str | Path], site: Path, output: Path, variables: Mapping[str, str]) -> Measured:
    """Build `site` into the new folder `output`; a build that fails or warns ends the benchmark."""
    _put_aside(output)
    log = output.with_name(f"{output.name}.log")
    with log.open("wb") as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=site,
            env={**os.environ, **variables},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            _, status, used = os.wait4(process.pid, 0)
        except KeyboardInterrupt:  # the build hears of it too, and ends by itself
            process.wait()
            sys.exit(130)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        print(log.read_text(errors="replace").rstrip(), file=sys.stderr)
        raise Unready(f"This build failed ({process.returncode}): {' '.join(map(str, command))}")
    sizes = [path.stat().st_size for path in output.rglob("*") if path.is_file()]
    unit = 1 if sys.platform == "darwin" else 1024
    peak = used.ru_maxrss * unit / 1e6
    return Measured(wall, used.ru_utime + used.ru_stime, peak, sum(sizes) / 1e6, len(sizes))


def _put_aside(output: Path) -> None:
    """Rename an earlier build, and empty its files.

    Not deleted: for minutes after thousands of files were, ext4 takes several times as long to make new ones.
    """
    if not output.exists():
        return
    aside = output.rename(output.with_name(f"{output.name}{ASIDE}{time.monotonic_ns()}"))
    for path in aside.rglob("*"):
        if path.is_file():
            os.truncate(path, 0)


def remove_aside(outputs: Path) -> None:
    """Delete what was put aside in a folder of builds."""
    for folder in outputs.glob(f"*{ASIDE}*"):
        shutil.rmtree(folder)


def middle(rounds: Sequence[Measured]) -> Measured:
    """The median of each number."""
    return Measured(
        wall=median(one.wall for one in rounds),
        cpu=median(one.cpu for one in rounds),
        peak=median(one.peak for one in rounds),
        output=median(one.output for one in rounds),
        files=median(one.files for one in rounds),
    )


def differences(page: Path, words: str, links: Sequence[str], *, exactly: bool) -> list[str]:
    """The words and the links that a page lacks; with `exactly` also the share links that it has beyond those."""
    seen = _Seen()
    seen.feed(page.read_text(encoding="utf-8"))
    lacking = [word for word in words.split() if word not in seen.words]
    lacking += list((Counter(links) - seen.links).elements())
    return lacking + (list((seen.share_links - Counter(links)).elements()) if exactly else [])


def page_sizes(pages: Sequence[Path]) -> tuple[int, int]:
    """The bytes of the largest page, and of the largest one when it travels compressed."""
    contents = [page.read_bytes() for page in pages]
    return max(map(len, contents)), max(len(gzip.compress(content, 6)) for content in contents)


class _Seen(HTMLParser):
    """The words and the links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: set[str] = set()
        self.links: Counter[str] = Counter()
        self.share_links: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember a link."""
        given = dict(attrs)
        if tag == "a" and (address := given.get("href")):
            self.links[address] += 1
            if "advocacy-share" in (given.get("class") or "").split():
                self.share_links[address] += 1

    def handle_data(self, data: str) -> None:
        """Remember words."""
        self.words.update(data.split())
