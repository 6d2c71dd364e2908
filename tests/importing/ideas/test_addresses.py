"""The addresses of ideas in all their spellings."""

from __future__ import annotations

import pytest

from mkdocs_advocacy.importing.ideas.addresses import find_sites, normalize


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://Ideas.Soda.example/Caps/", "https://ideas.soda.example/Caps"),
        ("https://ideas.soda.example:443/caps", "http://ideas.soda.example./caps#comments"),
        ("https://a.example/caps?utm_source=x&id=7&fbclid=9", "https://a.example/caps?id=7"),
        ("https://forum.example/t/no-more-caps/12", "https://forum.example/t/12?u=carla"),
        ("https://forum.example/t/no-more-caps/12", "https://forum.example/t/another-title/12/4"),
        ("https://a.example/forum/t/caps/12", "https://a.example/forum/t/12/"),
        ("https://ideas.example/posts/9/caps-for-all", "https://ideas.example/posts/9"),
        (
            "https://soda.uservoice.com/forums/1-general/suggestions/44-caps",
            "https://soda.uservoice.com/forums/1/suggestions/44-other",
        ),
    ],
)
def test_spellings_of_an_address_are_equal(one: str, other: str) -> None:
    assert normalize(one) == normalize(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/Caps", "https://a.example/caps"),
        ("https://a.example/caps?id=7", "https://a.example/caps?id=8"),
        ("https://forum.example/t/caps/12", "https://forum.example/t/caps/13"),
        ("https://forum.example/t/caps/12", "https://other.example/t/caps/12"),
        ("https://a.example:8443/caps", "https://a.example/caps"),
        ("https://github.com/soda/hub/discussions/1", "https://github.com/soda/hub/discussions/11"),
    ],
)
def test_different_ideas_have_different_addresses(one: str, other: str) -> None:
    assert normalize(one) != normalize(other)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "caps",
        "javascript:alert(1)",
        "https://",
        "https://carla@soda.example/t/1",
        "https://[::1/caps",
        "https://a.example:port/",
        "https://a.example/caps\n- {count: 9}",
        "https://a.example/<b>",
        "mailto:carla@soda.example",
    ],
)
def test_anything_else_is_not_an_address(text: str) -> None:
    assert normalize(text) is None


def test_the_hubs_links_identify_the_forum() -> None:
    known = ["https://forum.example/t/caps/12", "https://a.example/t/about", "https://forum.example/t/5", "no"]
    assert find_sites(known, "t") == {"https://forum.example"}
    assert find_sites(["https://a.example/x/posts/4/caps"], "posts") == {"https://a.example/x"}
