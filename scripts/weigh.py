"""Measure download sizes and the response times of filters and search, on a hub with thousands of generated posts.

Sizes are printed uncompressed and gzipped. The script has no limits, so no result makes it fail.
"""

from __future__ import annotations

import argparse
import gzip
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from _environment import CHECKOUT, QUIET, find_browser
from bench import find_python

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Response

ROUNDS = 5
VARIABLES = {**QUIET, "SOURCE_DATE_EPOCH": "1767225600", "PYTHONUTF8": "1"}
"""The environment of the build. The time is `_bench_posts.NOW`, when all posts are public."""
FIRST_ANSWER = """async ([selector, value]) => {
  const status = document.querySelector(".advocacy-feed [role=status]");
  const before = status.textContent;
  const answered = new Promise((resolve) => {
    const watch = () => status.textContent !== before && requestAnimationFrame(() => resolve(performance.now()));
    new MutationObserver(watch).observe(status, { childList: true });
  });
  const control = document.querySelector(selector);
  const started = performance.now();
  if (control.type === "radio") {
    control.click();
  } else {
    control.value = value;
    control.dispatchEvent(new Event(control.type === "search" ? "input" : "change", { bubbles: true }));
  }
  return (await answered) - started;
}"""
"""A script that uses a control and returns the milliseconds until a frame shows the number of matching posts."""
SEARCH_ANSWER = """async (field, words) => {
  const status = document.querySelector("[data-advocacy-search] .md-search-result__meta");
  const before = status.textContent;
  const answered = new Promise((resolve) => {
    const watch = () => status.textContent !== before && requestAnimationFrame(() => resolve(performance.now()));
    new MutationObserver(watch).observe(status, { childList: true });
  });
  field.value = words;
  const started = performance.now();
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return (await answered) - started;
}"""
"""A script that types `words` and returns the milliseconds until a frame shows the number of results."""
QUESTIONS = {
    "a network": ("[data-kind=network] input[value=x]", ""),
    "a campaign": ("[data-kind=campaign] select", "lemon-tour"),
    "text": ("[type=search]", "rainy monday"),
}


def main(arguments: list[str]) -> None:
    """Build the hub and print its sizes and response times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=8000, help="the number of posts (default: 8000)")
    options = parser.parse_args(arguments)
    python = find_python()
    with tempfile.TemporaryDirectory(prefix="advocacy-weigh-") as folder:
        site = _build(python, Path(folder), options.posts)
        assets = site / "assets" / "advocacy"
        for ending in ("js", "css"):
            print(_format_sizes(f"all {ending.upper()}", assets.rglob(f"*.{ending}")))
        for part in ("core", "composer", "feed", "search"):
            print(_format_sizes(f"of which {part}", (assets / part).glob("*.js")))
        print(f"With {options.posts:,} posts:")
        print(_format_sizes("feed page", [site / "posts" / "index.html"]))
        print(_format_sizes("filter data", [site / "posts" / "data" / "index.json"]))
        print(_format_sizes("one file of cards", [site / "posts" / "data" / "0.json"]))
        print(_format_sizes("all feed data", (site / "posts" / "data").glob("*.json")))
        print(_format_sizes("search cards", (site / "search" / "cards").glob("*.json")))
        print(_format_sizes("search records", [site / "search" / "records.json"]))
        print(_format_sizes("search words", [site / "search" / "words.json"]))
        print(_format_sizes("search index", (site / "search").rglob("*.pf_*")))
        command: list[str | Path] = [python, __file__, "--measure", site]
        subprocess.run(command, env={**os.environ, "ADVOCACY_BROWSER": find_browser()}, check=True)


def _build(python: str | Path, folder: Path, posts: int) -> Path:
    """Build a hub with generated posts and return its site folder."""
    environment = {**os.environ, **VARIABLES}
    writing: list[str | Path] = [python, CHECKOUT / "scripts" / "_bench_sites.py", folder, str(posts), "--plain"]
    subprocess.run(writing, env=environment, check=True)
    building: list[str | Path] = [python, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", folder / "site"]
    subprocess.run(building, cwd=folder / "ours", env=environment, check=True)
    return folder / "site"


def _format_sizes(name: str, files: Iterable[Path]) -> str:
    contents = [file.read_bytes() for file in sorted(files)]
    gzipped = sum(len(gzip.compress(content, 9)) for content in contents)
    return f"{name:26}{sum(map(len, contents)):>12,} bytes {gzipped:>10,} gzipped"


def measure_responses(site: Path) -> None:
    """Print the response times of filters and search on a freshly loaded page."""
    from playwright.sync_api import sync_playwright

    with serve(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["ADVOCACY_BROWSER"], args=["--no-sandbox"])
        for name, question in QUESTIONS.items():
            times = []
            for _ in range(ROUNDS):
                page = browser.new_page()
                page.goto(f"{address}posts/", wait_until="networkidle")
                times.append(float(page.evaluate(FIRST_ANSWER, question)))
                page.close()
            print(
                f"{f'first filter: {name}':26}{median(times):>12.0f} ms (median of {ROUNDS}, {max(times):.0f} at most)"
            )
        _measure_search(browser, address)
        browser.close()


def _measure_search(browser: Browser, address: str) -> None:
    """Print the download size and response times of the header's search."""
    first, later, sizes = [], [], []
    responses: list[Response] = []
    for _ in range(ROUNDS):
        page = browser.new_page()
        page.goto(address, wait_until="networkidle")
        responses.clear()
        page.on("response", lambda response: responses.append(response))
        field = page.locator("[data-advocacy-search] input")
        field.focus()
        first.append(float(field.evaluate(SEARCH_ANSWER, "rainy monday")))
        sizes.append(sum(map(_transfer_size, responses)))
        later.append(float(field.evaluate(SEARCH_ANSWER, "tasting panel lyon")))
        page.close()
    print(f"{'search: first result':26}{int(median(sizes)):>12,} bytes transferred, without images")
    for name, times in (("search: first result", first), ("search: next result", later)):
        print(f"{name:26}{median(times):>12.0f} ms (median of {ROUNDS}, {max(times):.0f} at most)")


def _transfer_size(response: Response) -> int:
    """Return the gzipped size of a response, or its plain size if it's already compressed. Images count as 0."""
    if response.url.endswith((".png", ".webp", ".jpg", ".svg")):
        return 0
    content = response.body()
    is_compressed = response.url.endswith((".pf_index", ".pf_meta", ".pagefind"))
    return len(content) if is_compressed else len(gzip.compress(content, 9))


class _Quiet(SimpleHTTPRequestHandler):
    """A file server without logging."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *arguments: object) -> None:
        del format, arguments


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure_responses(Path(sys.argv[2]))
    else:
        main(sys.argv[1:])
