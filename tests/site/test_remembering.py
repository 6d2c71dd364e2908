"""Builds with a cache of earlier builds give the same site as builds without one, after any edit."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import yaml
from PIL import Image
from tests.site.sites import NOW, Site, as_yaml, build, post, write_hub

from mkdocs_advocacy.core.caches import CACHE
from mkdocs_advocacy.kinds.posts import load
from mkdocs_advocacy.kinds.posts.memory import NAME as POSTS_NAME
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.kinds.posts.render import PostRenderer
from mkdocs_advocacy.mkdocs_plugins.post_pages import PAGES as PAGES_NAME
from mkdocs_advocacy.rendering.search.archive import NAME as INDEX_NAME
from mkdocs_advocacy.rendering.search.index import SearchIndex

EDITS = 50
NETWORKS = ("linkedin", "x", "mastodon", "email")
Edit = Callable[[random.Random, Path], None]


def write_test_hub(folder: Path) -> Path:
    """Write a hub with a campaign, a guideline, a rule, an image, translations, and posts in all states."""
    posts: dict[str, Any] = {
        f"post-{number}": post(
            f"Post {number}",
            {
                "any": [
                    f"Words of {number}. {{link}} {{hashtags}}",
                    f"Now something else: {number} reasons to try it.",
                ],
                "x": f"Short {number}",
            },
            link=f"https://soda.example/{number}",
            campaign="launch" if number % 2 else None,
            media=["set/can"] if number % 3 == 0 else None,
            fields={"flavour": {"label": "Flavour", "example": "Lime"}} if number % 4 == 0 else None,
        )
        for number in range(8)
    }
    posts["post-1.de"] = {"title": "Beitrag 1", "text": {"any": "Worte. {link}"}}
    posts["coming"] = post("Coming", publish="2027-02-01")
    posts["over"] = post("Over", expire="2027-01-01")
    posts["draft"] = post("Draft", status="draft")
    posts = {name: {key: value for key, value in one.items() if value is not None} for name, one in posts.items()}
    hub = write_hub(
        folder,
        posts,
        campaigns={"launch": {"title": "Launch", "hashtags": ["Launch"]}},
        pages={"index.md": "# Home\n\n```posts\nlimit: 3\n```\n"},
        options={"languages": ["en", "de"]},
        plugins=[
            "search",
            {"advocacy": {"languages": ["en", "de"]}},
            *(f"advocacy/{name}" for name in ("guidelines", "brand", "posts")),
        ],
        theme={"custom_dir": "overrides"},
    )
    (hub / "overrides").mkdir()
    (hub / "content/brand/set").mkdir(parents=True)
    (hub / "content/brand/set/brand.yml").write_text("title: Set\nassets:\n  can: {alt: A can of lemonade}\n")
    Image.new("RGB", (600, 400), "teal").save(hub / "content/brand/set/can.png")
    (hub / "guidelines").mkdir()
    (hub / "guidelines/x.md").write_text("---\nnetwork: x\n---\n\nBe kind.\n")
    return hub


def some_post(chance: random.Random, hub: Path) -> Path:
    return chance.choice(sorted((hub / "content/posts").glob("*.yml")))


def change(path: Path, **values: Any) -> None:
    """Write other values to a file; None removes a key."""
    merged = {**yaml.safe_load(path.read_text("utf-8")), **values}
    path.write_text(as_yaml({name: value for name, value in merged.items() if value is not None}), "utf-8")


def edit_text(chance: random.Random, hub: Path) -> None:
    change(some_post(chance, hub), text={"any": f"Hello {chance.random()}"})


def edit_title(chance: random.Random, hub: Path) -> None:
    change(some_post(chance, hub), title=f"Title {chance.random()}")


def edit_day(chance: random.Random, hub: Path) -> None:
    day = datetime.fromisoformat(NOW) + timedelta(days=chance.randrange(-40, 40))
    change(some_post(chance, hub), publish=day.date().isoformat())


def edit_status(chance: random.Random, hub: Path) -> None:
    change(some_post(chance, hub), status=chance.choice(["draft", "ready"]))


def edit_networks(chance: random.Random, hub: Path) -> None:
    change(some_post(chance, hub), networks=chance.sample(NETWORKS, 2))


def add_post(chance: random.Random, hub: Path) -> None:
    name = f"new-{chance.randrange(1000)}"
    (hub / f"content/posts/{name}.yml").write_text(as_yaml(post(name, f"Text of {name}", topics=["new"])))


def remove_post(chance: random.Random, hub: Path) -> None:
    if len(posts := sorted((hub / "content/posts").glob("*.yml"))) > 6:
        for file in (hub / "content/posts").glob(f"{chance.choice(posts).name.partition('.')[0]}.*"):
            file.unlink()


def add_translation(chance: random.Random, hub: Path) -> None:
    post_id = some_post(chance, hub).name.partition(".")[0]
    if (hub / f"content/posts/{post_id}.yml").exists():
        (hub / f"content/posts/{post_id}.de.yml").write_text(as_yaml({"title": f"Deutsch {chance.random()}"}))


def edit_campaign(chance: random.Random, hub: Path) -> None:
    change(
        hub / "content/campaigns/launch.yml",
        title=f"Launch {chance.random()}",
        hashtags=[f"Launch{chance.randrange(99)}"],
        utm_campaign=f"launch-{chance.randrange(99)}",
    )


def edit_settings(chance: random.Random, hub: Path) -> None:
    path = hub / "mkdocs.yml"
    settings = yaml.safe_load(path.read_text("utf-8"))
    settings["plugins"][1]["advocacy"]["utm"] = {"medium": chance.choice(["social", "advocacy", "people"])}
    path.write_text(as_yaml(settings), "utf-8")


def edit_network(chance: random.Random, hub: Path) -> None:
    folder = hub / "guidelines/networks"
    folder.mkdir(exist_ok=True)
    (folder / "linkedin.yml").write_text(as_yaml({"text": {"limit": chance.choice([40, 2000, 3000])}}))


def edit_rules(chance: random.Random, hub: Path) -> None:
    folder = hub / "guidelines/rules"
    folder.mkdir(exist_ok=True)
    (folder / "disclosure.yml").write_text(
        as_yaml({"employees": {"en": f"I work here ({chance.randrange(99)}).", "de": "Ich arbeite hier."}})
    )


def edit_picture(chance: random.Random, hub: Path) -> None:
    colour = chance.choice(["red", "teal", "navy"])
    Image.new("RGB", (chance.choice([600, 900]), 400), colour).save(hub / "content/brand/set/can.png")


def edit_template(chance: random.Random, hub: Path) -> None:
    (hub / "overrides/main.html").write_text(
        f'{{% extends "base.html" %}}{{% block footer %}}{chance.random()}{{% endblock %}}'
    )


def edit_page(chance: random.Random, hub: Path) -> None:
    (hub / "content/index.md").write_text(
        f"# Home {chance.random()}\n\n```posts\nlimit: {chance.randrange(1, 5)}\n```\n"
    )


EVERY: tuple[Edit, ...] = (
    *(edit_text, edit_title, edit_day, edit_status, edit_networks, add_post, remove_post, add_translation),
    *(edit_campaign, edit_settings, edit_network, edit_rules, edit_picture, edit_template, edit_page),
)


def build_site(hub: Path, now: str) -> tuple[int, str, dict[str, bytes]]:
    """Return the exit code and problems of a build, and the files of a site without errors."""
    site: Site = build(hub, now=now)
    problems = "\n".join(line for line in site.output.splitlines() if "content/" in line or "guidelines/" in line)
    return site.exit_code, problems, site.files if site.exit_code == 0 else {}


def test_the_site_is_the_same_as_without_a_cache(tmp_path: Path) -> None:
    chance = random.Random(16)
    hub = write_test_hub(tmp_path / "hub")
    now = datetime.fromisoformat(NOW)
    succeeded = 0
    for number in range(EDITS):
        edit = EVERY[number] if number < len(EVERY) else chance.choice(EVERY)
        edit(chance, hub)
        now += timedelta(hours=chance.randrange(0, 20))
        moment = now.astimezone(UTC).isoformat()
        remembered = build_site(hub, moment)
        assert (hub / CACHE / POSTS_NAME).is_file()
        fresh = tmp_path / "fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(hub, fresh, ignore=shutil.ignore_patterns(".cache", "site"))
        expected = build_site(fresh, moment)
        assert remembered[:2] == expected[:2], (number, edit)
        was, should = remembered[2], expected[2]
        different = {name for name in was | should if was.get(name) != should.get(name)}
        assert different == set(), (number, edit, moment)
        succeeded += remembered[0] == 0
    assert succeeded > EDITS / 2


def kept_pages(hub: Path) -> list[Path]:
    return sorted((hub / CACHE / PAGES_NAME).iterdir())


def record_rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Record the ids of posts whose pages are rendered from now on."""
    seen: list[str] = []
    page = PostRenderer.page

    def noted(renderer: PostRenderer, shown: Post, *arguments: str) -> bytes:
        seen.append(shown.id)
        return page(renderer, shown, *arguments)

    monkeypatch.setattr(PostRenderer, "page", noted)
    return seen


def test_only_changed_pages_are_rendered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hub = write_test_hub(tmp_path)
    build(hub)
    seen = record_rendered(monkeypatch)
    build(hub)
    assert seen == []
    change(hub / "content/posts/over.yml", title="Another title")  # no other page shows its card
    build(hub)
    assert seen == ["over"]


@pytest.mark.parametrize("name", ["mine/note.html", "mine/note.txt", ".icons/mine/note.svg"])
def test_pages_are_rendered_again_after_a_template_changed(tmp_path: Path, name: str) -> None:
    hub = write_test_hub(tmp_path)
    share, note = hub / "overrides/advocacy/posts/share.html", hub / "overrides" / name
    for folder in (share.parent, note.parent):
        folder.mkdir(parents=True)
    share.write_text(f"{{% include '{name}' %}}")
    note.write_text("First note")
    assert "First note" in (build(hub).folder / "posts/post-2/index.html").read_text()
    note.write_text("Second note")
    assert "Second note" in (build(hub).folder / "posts/post-2/index.html").read_text()
    share.rename(share.with_name("network.html"))
    again, fresh = build(hub).files, shutil.rmtree(hub / ".cache")
    assert fresh is None
    assert build(hub).files == again


def test_pages_are_rendered_again_after_a_guideline_changed_its_network(tmp_path: Path) -> None:
    hub = write_test_hub(tmp_path)
    for network, name in (("x", "X"), ("linkedin", "LinkedIn")):
        (hub / "guidelines/x.md").write_text(f"---\nnetwork: {network}\n---\n\nBe kind.\n")
        page = build(hub).page("posts/post-1/")
        assert page.one("a", href="../../guidelines/x/").text == f"What matters on {name}"


def test_cached_pages_of_earlier_builds_are_deleted(tmp_path: Path) -> None:
    hub = write_test_hub(tmp_path)
    build(hub)
    before = kept_pages(hub)
    change(hub / "content/posts/over.yml", title="Another title")
    build(hub)
    assert len(kept_pages(hub)) == len(before)
    assert len({*kept_pages(hub)} & {*before}) == len(before) - 1


@pytest.mark.parametrize("way", ["edited in the site", "cut short", "a link", "a pipe", "another mode"])
def test_a_cached_page_that_was_modified_is_rendered_again(tmp_path: Path, way: str) -> None:
    hub = write_test_hub(tmp_path / "hub")
    expected = build(hub).files
    for page in kept_pages(hub):
        if way == "cut short":
            page.write_bytes(page.read_bytes()[:-1])
        elif way == "another mode":
            page.chmod(0o600)
        elif way != "edited in the site":
            page.unlink()
            page.symlink_to(tmp_path / "elsewhere") if way == "a link" else os.mkfifo(page)
    (tmp_path / "elsewhere").write_text("elsewhere")
    if way == "edited in the site":
        for page in (hub / "site/posts").rglob("index.html"):
            page.write_bytes(page.read_bytes() + b"<!-- edited -->")
    assert build(hub).files == expected
    assert (tmp_path / "elsewhere").read_text() == "elsewhere"
    assert {page.stat().st_mode & 0o777 for page in (hub / "site/posts").rglob("index.html")} == {0o644}


def test_no_page_is_cached_behind_a_symbolic_link(tmp_path: Path) -> None:
    hub = write_test_hub(tmp_path / "hub")
    (tmp_path / "elsewhere").mkdir()
    (hub / ".cache/advocacy").mkdir(parents=True)
    (hub / CACHE / PAGES_NAME).symlink_to(tmp_path / "elsewhere")
    assert build(hub).exit_code == 0
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_the_search_index_is_built_again_only_if_its_content_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = write_test_hub(tmp_path)
    expected = build(hub).files
    created: list[SearchIndex] = []
    create = SearchIndex.create_files
    monkeypatch.setattr(SearchIndex, "create_files", lambda *args: (created.append(args[0]), create(*args))[1])
    assert build(hub).files == expected
    assert created == []
    change(hub / "content/posts/post-2.yml", title="Another title")
    build(hub)
    assert len(created) == 1


@pytest.mark.parametrize("way", ["cut short", "damaged", "another name", "a link", "a folder"])
def test_a_cached_index_that_was_modified_is_built_again(tmp_path: Path, way: str) -> None:
    hub = write_test_hub(tmp_path / "hub")
    expected, file = build(hub).files, hub / CACHE / INDEX_NAME
    data = file.read_bytes()
    if way in ("a link", "a folder"):
        file.unlink()
        (tmp_path / "elsewhere").write_bytes(data)
        file.mkdir() if way == "a folder" else file.symlink_to(tmp_path / "elsewhere")
    elif way == "another name":
        file.write_bytes(data.replace(b"search/words.json", b"../../words.json."))
    else:
        file.write_bytes(
            data[:-9] if way == "cut short" else data.replace(b"ginger", b"danger").replace(b"post", b"tsop")
        )
    site = build(hub)
    assert (site.exit_code, site.files) == (0, expected), site.output
    assert not (hub / "words.json").exists()


def test_only_changed_posts_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hub = write_test_hub(tmp_path)
    build(hub)
    reading: list[str] = []
    read = load.read
    monkeypatch.setattr(load, "read", lambda file, data: (reading.append(file), read(file, data))[1])
    build(hub)
    assert reading == []
    change(hub / "content/posts/post-2.yml", title="Another title")
    build(hub)
    assert reading == ["content/posts/post-2.yml"]


def test_another_version_of_the_package_ignores_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hub = write_test_hub(tmp_path)
    build(hub)
    reading: list[str] = []
    read = load.read
    monkeypatch.setattr(load, "read", lambda file, data: (reading.append(file), read(file, data))[1])
    seen = record_rendered(monkeypatch)
    with (
        patch("mkdocs_advocacy.kinds.posts.memory.version_mark", lambda: "another"),
        patch("mkdocs_advocacy.kinds.posts.render.version_mark", lambda: "another"),
    ):
        build(hub)
    assert "content/posts/post-2.yml" in reading
    assert "post-2" in seen
