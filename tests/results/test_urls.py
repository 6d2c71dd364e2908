"""Tags in addresses, as logs, databases and careless people write them."""

from __future__ import annotations

import pytest

from mkdocs_advocacy.networks.links import tracked_link
from mkdocs_advocacy.results.urls import TAG_NAMES, tags_of


def tags(**given: str) -> dict[str, str]:
    return dict.fromkeys(TAG_NAMES, "") | given


@pytest.mark.parametrize(
    ("address", "path", "found"),
    [
        ("https://carls-soda.example/ginger?utm_source=x&utm_content=ginger-a", "/ginger", ("x", "ginger-a")),
        ("//carls-soda.example/ginger?utm_source=x", "/ginger", ("x", "")),
        ("https://carls-soda.example?utm_source=x", "", ("x", "")),
        ("/ginger?utm_source=x", "/ginger", ("x", "")),
        ("?utm_source=x", "", ("x", "")),
        ("/gr%C3%BC%C3%9Fe?utm_source=x", "/grüße", ("x", "")),
        ("/a?utm_source=a%2Db", "/a", ("a-b", "")),
        ("/a?utm_source=a+b", "/a", ("a b", "")),
        ("/a?utm_source=a%2520b", "/a", ("a%20b", "")),
        ("/a?utm_source=100%&utm_content=%zz%41", "/a", ("100%", "%zzA")),
        ("/a?utm_source=x&amp;utm_content=ginger-a", "/a", ("x", "ginger-a")),
        ("/a?UTM_Source=X&Utm_CONTENT=Ginger-A", "/a", ("X", "Ginger-A")),
        ("/a?utm_source=first&utm_source=second", "/a", ("first", "")),
        ("/a?utm_source=&utm_source=second", "/a", ("second", "")),
        ("/a?utm_source=x#utm_content=no", "/a", ("x", "")),
        ("/a#?utm_source=x", "/a", ("", "")),
        ("/a?source=x&utmsource=x&xutm_source=x&utm_=x", "/a", ("", "")),
        ("/a?utm_source", "/a", ("", "")),
        ("/a?utm_source=%FF", "/a", ("\ufffd", "")),
        ("-", "-", ("", "")),
        ("", "", ("", "")),
    ],
)
def test_tags_are_found(address: str, path: str, found: tuple[str, str]) -> None:
    assert tags_of(address) == (path, tags(source=found[0], content=found[1]))


def test_tags_of_our_own_links_are_found() -> None:
    given = {"utm_source": "x", "utm_medium": "social", "utm_campaign": "ginger", "utm_content": "ginger-a"}
    link = tracked_link("https://carls-soda.example/ginger?a=%20%2b#top", given)
    assert tags_of(link) == ("/ginger", tags(source="x", medium="social", campaign="ginger", content="ginger-a"))


def test_a_huge_address_is_read_at_once() -> None:
    assert tags_of("/?" + "a&" * 500_000 + "utm_source=x")[1]["source"] == "x"
