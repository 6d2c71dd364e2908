"""Images and downloads outside the folders of kinds, which drafts, embargoed content and private texts use."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.contracts.entries import write
from tests.site.sites import QUIET, Site, build, write_hub

from mkdocs_advocacy.cli import main

PLUGINS = ["advocacy/posts", "advocacy/programme"]
EVENT = "title: A\nwhen: 2027-02-01"
WITHHELD = {
    "events/coming": f"{EVENT}\npublish: 2027-02-01",
    "events/draft": f"{EVENT}\nstatus: draft",
    "events/closed": f"{EVENT}\nminutes: private",
    "groups/coming": "title: A\njoins: election\npublish: 2027-02-01",
    "groups/draft": "title: A\njoins: election\nstatus: draft",
    "groups/open": "title: A\njoins: election",
    "groups/open.de": "title: A\npublish: 2027-02-01",
    "campaigns/coming": "title: A",
}
"""Pages that use an image with a similar name; all of the images are withheld except that of `groups/open`."""
NOTICE = "notice: the file is not published"


def name_of(page: str) -> str:
    return f"images/{page.replace('/', '-').replace('.', '-')}.png"


def write_pages(folder: Path, files: dict[str, str], drafts: bool = False, **config: object) -> Path:
    options = {"languages": ["en", "de"], "drafts": drafts}
    hub = write_hub(folder, plugins=["search", {"advocacy": options}, *PLUGINS], **config)  # type: ignore[arg-type]
    write(hub, {f"content/{name}": text for name, text in files.items()})
    return hub


def write_images(folder: Path, drafts: bool = False) -> Path:
    files = {f"{page}.md": f"---\n{keys}\n---\n\n![](../{name_of(page)})\n" for page, keys in WITHHELD.items()}
    files |= {name_of(page): "picture" for page in WITHHELD}
    return write_pages(
        folder, {**files, "campaigns/coming.yml": "title: A\nstarts: 2027-02-01\n", "images/unused.png": ""}, drafts
    )


def images_in(site: Site) -> set[str]:
    assert site.exit_code == 0, site.output
    return {name for name in site.files if name.startswith("images/")}


def test_images_of_withheld_pages_are_withheld_with_a_notice(tmp_path: Path) -> None:
    hub = write_images(tmp_path)
    assert images_in(build(hub, "--strict")) == {"images/groups-open.png", "images/unused.png"}
    check = CliRunner().invoke(main, ["check", "-f", str(hub / "mkdocs.yml")], env=QUIET)
    assert f"content/{name_of('campaigns/coming')}:1:1: {NOTICE}, nor are 6 similar files" in check.output


def test_they_are_published_with_their_page(tmp_path: Path) -> None:
    site = build(write_images(tmp_path), "--strict", now="2027-02-02T00:00:00Z")
    withheld = {name_of(page) for page in ("events/draft", "events/closed", "groups/draft")}
    assert images_in(site) == {"images/unused.png", *map(name_of, WITHHELD)} - withheld


def test_a_preview_of_drafts_shows_all_but_private_images(tmp_path: Path) -> None:
    expected = {"images/unused.png", *map(name_of, WITHHELD)} - {name_of("events/closed")}
    assert images_in(build(write_images(tmp_path, drafts=True), "--strict")) == expected


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("index.md", "# Home\n\n![](images/a.png)\n"),
        ("groups/open.md", "---\ntitle: A\njoins: election\n---\n\n![](../images/a.png)\n"),
        ("extra.css", "body { background: url(images/a.png) }"),
        ("posts/a.yml", "title: A\nlink: https://hub.example/images/a.png\ntext: {any: Hello}\n"),
        ("redirects.yml", "old/: images/a.png\n"),
        ("../overrides/main.html", "{% extends 'base.html' %}{# images/a.png #}"),
    ],
)
def test_a_file_that_is_used_elsewhere_is_published(tmp_path: Path, place: str, text: str) -> None:
    page = f"---\n{WITHHELD['events/draft']}\n---\n\n![](../images/a.png) ![](../images/b.png)\n"
    hub = write_pages(
        tmp_path,
        {"events/a.md": page, "images/a.png": "", "images/b.png": "", place: text},
        theme={"custom_dir": "overrides"} if "overrides" in place else {},
    )
    assert images_in(build(hub, "--strict")) == {"images/a.png"}


def test_a_file_of_the_same_name_in_another_folder_is_another_file(tmp_path: Path) -> None:
    page = f"---\n{WITHHELD['events/draft']}\n---\n\n![](../images/a/logo.png)\n"
    pages = {
        "events/a.md": page,
        "index.md": "![](images/b/logo.png)",
        "images/a/logo.png": "",
        "images/b/logo.png": "",
    }
    assert images_in(build(write_pages(tmp_path, pages), "--strict")) == {"images/b/logo.png"}


def test_files_that_withheld_files_use_are_withheld_too(tmp_path: Path) -> None:
    page = f"---\n{WITHHELD['events/draft']}\n---\n\n[Demo](../images/demo.html) ![](../images/shared.svg)\n"
    pages = {
        "events/a.md": page,
        "images/demo.html": "<script src=demo.js></script><img src=shared.svg>",
        "images/demo.js": "// images/demo.js, of demo.html\nload('deep.png')",
        "images/deep.png": "",
        "images/shared.svg": "<svg/>",
        "index.md": "![](images/shared.svg)",
    }
    assert images_in(build(write_pages(tmp_path, pages), "--strict")) == {"images/shared.svg"}


def test_files_that_hosts_expect_are_published(tmp_path: Path) -> None:
    page = f"---\n{WITHHELD['events/draft']}\n---\n\nThe CNAME, and robots.txt.\n"
    site = build(write_pages(tmp_path, {"events/a.md": page, "CNAME": "hub.example\n", "robots.txt": ""}), "--strict")
    assert {"CNAME", "robots.txt"} <= site.files.keys()
