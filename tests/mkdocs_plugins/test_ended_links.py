"""Links to expired brand files: the page is built without them."""

from __future__ import annotations

import pytest
from markdown import Markdown

from mkdocs_advocacy.mkdocs_plugins.ended_links import EndedLinks


def convert(text: str, page: str = "index.md") -> str:
    ended = EndedLinks()
    ended.files, ended.page = {"brand/soda/old can.png"}, page
    return Markdown(extensions=[ended, "attr_list"]).convert(text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("![A can](brand/soda/old%20can.png)", "<p></p>"),
        ("Look: ![A can](<brand/soda/old can.png>) here.", "<p>Look:  here.</p>"),
        (
            "*a* ![A](brand/soda/old%20can.png) b ![B](brand/soda/new.png)",
            '<p><em>a</em>  b <img alt="B" src="brand/soda/new.png" /></p>',
        ),
        ("[the **can**](brand/soda/old%20can.png#top)", "<p><span>the <strong>can</strong></span></p>"),
        ("[![A can](brand/soda/old%20can.png)](https://example.com/)", "<p></p>"),
        ("[can]\n\n[can]: ./brand/soda/../soda/old%20can.png?x", "<p><span>can</span></p>"),
        (
            "[can](https://example.com/brand/soda/old%20can.png)",
            '<p><a href="https://example.com/brand/soda/old%20can.png">can</a></p>',
        ),
        (
            "[mail](mailto:a@example.com) [top](#top)",
            '<p><a href="mailto:a@example.com">mail</a> <a href="#top">top</a></p>',
        ),
    ],
)
def test_images_are_removed_and_link_texts_are_kept(text: str, html: str) -> None:
    assert convert(text) == html


def test_links_are_relative_to_the_current_page() -> None:
    assert convert("[can](../brand/soda/old%20can.png)", "pages/team.md") == "<p><span>can</span></p>"
    assert "href" in convert("[can](brand/soda/old%20can.png)", "pages/team.md")


@pytest.mark.parametrize("link", ["http://[", "//", "", "?", "x" * 10_000])
def test_unusual_links_are_not_changed(link: str) -> None:
    assert "x" in convert(f"[x](<{link}>)")


def test_renditions_and_archives_expire_with_their_files() -> None:
    ended = EndedLinks()
    ended.files, ended.sets = {"brand/soda/old can.png"}, {"brand/soda"}
    ended.is_there = lambda path: path == "brand/soda/renditions/new-1.webp"
    gone = ("brand/soda/old can.png", "brand/soda/soda.zip", "brand/soda/renditions/old-1.webp")
    there = ("brand/soda/renditions/new-1.webp", "brand/soda/guide.pdf", "brand/logo/logo.zip", "index.md")
    assert [path for path in (*gone, *there) if ended.has_ended(path)] == list(gone)
    nav = [
        {"Home": "index.md"},
        {"Old": gone[0]},
        gone[1],
        {"More": [{"Old": gone[0]}, "about.md"]},
        {"Only": [gone[0]]},
    ]
    assert ended.without_ended(nav) == [{"Home": "index.md"}, {"More": ["about.md"]}]


def test_links_relative_to_the_root_are_removed_too() -> None:
    assert convert("[can](/brand/soda/old%20can.png)", "pages/team.md") == "<p><span>can</span></p>"
