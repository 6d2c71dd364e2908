"""Time what `mkdocs serve` does when a writer has changed one post; print the times as JSON.

`python3 scripts/_bench_rebuild.py HUB ROUNDS` takes the steps of `mkdocs serve` without its server and its waiting:
load the configuration, say that this is a preview, build; then, for every change, load it and build again. MkDocs
keeps the plugins between these loads, so what they remember counts here as it does for a writer.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

ADDRESS = "http://127.0.0.1:8000/"


def times(hub: Path, rounds: int) -> dict[str, object]:
    """Seconds of the first build and of each one after a change; the changed post is put back in the end."""
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
                changed, beginning = _changed(original, number)
                post.write_text(changed, encoding="utf-8")
                started = time.perf_counter()
                reloaded = _load(hub, output)
                build(reloaded, serve_url=ADDRESS)
                again.append(time.perf_counter() - started)
                if reloaded.plugins["advocacy"] is not config.plugins["advocacy"]:
                    sys.exit("MkDocs has made the plugins anew: these are not the times of mkdocs serve.")
                after = page.read_bytes()
                if beginning.encode() in before or beginning.encode() not in after:
                    sys.exit("The change of the post did not arrive on its page.")
        finally:
            post.write_text(original, encoding="utf-8")
    return {"first": first, "again": again}


def _load(hub: Path, output: str) -> MkDocsConfig:
    config = load_config(str(hub / "mkdocs.yml"), site_dir=output)
    config.site_url = ADDRESS
    return config


def _changed(original: str, number: int) -> tuple[str, str]:
    """The post with another first word in its first text, and how the text begins then."""
    before, mark, text = original.partition('\n    - "')
    _, _, rest = text.partition(" ")
    beginning = f"Zq{number} {rest.partition(' ')[0]} "
    return f"{before}{mark}Zq{number} {rest}", beginning


if __name__ == "__main__":
    print(json.dumps(times(Path(sys.argv[1]), int(sys.argv[2]))))
