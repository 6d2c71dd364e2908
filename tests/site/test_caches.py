"""Whatever lies in the folder of caches: no program in it runs, and no build stops."""

from __future__ import annotations

import json
import marshal
import pickle
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PIL import Image
from tests.site.sites import build, post, write_hub

from mkdocs_advocacy.cli import main

PLUGINS = ["search", "advocacy", "advocacy/brand", "advocacy/posts"]
HOSTILE = b"<script>alert(1)</script>"


class Touch:
    """Leaves a mark where it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self._mark = mark

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self._mark,)


def hub_with_caches(folder: Path) -> Path:
    """A hub whose caches are filled by a check and a build."""
    posts = {"one": post("One", "Hello {lnk}", status="draft"), "two": post("Two", media=["soda/can"])}
    hub = write_hub(folder, posts, plugins=PLUGINS)
    soda = hub / "content/brand/soda"
    soda.mkdir(parents=True)
    Image.effect_noise((1200, 800), 40).save(soda / "can.png")
    (soda / "brand.yml").write_text("assets: {can: {alt: A can}}\n")
    (hub / "content/posts/one.yml").write_text("title: One\ntext: {any: Hello}\n")
    check(hub)
    assert build(hub).exit_code == 0
    return hub


def check(hub: Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["check", "-f", str(hub / "mkdocs.yml")], catch_exceptions=False)
    return result.exit_code, result.output


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hub_with_caches(tmp_path_factory.mktemp("filled"))


def test_no_file_in_it_can_run(filled: Path) -> None:
    kept = [path for path in (filled / ".cache/advocacy").rglob("*") if path.is_file()]
    assert {path.suffix for path in kept} <= {".json", ".png", ".jpg", ".webp"}
    assert any(path.name == "check.json" for path in kept)


@pytest.mark.parametrize("way", ["pickle", "compiled", "html", "empty", "list", "deep", "numbers", "link", "folder"])
def test_hostile_files_run_nothing_and_stop_nothing(filled: Path, tmp_path: Path, way: str) -> None:
    right, expected = check(filled), build(filled).files
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
        elif way == "folder":
            path.mkdir()
        else:
            path.write_bytes(content)
    assert check(filled) == right
    site = build(filled)
    assert site.exit_code == 0, site.said
    assert site.files == expected
    assert not mark.exists()
