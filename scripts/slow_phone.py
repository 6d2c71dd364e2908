"""How soon a slow phone shows a post and lets it be shared: medians of several visits, sites in turn in one run.

    scripts/slow_phone.py SITE [SITE ...] [--page posts/ginger-is-here/] [--visits 5] [--frames FOLDER]

The phone is emulated by Chromium: 390 × 844, a quarter of this machine's speed, 1.6 Mbit/s down, 150 ms to the server,
which compresses its files and speaks HTTP/1.1. Sites are folders that `mkdocs build` wrote; of several, such as one
before a change and one after it, each round visits one after the other, so that other work on the machine slows down
all alike.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from _environment import PYTHON, ensure, find_browser, run

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FIGURES = ("first paint", "words", "share", "largest paint", "layout shift", "requests", "kB")
FRAME = 500
"""Milliseconds from one picture to the next."""
_PACKED = (".html", ".js", ".css", ".json", ".svg", ".xml", ".txt")
_WATCH = """
const seen = window.seen = { shift: 0 };
const watch = (type, take) =>
  new PerformanceObserver(list => list.getEntries().forEach(take)).observe({ type, buffered: true });
watch('layout-shift', one => { if (!one.hadRecentInput) seen.shift += one.value });
watch('largest-contentful-paint', one => { seen.largest = one.startTime });
watch('paint', one => { if (one.name === 'first-contentful-paint') seen.paint = one.startTime });
const look = () => {
  const text = document.querySelector('.advocacy-composer :is(.advocacy-editor__first, .advocacy-editor__text)');
  if (text?.offsetHeight && (text.value ?? text.textContent)) seen.words ??= performance.now();
  if (document.querySelector('.advocacy-composer[data-ready] .advocacy-share')) seen.share ??= performance.now();
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


class _Handler(SimpleHTTPRequestHandler):
    """Serves files as a host does: compressed, many over one connection."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in _PACKED:
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of the site while it is served on this machine alone."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def visit(browser: Browser, address: str, frames: Path | None) -> list[float]:
    """The figures of one visit, in the order of `FIGURES`, times in seconds; `frames` is where pictures of it go."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    page = context.new_page()
    page.set_default_timeout(90_000)
    page.add_init_script(_WATCH)
    phone = context.new_cdp_session(page)
    phone.send("Network.enable")
    slow = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
    phone.send("Network.emulateNetworkConditions", slow)
    phone.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    if frames:
        page.goto(address, wait_until="commit")
        for number in range(12):
            page.screenshot(path=frames / f"{number * FRAME / 1000:.1f}.png")
            page.wait_for_timeout(FRAME)
    else:
        page.goto(address)
    page.wait_for_function("window.seen?.share")
    page.wait_for_timeout(1500)
    seen = page.evaluate("window.seen")
    files = page.evaluate("performance.getEntriesByType('resource').map(one => one.transferSize)")
    context.close()
    times = [seen[name] / 1000 for name in ("paint", "words", "share", "largest")]
    return [*times, seen["shift"], len(files), sum(files) / 1000]


def main() -> int:
    """Measure the sites and print a table."""
    if Path(sys.prefix) != PYTHON.parents[1]:
        ensure()
        return run(PYTHON, Path(__file__), *sys.argv[1:])
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sites", nargs="+", type=Path, metavar="SITE")
    parser.add_argument("--page", default="posts/ginger-is-here/")
    parser.add_argument("--visits", type=int, default=5)
    parser.add_argument("--frames", type=Path, help="take pictures of one more visit, half a second apart")
    options = parser.parse_args()
    if missing := [str(site) for site in options.sites if not (site / options.page).is_dir()]:
        sys.exit(f"{', '.join(missing)}: there is no {options.page}; build the site first, or name another --page")
    found: dict[Path, list[list[float]]] = {site: [] for site in options.sites}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        for _ in range(options.visits):
            for site, visits in found.items():
                with served(site) as address:
                    visits.append(visit(browser, address + options.page, None))
        if options.frames:
            options.frames.mkdir(parents=True, exist_ok=True)
            with served(options.sites[-1]) as address:
                visit(browser, address + options.page, options.frames)
    width = max(len(str(site)) for site in found)
    print(" " * width, *[f"{name:>13}" for name in FIGURES])
    for site, visits in found.items():
        print(f"{site!s:<{width}}", *[f"{statistics.median(figures):13.2f}" for figures in zip(*visits, strict=True)])
    print(json.dumps({str(site): visits for site, visits in found.items()}), file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
