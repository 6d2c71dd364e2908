"""`mkdocs serve`: drafts are visible, and each change appears soon after it is saved."""

from __future__ import annotations

import multiprocessing
import os
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from jinja2 import Environment, TemplateNotFound
from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from PIL import Image
from tests.site.sites import NOW, QUIET, Site, as_yaml, epoch, post, write_hub

from mkdocs_advocacy.core.parallel import WORTH_IT
from mkdocs_advocacy.mkdocs_plugins.post_pages import PostPages
from mkdocs_advocacy.rendering.search.make import LateIndexMaker
from mkdocs_advocacy.rendering.templates import theme_folder

Fetch = Callable[[str], str]


@contextmanager
def preview(hub: Path, warm: Path) -> Iterator[Fetch]:
    """Serve a preview of the hub and yield a function that fetches a page, or an empty string if there is none."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [warm / "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{port}"]
    environment = {**os.environ, **QUIET, "SOURCE_DATE_EPOCH": epoch(NOW)}
    with (hub / "log").open("wb") as log, subprocess.Popen(command, cwd=hub, env=environment, stderr=log) as server:

        def fetch(address: str) -> str:
            try:
                with urlopen(f"http://127.0.0.1:{port}/{address}", timeout=5) as answer:
                    return str(answer.read().decode())
            except (HTTPError, URLError, ConnectionError):
                return ""

        try:
            wait_until(lambda: "Home" in fetch(""))
            yield fetch
            assert server.poll() is None, (hub / "log").read_text()
        finally:
            server.terminate()
            server.wait(10)


def wait_until(holds: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "the expected change did not appear"
        time.sleep(0.05)


def test_drafts_are_shown_and_changes_appear(warm: Path, tmp_path: Path) -> None:
    posts = {
        "draft": post("Not yet", "Old words", status="draft"),
        "late": post("Late", publish="2099-01-01"),
        "other": post("Other", campaign="spring"),
        "leaving": post("Leaving"),
    }
    hub = write_hub(tmp_path, posts, campaigns={"spring": {"title": "Spring"}})
    folder = hub / "content" / "posts"
    with preview(hub, warm) as fetch:
        assert "Draft: don’t share this yet." in fetch("posts/draft/")
        assert "January 1, 2099" in fetch("posts/late/")
        assert fetch("posts/").count("don’t share this yet.") == 2

        (folder / "draft.yml").write_text(as_yaml(post("Not yet", "New words", status="draft")))
        wait_until(lambda: "New words" in fetch("posts/draft/"))
        assert "Old words" not in fetch("posts/draft/")
        assert ">Other</h1>" in fetch("posts/other/")

        (folder / "leaving.yml").unlink()
        (folder / "new.yml").write_text(as_yaml(post("Brand new")))
        (hub / "content" / "campaigns" / "spring.yml").write_text("title: Summer\n")
        wait_until(lambda: "Brand new" in fetch("posts/new/") and "Summer" in fetch("posts/other/"))
        wait_until(lambda: "Leaving" not in fetch("posts/leaving/"))
        assert "Spring" not in fetch("posts/other/") + fetch("posts/")
        assert "Brand new" in fetch("posts/") + fetch("posts/draft/")


def test_an_error_is_reported_and_can_be_fixed(warm: Path, tmp_path: Path) -> None:
    hub = write_hub(tmp_path, {"one": post("One")})
    file = hub / "content" / "posts" / "one.yml"
    with preview(hub, warm) as fetch:
        assert ">One</h1>" in fetch("posts/one/")
        file.write_text("title: Broken\n")
        wait_until(lambda: "content/posts/one.yml:1:1: error:" in (hub / "log").read_text())
        file.write_text(as_yaml(post("Mended")))
        wait_until(lambda: ">Mended</h1>" in fetch("posts/one/"))


def test_a_message_of_the_interface_can_be_changed(warm: Path, tmp_path: Path) -> None:
    hub = write_hub(tmp_path, {"one": post("One", networks=["x"])})
    words = hub / "guidelines" / "languages" / "en.yml"
    words.parent.mkdir(parents=True)
    words.write_text("share_on: Go to {network}\n")
    with preview(hub, warm) as fetch:
        assert "Go to X" in fetch("posts/one/")
        words.write_text("share_on: Run to {network}\n")
        wait_until(lambda: "Run to X" in fetch("posts/one/"))


CHANGES = {
    "a post's title": ("content/posts/one.yml", "title: One", "title: Another one"),
    "a post's text": ("content/posts/one.yml", "Some words", "Other words"),
    "a translation": ("content/posts/one.de.yml", "Eins", "Noch eins"),
    "a translation's state": ("content/posts/one.fr.yml", "ready", "retired"),
    "a campaign's title": ("content/campaigns/spring.yml", "title: Spring", "title: Summer"),
    "a campaign's hashtags": ("content/campaigns/spring.yml", "Green", "Bloom"),
    "a campaign's title in another language": ("content/campaigns/spring.de.yml", "Frühling", "Lenz"),
    "a campaign's hashtags in another language": ("content/campaigns/spring.de.yml", "Grün", "Blüte"),
    "a campaign's first day in another language": ("content/campaigns/autumn.de.yml", "2027-01-01", "2027-06-01"),
    "a campaign's first day": ("content/campaigns/autumn.yml", "2027-01-01", "2027-06-01"),
    "a campaign with one post": ("content/campaigns/autumn.yml", "title: Autumn", "title: Fall"),
    "a future campaign": ("content/campaigns/winter.yml", "Snow", "Hail"),
    "an image's alt text": ("content/brand/tree/brand.yml", "A tree", "A tall tree"),
    "a message": ("guidelines/languages/en.yml", "Go to {network}", "Run to {network}"),
    "a message on cards": ("guidelines/languages/en.yml", "Wordings", "Ways"),
    "a network's name": ("guidelines/networks/x.yml", "name: X", "name: The X"),
    "a network's limit": ("guidelines/networks/x.yml", "limit: 280", "limit: 12"),
    "a tracking parameter": ("mkdocs.yml", "medium: social", "medium: people"),
    "the address for editing": ("mkdocs.yml", "edit/main", "edit/next"),
    "the site's name": ("mkdocs.yml", "Test hub", "Best hub"),
    "the template of cards": ("theme/advocacy/posts/card.html", "A card", "A postcard"),
    "the template of posts": ("theme/advocacy/posts/post.html", "A page", "A sheet"),
}
"""Changes during a preview: a file, a text in it, and its replacement."""


class Preview:
    """A preview in this process, without a server."""

    def __init__(self, hub: Path, name: str) -> None:
        self._hub, self._folder = hub, hub / name
        self._plugins: dict[str, Any] = {}
        with self._loaded() as config:
            config.plugins.on_startup(command="serve", dirty=False)

    def built(self) -> dict[str, bytes]:
        """Build again and return the files of the site."""
        with self._loaded() as config:
            build.build(config, serve_url="http://localhost/")
        for thread in threading.enumerate():
            if isinstance(thread, LateIndexMaker):
                thread.join()
        return Site(self._folder).files

    @contextmanager
    def _loaded(self) -> Iterator[MkDocsConfig]:
        """Load the configuration with the plugins that this preview started with."""
        with patch.object(MkDocsConfig.plugins, "plugin_cache", self._plugins):
            yield load_config(str(self._hub / "mkdocs.yml"), site_dir=str(self._folder))


def write_image(hub: Path, size: tuple[int, int]) -> None:
    Image.new("RGB", size, "green").save(hub / "content/brand/tree/oak.png")


def varied_hub(folder: Path) -> Path:
    """Write a hub with a post that uses everything that can change."""
    templates = theme_folder() / "advocacy"
    files = {
        "content/brand/tree/brand.yml": "assets:\n  oak: {title: Oak, alt: A tree}\n",
        "guidelines/languages/en.yml": 'share_on: Go to {network}\nversions_other: "{count} Wordings"\n',
        "guidelines/networks/x.yml": "name: X\ntext:\n  limit: 280\n",
        "theme/advocacy/posts/card.html": (templates / "posts/card.html").read_text() + "<p>A card</p>",
        "theme/advocacy/posts/post.html": (templates / "posts/post.html").read_text() + "<p>A page</p>",
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    write_image(folder, (1200, 630))
    one = post("One", ["Some words {hashtags} {link}", "More"], campaign="spring", link="https://shop.example/")
    posts = {
        "one": {**one, "media": ["tree/oak"]},
        "one.de": {"title": "Eins"},
        "one.fr": {"title": "Un", "status": "ready"},
        "two": post("Two", campaign="spring", expire="2027-01-20"),
        "three": post("Three", campaign="autumn"),
        "three.de": {"title": "Drei"},
        "four": post("Four", "Cold {hashtags}", campaign="winter", networks=["x"], publish="2027-01-30"),
        "old": post("Old", status="retired"),
    }
    return write_hub(
        folder,
        posts,
        campaigns={
            "spring": {"title": "Spring", "hashtags": ["Green"]},
            "spring.de": {"title": "Frühling", "hashtags": ["Grün"]},
            "autumn": {"title": "Autumn", "starts": "2027-01-01"},
            "autumn.de": {"title": "Herbst", "starts": "2027-01-01"},
            "winter": {"title": "Winter", "hashtags": ["Snow"], "starts": "2027-01-30"},
        },
        options={"languages": ["en", "de", "fr"], "utm": {"medium": "social"}},
        theme={"custom_dir": "theme", "features": ["content.action.edit"]},
        repo_url="https://github.com/soda/hub",
        edit_uri="edit/main/content/",
    )


@dataclass(frozen=True)
class Watched:
    """A hub, its preview, and the files of its first build."""

    hub: Path
    preview: Preview
    before: dict[str, bytes]


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SOURCE_DATE_EPOCH", epoch(NOW))
        hub = varied_hub(tmp_path_factory.mktemp("watched"))
        preview = Preview(hub, "preview")
        yield Watched(hub, preview, preview.built())


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_appears_on_every_page(watched: Watched, change: str) -> None:
    name, words, others = CHANGES[change]
    file = watched.hub / name
    original = file.read_text()
    assert words in original
    file.write_text(original.replace(words, others))
    try:
        changed = watched.preview.built()
        fresh = Preview(watched.hub, "fresh").built()
    finally:
        file.write_text(original)
    assert changed == fresh != watched.before
    assert watched.preview.built() == watched.before


def test_templates_are_compiled_once(watched: Watched) -> None:
    def names() -> list[str]:
        """Return the compiled templates, except those that Material's search compiles in its own environment."""
        found = [call.args[2] for call in compiled.call_args_list]
        return [name for name in found if not name.startswith("partials/language")]

    with patch.object(Environment, "compile", autospec=True, side_effect=Environment.compile) as compiled:
        watched.preview.built()
        assert names() == []
        template = watched.hub / "theme/partials/footer.html"
        template.parent.mkdir(exist_ok=True)
        for words in ("One footer", "Another footer"):
            template.write_text(words)
            assert words in watched.preview.built()["index.html"].decode()
        assert names() == ["partials/footer.html"] * 2
        template.unlink()
    assert watched.preview.built() == watched.before


def test_a_changed_image_appears_on_every_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(NOW))
    hub = varied_hub(tmp_path)
    preview = Preview(hub, "preview")
    assert b'height="630"' in preview.built()["posts/index.html"]
    write_image(hub, (1200, 800))
    changed = preview.built()
    assert b'height="800"' in changed["posts/index.html"]
    assert changed == Preview(hub, "fresh").built()


def test_changes_caused_by_the_date_appear_on_every_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A post expires and a campaign begins."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(NOW))
    hub = varied_hub(tmp_path)
    preview = Preview(hub, "preview")
    before = preview.built()
    assert b"Two" in before["posts/index.html"]
    assert "don’t share this yet".encode() in before["campaigns/winter/index.html"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch("2027-02-01T12:00:00Z"))
    after = preview.built()
    assert b"Two" not in after["posts/index.html"]
    assert "don’t share this yet".encode() not in after["campaigns/winter/index.html"]
    assert after == Preview(hub, "fresh").built()


@pytest.mark.parametrize("way", ["edited", "deleted"])
def test_a_build_that_fails_late_leaves_no_outdated_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(NOW))
    hub = varied_hub(tmp_path)
    preview = Preview(hub, "preview")
    assert b"One" in preview.built()["posts/old/index.html"]  # it shows the card of a related post
    one, home = hub / "content/posts/one.yml", hub / "content/index.md"
    if way == "edited":
        one.write_text(one.read_text().replace("One", "Another one").replace("Some words", "Other words"))
    else:
        for file in one.parent.glob("one.*"):
            file.unlink()
    original = home.read_text()
    home.write_text(f"---\ntemplate: missing.html\n---\n\n{original}")
    with pytest.raises(TemplateNotFound):
        preview.built()
    home.write_text(original)
    assert preview.built() == Preview(hub, "fresh").built()


def test_feed_files_of_withdrawn_posts_are_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(NOW))
    hub = write_hub(tmp_path, {f"post-{number}": post(f"Post {number}") for number in range(101)})
    preview = Preview(hub, "preview")
    assert "posts/feed-2.json" in preview.built()
    (hub / "content/posts/post-7.yml").unlink()
    assert preview.built() == Preview(hub, "fresh").built()


def test_search_works_while_the_hub_has_errors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(NOW))
    hub = varied_hub(tmp_path)
    preview = Preview(hub, "preview")
    before = preview.built()
    file = hub / "content/posts/one.yml"
    original = file.read_text()
    file.write_text("title: Broken\n")
    with pytest.raises(Abort):
        preview.built()
    assert Site(hub / "preview").files == before
    file.write_text(original)
    assert preview.built() == before


def test_a_page_can_be_beside_the_search_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(NOW))
    pages = {"index.md": "# Home\n", "search.md": "# How to search\n", "search/tips.md": "# Tips\n"}
    hub = write_hub(tmp_path, {"one": post("One")}, pages=pages)
    preview = Preview(hub, "preview")
    for _ in range(2):
        files = preview.built()
        assert {"search/index.html", "search/tips/index.html", "search/records.json"} <= files.keys()
    for name in ("search/tips.md", "search.md"):
        (hub / "content" / name).unlink()
        assert preview.built() == Preview(hub, "fresh").built()


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="processes cannot be forked here")
def test_no_process_writes_pages_after_the_build_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise, it would write pages of withdrawn posts into the site of the next build."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(NOW))
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    write = PostPages._write
    monkeypatch.setattr(PostPages, "_write", lambda *arguments: (time.sleep(0.02), write(*arguments))[1])
    pages = {"index.md": "---\ntemplate: missing.html\n---\n\n# Home\n"}
    hub = write_hub(tmp_path, {f"post-{number}": post() for number in range(WORTH_IT)}, pages=pages)
    with pytest.raises(TemplateNotFound):
        Preview(hub, "preview").built()
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_nobody_else_can_read_pages_while_a_preview_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`mkdocs serve` builds in a private folder, but drafts were moved to one that all users could read."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(NOW))
    hub = varied_hub(tmp_path)
    preview = Preview(hub, "preview")
    before = preview.built()
    hook, config = hub / "hook.py", hub / "mkdocs.yml"
    original = config.read_text()
    hook.write_text("def on_nav(nav, config, files):\n    raise ValueError(1)\n")
    config.write_text(f"{original}hooks: [hook.py]\n")
    with pytest.raises(ValueError, match="1"):
        preview.built()
    away = [path for path in hub.iterdir() if path.name.startswith("preview-")]
    assert {path.stat().st_mode & 0o777 for path in away} == {0o700}
    config.write_text(original)
    assert preview.built() == before
    assert [path for path in hub.iterdir() if path.name.startswith("preview-")] == []
