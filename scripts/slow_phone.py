"""Measure how quickly a slow phone shows a post and can share it, as medians of several visits.

    scripts/slow_phone.py SITE [SITE ...] [--page posts/ginger-is-here/] [--visits 5] [--frames FOLDER]

Chromium emulates the phone: 390 × 844 pixels, a quarter of this machine's speed, 1.6 Mbit/s download, 150 ms latency.
The server compresses files and uses HTTP/1.1. Each SITE is the output folder of `mkdocs build`. With several sites,
such as before and after a change, each round visits them in turn, so that other load affects all of them alike.
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

FIGURES = ("first paint", "text", "share", "largest paint", "layout shift", "requests", "kB")
FRAME = 500
"""Milliseconds between two screenshots."""
_COMPRESSED = (".html", ".js", ".css", ".json", ".svg", ".xml", ".txt")
_WATCH = """
const seen = window.seen = { shift: 0 };
const watch = (type, take) =>
  new PerformanceObserver(list => list.getEntries().forEach(take)).observe({ type, buffered: true });
watch('layout-shift', one => { if (!one.hadRecentInput) seen.shift += one.value });
watch('largest-contentful-paint', one => { seen.largest = one.startTime });
watch('paint', one => { if (one.name === 'first-contentful-paint') seen.paint = one.startTime });
const look = () => {
  const text = document.querySelector('.advocacy-composer :is(.advocacy-editor__first, .advocacy-editor__text)');
  if (text?.offsetHeight && (text.value ?? text.textContent)) seen.text ??= performance.now();
  if (document.querySelector('.advocacy-composer[data-ready] .advocacy-share')) seen.share ??= performance.now();
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


class _Handler(SimpleHTTPRequestHandler):
    """A server that sends files as a host does: compressed, over persistent connections."""

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
        if path.suffix in _COMPRESSED:
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """Serve the site on the loopback interface and provide its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def visit(browser: Browser, address: str, frames: Path | None) -> list[float]:
    """Return the figures of one visit, ordered like `FIGURES`, in seconds. Saves screenshots to `frames`, if given."""
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
    times = [seen[name] / 1000 for name in ("paint", "text", "share", "largest")]
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
    parser.add_argument("--frames", type=Path, help="take screenshots of an extra visit, every half second")
    options = parser.parse_args()
    if missing := [str(site) for site in options.sites if not (site / options.page).is_dir()]:
        sys.exit(
            f"{options.page} does not exist in {', '.join(missing)}: build the site first, or choose another --page"
        )
    results: dict[Path, list[list[float]]] = {site: [] for site in options.sites}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        for _ in range(options.visits):
            for site, visits in results.items():
                with serve(site) as address:
                    visits.append(visit(browser, address + options.page, None))
        if options.frames:
            options.frames.mkdir(parents=True, exist_ok=True)
            with serve(options.sites[-1]) as address:
                visit(browser, address + options.page, options.frames)
    width = max(len(str(site)) for site in results)
    print(" " * width, *[f"{name:>13}" for name in FIGURES])
    for site, visits in results.items():
        print(f"{site!s:<{width}}", *[f"{statistics.median(figures):13.2f}" for figures in zip(*visits, strict=True)])
    print(json.dumps({str(site): visits for site, visits in results.items()}), file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
