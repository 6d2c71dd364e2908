"""Time the rebuilds of `mkdocs serve` after a writer changes one post, and print the times as JSON.

`python3 scripts/_bench_rebuild.py HUB ROUNDS` runs the steps of `mkdocs serve` without the server: it loads the
configuration, starts a preview and builds, then reloads and rebuilds after every change. MkDocs keeps the plugins
between reloads, so their in-memory caches work as they do for a writer. The search index, which follows the pages, is
ready before the next change.
"""

from __future__ import annotations

import json
import sys
import tempfile
import threading
import time
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_advocacy.rendering.search.make import LateIndexMaker

ADDRESS = "http://127.0.0.1:8000/"


def times(hub: Path, rounds: int) -> dict[str, object]:
    """Return the seconds of the first build and of each rebuild. The changed post is restored at the end."""
    posts = sorted(hub.glob("content/posts/*/*.yml"))
    post = posts[len(posts) // 2]
    original = post.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as output:
        page = Path(output, "posts", post.stem, "index.html")
        config = _load(hub, output)
        config.plugins.on_startup(command="serve", dirty=False)
        started = time.perf_counter()
        build(config, serve_url=ADDRESS)
        first = time.perf_counter() - started
        again = []
        try:
            for number in range(rounds):
                before = page.read_bytes()
                changed, beginning = _change(original, number)
                post.write_text(changed, encoding="utf-8")
                started = time.perf_counter()
                reloaded = _load(hub, output)
                build(reloaded, serve_url=ADDRESS)
                again.append(time.perf_counter() - started)
                for thread in threading.enumerate():
                    if isinstance(thread, LateIndexMaker):
                        thread.join()
                if reloaded.plugins["advocacy"] is not config.plugins["advocacy"]:
                    sys.exit("MkDocs created new plugin instances, so these times don't match mkdocs serve.")
                after = page.read_bytes()
                if beginning.encode() in before or beginning.encode() not in after:
                    sys.exit("The change to the post does not appear on its page.")
        finally:
            post.write_text(original, encoding="utf-8")
    return {"first": first, "again": again}


def _load(hub: Path, output: str) -> MkDocsConfig:
    config = load_config(str(hub / "mkdocs.yml"), site_dir=output)
    config.site_url = ADDRESS
    return config


def _change(original: str, number: int) -> tuple[str, str]:
    """Replace the first word of the post's first text. Returns the new file and the new start of the text."""
    before, mark, text = original.partition('\n    - "')
    _, _, rest = text.partition(" ")
    beginning = f"Zq{number} {rest.partition(' ')[0]} "
    return f"{before}{mark}Zq{number} {rest}", beginning


if __name__ == "__main__":
    print(json.dumps(times(Path(sys.argv[1]), int(sys.argv[2]))))
