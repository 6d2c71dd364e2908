"""`advocacy renditions` creates the renditions that a build needs, so that the build creates none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image
from tests.site.sites import NOW, build, write_hub

from mkdocs_advocacy.cli import main
from mkdocs_advocacy.kinds.brand.renditions.complete import CACHE

PLUGINS = [
    {"advocacy": {"networks": ["linkedin"], "now": NOW}},
    "advocacy/brand",
    "advocacy/posts",
]
ALT = "assets: {'*': {alt: A can}}\n"
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="300"><path d="M0 0h600v200z" fill="#D4145A"/></svg>'
)


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    folder = tmp_path / "content/brand/cans"
    folder.mkdir(parents=True)
    Image.new("RGB", (1300, 700), "red").save(folder / "can.jpg")
    (folder / "logo.svg").write_text(DRAWING)
    (folder / "brand.yml").write_text(ALT)
    return write_hub(tmp_path, {}, plugins=PLUGINS)


def run(hub: Path, *arguments: str) -> Result:
    done = CliRunner().invoke(main, ["renditions", "-f", str(hub / "mkdocs.yml"), *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def read_cached(hub: Path) -> dict[str, tuple[bytes, int]]:
    """Return the bytes and the modification time of each cached rendition."""
    files = [path for path in (hub / CACHE).glob("??/*") if path.suffix != ".json"]
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_a_build_reuses_existing_renditions(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mkdocs_advocacy.mkdocs_plugins.brand.CACHE", CACHE)
    done = run(hub)
    assert (done.exit_code, done.stdout) == (0, "no problems\n")
    cached = read_cached(hub)
    # two small renditions, which test whether the drawing renders, don't count
    assert f"has {len(cached) - 2} renditions of 2 images." in done.stderr
    site = build(hub, now=NOW)
    assert site.exit_code == 0
    assert read_cached(hub) == cached
    published = {path.read_bytes() for path in (hub / "site/brand/cans/renditions").iterdir()}
    assert published <= {data for data, _ in cached.values()}
    assert len(published) > 4


def test_problems_are_printed_in_the_format_of_check(hub: Path) -> None:
    whole = hub / "content/brand/cans/can.jpg"
    whole.write_bytes(whole.read_bytes()[:3000])
    loose, strict = run(hub), run(hub, "--strict", "--format", "json")
    assert "content/brand/cans/can.jpg:1:1: warning: the image cannot be decoded: it is truncated" in loose.stdout
    assert (loose.exit_code, strict.exit_code) == (0, 1)
    assert [problem["file"] for problem in json.loads(strict.stdout)] == ["content/brand/cans/can.jpg"]


def test_a_hub_without_brand_pages_needs_no_renditions(hub: Path) -> None:
    write_hub(hub, {}, plugins=[PLUGINS[0], PLUGINS[2]])
    done = run(hub)
    assert done.exit_code == 2
    assert "does not list the advocacy/brand plugin" in done.stderr


def test_a_cache_folder_that_cannot_be_written_is_named(hub: Path) -> None:
    (hub / CACHE).parent.mkdir(parents=True)
    (hub / CACHE).write_text("no folder")
    done = run(hub)
    assert done.exit_code == 2
    assert ".cache/advocacy/renditions is not writable" in done.stderr
