"""Build a site in a separate process and measure the build; compare the content of built sites.

This module only uses the standard library and little memory, because a child process inherits its parent's peak.
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
"""Part of the folder names of earlier builds."""


@dataclass(frozen=True)
class Measured:
    """The measurements of one build, or the medians of several."""

    wall: float
    """Elapsed time in seconds."""
    cpu: float
    """Processor time in seconds, user and system, summed over all cores."""
    peak: float
    """Peak resident memory in MB."""
    output: float
    """The size of the built site in MB."""
    files: float


def build(command: Sequence[str | Path], site: Path, output: Path, variables: Mapping[str, str]) -> Measured:
    """Build `site` into the new folder `output`. A failed build ends the benchmark."""
    _put_aside(output)
    log = output.with_name(f"{output.name}.log")
    with log.open("wb") as stream:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=site,
            env={**os.environ, **variables},
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
        try:
            _, status, used = os.wait4(process.pid, 0)
        except KeyboardInterrupt:  # the build receives the signal too and stops by itself
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
    """Rename an earlier build and truncate its files.

    Deleting thousands of files makes ext4 several times slower at creating new ones, for minutes.
    """
    if not output.exists():
        return
    aside = output.rename(output.with_name(f"{output.name}{ASIDE}{time.monotonic_ns()}"))
    for path in aside.rglob("*"):
        if path.is_file() and path.stat().st_nlink > 1:  # it shares its content with the build's cache
            path.unlink()
        elif path.is_file():
            os.truncate(path, 0)


def remove_aside(outputs: Path) -> None:
    """Delete the earlier builds in a folder."""
    for folder in outputs.glob(f"*{ASIDE}*"):
        shutil.rmtree(folder)


def middle(rounds: Sequence[Measured]) -> Measured:
    """Return the median of each measurement."""
    return Measured(
        wall=median(one.wall for one in rounds),
        cpu=median(one.cpu for one in rounds),
        peak=median(one.peak for one in rounds),
        output=median(one.output for one in rounds),
        files=median(one.files for one in rounds),
    )


def differences(page: Path, words: str, links: Sequence[str], *, exactly: bool) -> list[str]:
    """Return the words and links missing from a page, and with `exactly` also unexpected share links."""
    seen = _Seen()
    seen.feed(page.read_text(encoding="utf-8"))
    missing = [word for word in words.split() if word not in seen.words]
    missing += list((Counter(links) - seen.links).elements())
    return missing + (list((seen.share_links - Counter(links)).elements()) if exactly else [])


def page_sizes(pages: Sequence[Path]) -> tuple[int, int]:
    """Return the largest size of a page in bytes, uncompressed and gzipped."""
    contents = [page.read_bytes() for page in pages]
    return max(map(len, contents)), max(len(gzip.compress(content, 6)) for content in contents)


class _Seen(HTMLParser):
    """A collector of the words and links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: set[str] = set()
        self.links: Counter[str] = Counter()
        self.share_links: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect a link."""
        values = dict(attrs)
        if tag == "a" and (address := values.get("href")):
            self.links[address] += 1
            if "advocacy-share" in (values.get("class") or "").split():
                self.share_links[address] += 1

    def handle_data(self, data: str) -> None:
        """Collect words."""
        self.words.update(data.split())
