"""Malicious or damaged caches: none of their content is executed, and no build fails because of them."""

from __future__ import annotations

import hashlib
import io
import json
import marshal
import os
import pickle
import re
import shutil
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PIL import Image
from tests.faults import change_mode, needs_rights
from tests.site.sites import build, own_renditions, post, write_hub

from mkdocs_advocacy.cli import main
from mkdocs_advocacy.kinds.brand.renditions import store

PLUGINS = ["search", {"advocacy": {"networks": ["linkedin"]}}, "advocacy/brand", "advocacy/posts"]
HOSTILE = b"<script>alert(1)</script>"


class Touch:
    """An object that creates a file when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self._mark = mark

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self._mark,)


def hub_with_caches(folder: Path) -> Path:
    """Write a hub and fill its caches with a check and a build."""
    posts = {"one": post("One", "Hello {lnk}", status="draft"), "two": post("Two", media=["soda/can"])}
    hub = write_hub(folder, posts, plugins=PLUGINS)
    soda = hub / "content/brand/soda"
    soda.mkdir(parents=True)
    Image.radial_gradient("L").resize((1200, 800)).save(soda / "can.png")
    (soda / "brand.yml").write_text("assets: {can: {alt: A can}}\n")
    (hub / "content/posts/one.yml").write_text("title: One\ntext: {any: Hello}\n")
    check(hub)
    return hub


def check(hub: Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["check", "-f", str(hub / "mkdocs.yml")], catch_exceptions=False)
    return result.exit_code, result.output


@pytest.fixture(scope="module", autouse=True)
def caches_of_hubs() -> Iterator[None]:
    with own_renditions():
        yield


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hub_with_caches(tmp_path_factory.mktemp("filled"))


@pytest.fixture(scope="module")
def expected(filled: Path) -> dict[str, bytes]:
    """Build the hub, which fills its caches, and return the files of its site."""
    site = build(filled)
    assert site.exit_code == 0, site.output
    return site.files


@pytest.mark.usefixtures("expected")
def test_caches_contain_only_data(filled: Path) -> None:
    kept = [path for path in (filled / ".cache/advocacy").rglob("*") if path.is_file()]
    assert {path.suffix for path in kept} <= {".html", ".json", ".jsonl", ".zip", ".png", ".jpg", ".webp"}
    assert any(path.name == "posts.jsonl" for path in kept)


def is_memory(path: Path) -> bool:
    """Return whether the file is a cache of posts: a line with the package's version, then one line for each post."""
    _, *posts = path.read_text("utf-8").splitlines()
    return bool(posts) and all(isinstance(json.loads(line), list) for line in posts)


def make_special_file(path: Path, way: str) -> bool:
    """Create a folder or a pipe at this path if `way` says so, and return whether it did."""
    if way == "folder":
        path.mkdir()
    elif way == "pipe":
        os.mkfifo(path)
    return way in ("folder", "pipe")


@pytest.mark.parametrize(
    "way",
    ["pickle", "compiled", "html", "empty", "list", "deep", "numbers", "link", "folder", "pipe", "endless"],
)
def test_malicious_caches_execute_nothing_and_stop_nothing(
    filled: Path, expected: dict[str, bytes], tmp_path: Path, way: str
) -> None:
    right = check(filled)
    mark, cache = tmp_path / "mark", filled / ".cache/advocacy"
    content = {
        "pickle": pickle.dumps(Touch(mark)),
        "compiled": b"j2" + marshal.dumps(compile(f"open({str(mark)!r}, 'w')", "x", "exec")),
        "html": HOSTILE,
        "empty": b"",
        "list": b"[]",
        "deep": b"[" * 100_000,
        "numbers": json.dumps({"mark": 1, "posts": {"two": [1, 2, 3, 4]}}).encode(),
    }.get(way, HOSTILE)
    for path in [*cache.rglob("*"), cache / "check", cache / "templates/__jinja2_1.cache"]:
        if path.is_dir():
            continue
        path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        if way == "link":
            (tmp_path / "secret").write_bytes(HOSTILE)
            path.symlink_to(tmp_path / "secret")
        elif way == "endless":
            path.symlink_to("/dev/zero")
        elif not make_special_file(path, way):
            path.write_bytes(content)
    assert check(filled) == right
    site = build(filled)
    assert site.exit_code == 0, site.output
    assert site.files == expected
    assert not mark.exists()


def renditions_of(hub: Path) -> list[Path]:
    return [path for path in (hub / ".cache/advocacy/renditions").glob("??/*") if path.suffix != ".json"]


def test_a_site_may_be_edited_without_changing_cached_renditions(
    filled: Path, expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_SETTLED", -1)  # records new files at once
    assert build(filled).files == expected
    kept = {path.read_bytes(): path for path in renditions_of(filled)}
    published = [path for path in (filled / "site").rglob("*") if "renditions" in path.parts and path.is_file()]
    assert len(published) >= 5
    for path in published:
        assert path.samefile(kept[path.read_bytes()])
        path.write_bytes(HOSTILE)  # as a program that compresses images in place
    site = build(filled)
    assert (site.exit_code, site.files) == (0, expected), site.output


def test_an_unreadable_rendition_is_made_again(
    filled: Path, expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_SETTLED", -1)
    assert build(filled).files == expected
    for path in renditions_of(filled):
        path.chmod(0o600)  # as in another user's cache
    site = build(filled)
    assert site.files == expected
    published = [path for path in (filled / "site").rglob("*") if "renditions" in path.parts and path.is_file()]
    assert {path.stat().st_mode & 0o777 for path in published} == {0o666 & ~read_umask()}


def read_umask() -> int:
    found = os.umask(0)
    os.umask(found)
    return found


@pytest.mark.parametrize(("number", "way"), enumerate(["gone", "folder", "pipe", "link"]))
def test_a_cache_that_changes_during_the_build_is_reported(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, way: str
) -> None:
    hub = shutil.copytree(filled, tmp_path / "hub", ignore=shutil.ignore_patterns("site"))
    tidy = store.Store.tidy

    def tidied(self: store.Store, now: float) -> None:
        tidy(self, now)
        path = sorted(renditions_of(hub))[number]  # MkDocs prints the same message only once
        path.unlink()
        if not make_special_file(path, way) and way == "link":
            path.symlink_to("/etc/hostname")

    monkeypatch.setattr(store.Store, "tidy", tidied)
    site = build(hub)
    assert site.exit_code == 1
    assert re.search(r"was removed from \.cache/advocacy/renditions during the build; build again", site.output)


@pytest.mark.parametrize(
    ("place", "way"),
    [
        (".cache", "file"),
        (".cache/advocacy", "file"),
        (".cache/advocacy/renditions", "file"),
        (".cache/advocacy/renditions", "link"),
    ],
)
def test_a_build_works_without_a_cache_folder(
    filled: Path, expected: dict[str, bytes], tmp_path: Path, place: str, way: str
) -> None:
    hub = shutil.copytree(filled, tmp_path / "hub", ignore=shutil.ignore_patterns(".cache", "site"))
    (hub / place).parent.mkdir(parents=True, exist_ok=True)
    if way == "file":
        (hub / place).write_bytes(HOSTILE)
    else:
        (hub / place).symlink_to("/dev/null")
    site = build(hub)
    assert (site.exit_code, site.files) == (0, expected), site.output
    lines = [line for line in site.output.splitlines() if ".cache/advocacy/renditions" in line]
    assert len(lines) == 1
    assert "is not writable" in lines[0]
    assert "WARNING" not in site.output


def test_a_build_works_if_one_rendition_cannot_be_cached(filled: Path, expected: dict[str, bytes]) -> None:
    taken = renditions_of(filled)[0].parent
    shutil.rmtree(taken)
    taken.write_bytes(HOSTILE)
    site = build(filled)
    taken.unlink()
    assert (site.exit_code, site.files) == (0, expected), site.output


def test_no_file_in_another_folder_is_written_or_deleted(
    filled: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    kept = renditions_of(filled)[0].parent
    inside = kept / "notes.txt"
    precious = tmp_path / "thesis.txt"
    for path in (inside, precious, tmp_path / f"{'a' * 64}.png"):
        path.write_text("mine")
        os.utime(path, (0, 0))
    for file in kept.iterdir():  # they would be deleted if the folder were the cache
        (tmp_path / file.name).mkdir()
    before = sorted(tmp_path.iterdir())
    (kept.parent / "zz").symlink_to(tmp_path)
    assert build(filled).files == expected
    assert inside.exists()
    shutil.rmtree(kept)
    kept.symlink_to(tmp_path)
    assert build(filled).files == expected
    assert sorted(tmp_path.iterdir()) == before
    kept.unlink()
    (kept.parent / "zz").unlink()


@pytest.mark.parametrize("digest", ["\ud800", "a" * 64 + "\n", ["a"], 7])
def test_a_cached_digest_must_have_the_form_of_a_digest(
    filled: Path, expected: dict[str, bytes], digest: object
) -> None:
    picture = filled / "content/brand/soda/can.png"
    found = picture.stat()
    known = [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, digest]
    sources = filled / ".cache/advocacy/renditions/sources.json"
    sources.write_text(json.dumps({str(picture).encode().hex(): known}))
    site = build(filled)
    assert (site.exit_code, site.files) == (0, expected), site.output


def test_an_image_is_not_refused_because_of_the_cache(filled: Path, expected: dict[str, bytes]) -> None:
    lines = [["\x1b[31mfailed", "run this"], ["damaged", ""], "failed", {"refused": "damaged"}, {"digest": 1}]
    for path, content in zip(renditions_of(filled), cycle(lines), strict=False):
        path.unlink()
        path.with_suffix(".json").write_text(json.dumps(content))
    site = build(filled)
    assert (site.exit_code, site.files) == (0, expected), site.output


@pytest.mark.parametrize("way", ["cut short", "longer", "other size", "other format", "another"])
def test_no_replaced_image_is_published(filled: Path, expected: dict[str, bytes], way: str) -> None:
    for number, path in enumerate(renditions_of(filled)):
        with Image.open(path) as image:
            size, form = image.size, str(image.format)
        other = io.BytesIO()
        Image.new("RGB", (9, 9) if way == "other size" else size).save(
            other, ("PNG" if form == "JPEG" else "JPEG") if way == "other format" else form
        )
        data = path.read_bytes()
        changed = {"cut short": data[: len(data) // 2], "longer": data + HOSTILE}.get(way, other.getvalue())
        path.write_bytes(changed)
        if number % 2 and way != "another":  # an attacker could replace both files
            record = {"digest": hashlib.blake2b(changed, digest_size=32).hexdigest()}
            path.with_suffix(".json").write_text(json.dumps(record))
    site = build(filled)
    assert (site.exit_code, site.files) == (0, expected), site.output


def test_complete_renditions_are_not_made_again(filled: Path) -> None:
    build(filled)
    made = {path: path.stat().st_mtime_ns for path in renditions_of(filled)}
    build(filled)
    assert {path: path.stat().st_mtime_ns for path in renditions_of(filled)} == made != {}


def test_nothing_is_written_through_a_symbolic_link(filled: Path, tmp_path: Path) -> None:
    victim, cache = tmp_path / "victim", filled / ".cache/advocacy"
    victim.write_text("mine")
    shutil.rmtree(cache)
    cache.mkdir()
    (cache / ".posts.jsonl.unfinished").symlink_to(victim)
    check(filled)
    assert victim.read_text() == "mine"
    assert not (cache / "posts.jsonl").is_symlink()
    assert is_memory(cache / "posts.jsonl")


@pytest.mark.parametrize("way", ["folder", "pipe", "endless", "deep"])
def test_the_cache_of_a_check_replaces_anything_at_its_path(filled: Path, way: str) -> None:
    right, file = check(filled), filled / ".cache/advocacy/posts.jsonl"
    mark = file.read_bytes().splitlines()[0]
    file.unlink()
    if way == "folder":
        (file / "more").mkdir(parents=True)
    elif way == "pipe":
        os.mkfifo(file)
    elif way == "endless":
        file.symlink_to("/dev/zero")
    else:
        file.write_bytes(mark + b"\n" + b"[" * 1_000_000)
    assert check(filled) == right
    assert is_memory(file)


@needs_rights
@pytest.mark.parametrize("mode", [0o000, 0o444, 0o555])
def test_a_check_works_without_access_to_the_cache(filled: Path, mode: int) -> None:
    right = check(filled)
    with change_mode(filled / ".cache/advocacy", mode=mode):
        assert check(filled) == right
