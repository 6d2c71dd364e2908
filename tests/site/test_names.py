"""File names with invisible characters: escaped in all output, and never published."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image
from tests.site.sites import build, post, write_hub

from mkdocs_advocacy.cli import main

PLUGINS = ["search", "advocacy", "advocacy/brand", "advocacy/posts"]
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
SIGNS = ["\u202e", "\u2066", "\x1b[31m", "\n", "\x85"]


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, list(arguments), catch_exceptions=False)
    return done.exit_code, done.output


@pytest.mark.parametrize("sign", SIGNS)
def test_a_file_with_a_deceptive_name_is_not_published(tmp_path: Path, sign: str) -> None:
    hub = write_hub(tmp_path, {"one": post("One")}, plugins=PLUGINS)
    soda, other = hub / "content/brand/soda", hub / f"content/brand/so{sign}da"
    for folder in (soda, other):
        folder.mkdir(parents=True)
        (folder / "brand.yml").write_text("title: Soda\n")
        (folder / f"list{sign}xslx.pdf").write_bytes(b"%PDF-hushhush")
        Image.new("RGB", (9, 9)).save(folder / f"pic{sign}ture.png")
    (soda / "plain.pdf").write_bytes(b"%PDF-plain")
    (hub / f"content/pa{sign}ge.md").write_text("# Hushhush\n")
    (hub / f"content/as{sign}set.css").write_text("p {}\n")
    code, output = run("check", "-f", str(hub / "mkdocs.yml"))
    site = build(hub)
    assert (code, site.exit_code) == (0, 0), output
    assert output.count("its name contains U+") == 7, output
    assert not RAW.search(output)
    assert not RAW.search(site.output)
    assert "brand/soda/plain.pdf" in site.files
    for name, content in site.files.items():
        assert not RAW.search(name)
        assert b"hushhush" not in content
        if name.endswith((".html", ".json", ".xml", ".txt")):
            assert not RAW.search(content.decode()), name


def test_a_file_with_markup_in_its_name_is_not_published(tmp_path: Path) -> None:
    """A page without a title would show its file name in the navigation of every page."""
    hub = write_hub(tmp_path, {"one": post("One")}, plugins=PLUGINS)
    attack = "a-<img src=x onerror=window.hacked=1>"
    (hub / f"content/{attack}.md").write_text("Words.\n")
    (hub / f"content/{attack}").mkdir()
    (hub / f"content/{attack}/page.md").write_text("Words.\n")
    site = build(hub)
    assert site.exit_code == 0, site.output
    assert site.holding("window.hacked") == []
    assert site.output.count("its name contains “<”, which acts as HTML in pages") == 2


@pytest.mark.parametrize("sign", SIGNS)
def test_commands_escape_such_names(tmp_path: Path, sign: str) -> None:
    hub = write_hub(tmp_path, {"one": post("One"), f"a{sign}b": "title: [\n"}, plugins=PLUGINS)
    config = ["-f", str(hub / "mkdocs.yml")]
    sheet = hub / f"sheet{sign}title: x.csv"
    sheet.write_text("id,text\nnew,Words\nNot an id,Words\n")
    for arguments in (
        ["import", str(sheet), *config],
        ["import", f"gone{sign}.csv", *config],
        ["import", "--template", str(hub / f"new{sign}.csv")],
        ["add", "post", "More", "--folder", f"fol{sign}der", *config],
        ["add", "translation", "one", "--language", f"d{sign}e", *config],
        ["release", f"gone{sign}", "--note", "New", *config],
        ["export", "-o", str(hub / f"out{sign}.json"), "--format", "json", *config],
        ["check", *config],
        ["check", "-f", f"gone{sign}.yml"],
        ["new", str(hub / f"hub{sign}")],
    ):
        _, output = run(*arguments)
        assert not RAW.search(output.replace(os.linesep, "")), (arguments, output)
    text = (hub / "content/posts/new.yml").read_text()
    assert text.count("\ntitle:") + text.startswith("title:") == 1, text
    assert not RAW.search(text)
