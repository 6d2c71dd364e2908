"""The posts that an issue's poster shows."""

from __future__ import annotations

import re

from mkdocs_advocacy.core.languages import Catalogue, package_words
from mkdocs_advocacy.kinds.newsletters.letter import Item, Letter, Paragraph, Part, Section, Span
from mkdocs_advocacy.kinds.newsletters.poster import render_poster_of
from mkdocs_advocacy.rendering.templates import component_environment, theme_folder


def a_post(name: str, *, value: str | None = None, has_ended: bool = False) -> Item:
    return Item(name, name, "en", f"posts/{name}/", value=value, has_ended=has_ended)


def a_section(*items: Item) -> Section:
    return Section("posts", items)


def render(*parts: Part) -> str:
    letter = Letter(
        id="one",
        title="One",
        preview=None,
        day="January 1, 2027",
        language="en",
        direction="ltr",
        address="newsletters/one/",
        site="https://hub.example/",
        sender="Test hub",
        parts=parts,
    )
    return render_poster_of(letter, Catalogue("en", package_words("en")), component_environment([theme_folder()]))


def titles_of(*parts: Part) -> list[str]:
    return re.findall(r"<h2[^>]*><a[^>]*>(.*?)</a>", render(*parts))


def test_it_shows_the_posts_with_clicks_rather_than_the_first() -> None:
    new, top = a_section(a_post("new")), a_section(a_post("top", value="12 clicks"))
    assert titles_of(new, top) == ["top"]
    assert titles_of(new) == ["new"]


def test_it_shows_five_posts_at_most() -> None:
    assert titles_of(a_section(*(a_post(f"post-{number}") for number in range(8)))) == [
        f"post-{number}" for number in range(5)
    ]


def test_posts_that_have_ended_since_the_release_are_left_out() -> None:
    over = a_post("over", value="12 clicks", has_ended=True)
    assert titles_of(a_section(over, a_post("here", value="9 clicks"))) == ["here"]
    assert titles_of(a_section(over), a_section(a_post("new"))) == ["new"]


def test_without_posts_there_is_no_poster() -> None:
    people = Section("people", [Item("ada", "Ada", "en")])
    assert render(Paragraph([Span("Only words.")]), people) == ""
    assert render(a_section(a_post("over", has_ended=True))) == ""
