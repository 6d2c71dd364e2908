"""Weigh what a browser gets, and time how soon the feed's filters answer, on a hub with thousands of made-up posts.

Sizes are as they are and as a server sends them, gzipped. Nothing here fails for being heavy or slow.
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
from bench import _python

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Response

ROUNDS = 5
VARIABLES = {**QUIET, "SOURCE_DATE_EPOCH": "1767225600", "PYTHONUTF8": "1"}
"""For the build. The time is that of `_bench_posts.NOW`, when all posts are out."""
FIRST_ANSWER = """async ([selector, value]) => {
  const said = document.querySelector(".advocacy-feed [role=status]");
  const before = said.textContent;
  const answered = new Promise((resolve) => {
    const watch = () => said.textContent !== before && requestAnimationFrame(() => resolve(performance.now()));
    new MutationObserver(watch).observe(said, { childList: true });
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
"""Milliseconds from the use of a control to the frame in which the page says how many posts match."""
SEARCH_ANSWER = """async (field, words) => {
  const said = document.querySelector("[data-advocacy-search] .md-search-result__meta");
  const before = said.textContent;
  const answered = new Promise((resolve) => {
    const watch = () => said.textContent !== before && requestAnimationFrame(() => resolve(performance.now()));
    new MutationObserver(watch).observe(said, { childList: true });
  });
  field.value = words;
  const started = performance.now();
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return (await answered) - started;
}"""
"""Milliseconds from the last key to the frame with what was found."""
QUESTIONS = {
    "a network": ("[data-kind=network] input[value=x]", ""),
    "a campaign": ("[data-kind=campaign] select", "lemon-tour"),
    "words": ("[type=search]", "rainy monday"),
}


def main(arguments: list[str]) -> None:
    """Build, weigh, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=8000, help="how many posts the hub has (default: 8000)")
    options = parser.parse_args(arguments)
    python = _python()
    with tempfile.TemporaryDirectory(prefix="advocacy-weigh-") as folder:
        site = _built(python, Path(folder), options.posts)
        assets = site / "assets" / "advocacy"
        for ending in ("js", "css"):
            print(_weight(f"all {ending.upper()}", assets.rglob(f"*.{ending}")))
        for part in ("core", "composer", "feed", "search"):
            print(_weight(f"of it {part}", (assets / part).glob("*.js")))
        print(f"With {options.posts:,} posts:")
        print(_weight("the feed's page", [site / "posts" / "index.html"]))
        print(_weight("the facts to filter by", [site / "posts" / "data" / "index.json"]))
        print(_weight("a chunk of cards", [site / "posts" / "data" / "0.json"]))
        print(_weight("all data of the feed", (site / "posts" / "data").glob("*.json")))
        print(_weight("cards of search", (site / "search" / "cards").glob("*.json")))
        print(_weight("facts of search", [site / "search" / "records.json"]))
        print(_weight("words of search", [site / "search" / "words.json"]))
        print(_weight("index of search", (site / "search").rglob("*.pf_*")))
        command: list[str | Path] = [python, __file__, "--answers", site]
        subprocess.run(command, env={**os.environ, "ADVOCACY_BROWSER": find_browser()}, check=True)


def _built(python: str | Path, folder: Path, posts: int) -> Path:
    """The site of a hub with made-up posts."""
    environment = {**os.environ, **VARIABLES}
    writing: list[str | Path] = [python, CHECKOUT / "scripts" / "_bench_sites.py", folder, str(posts), "--plain"]
    subprocess.run(writing, env=environment, check=True)
    building: list[str | Path] = [python, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", folder / "site"]
    subprocess.run(building, cwd=folder / "ours", env=environment, check=True)
    return folder / "site"


def _weight(name: str, files: Iterable[Path]) -> str:
    contents = [file.read_bytes() for file in sorted(files)]
    packed = sum(len(gzip.compress(content, 9)) for content in contents)
    return f"{name:26}{sum(map(len, contents)):>12,} bytes {packed:>10,} gzipped"


def answers(site: Path) -> None:
    """Print how soon filters and search answer on a page that has loaded nothing but itself."""
    from playwright.sync_api import sync_playwright

    with _served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["ADVOCACY_BROWSER"], args=["--no-sandbox"])
        for name, question in QUESTIONS.items():
            times = []
            for _ in range(ROUNDS):
                page = browser.new_page()
                page.goto(f"{address}posts/", wait_until="networkidle")
                times.append(float(page.evaluate(FIRST_ANSWER, question)))
                page.close()
            print(
                f"{f'first answer: {name}':26}{median(times):>12.0f} ms (median of {ROUNDS}, {max(times):.0f} at most)"
            )
        _search(browser, address)
        browser.close()


def _search(browser: Browser, address: str) -> None:
    """Print what the first result of the header's search weighs, and how soon results come after the last key."""
    first, later, weights = [], [], []
    came: list[Response] = []
    for _ in range(ROUNDS):
        page = browser.new_page()
        page.goto(address, wait_until="networkidle")
        came.clear()
        page.on("response", lambda answer: came.append(answer))
        field = page.locator("[data-advocacy-search] input")
        field.focus()
        first.append(float(field.evaluate(SEARCH_ANSWER, "rainy monday")))
        weights.append(sum(map(_packed, came)))
        later.append(float(field.evaluate(SEARCH_ANSWER, "tasting panel lyon")))
        page.close()
    print(f"{'search: first result':26}{int(median(weights)):>12,} bytes over the wire, pictures left out")
    for name, times in (("search: first result", first), ("search: further words", later)):
        print(f"{name:26}{median(times):>12.0f} ms (median of {ROUNDS}, {max(times):.0f} at most)")


def _packed(answer: Response) -> int:
    """How long the file is that a server sends: what is compressed already stays, pictures are another matter."""
    if answer.url.endswith((".png", ".webp", ".jpg", ".svg")):
        return 0
    content = answer.body()
    is_packed = answer.url.endswith((".pf_index", ".pf_meta", ".pagefind"))
    return len(content) if is_packed else len(gzip.compress(content, 9))


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder, and does not talk about it."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *arguments: object) -> None:
        del format, arguments


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--answers"]:
        answers(Path(sys.argv[2]))
    else:
        main(sys.argv[1:])
