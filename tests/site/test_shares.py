"""Sharing from a post's page: the share links, and the data for scripts.

The expected addresses and texts were derived by hand from the file below and the facts of the networks.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from tests.site.sites import Element, Site, built, post

GINGER = post(
    'Ginger & "friends"',
    {
        "any": ["{flavour} it is: 100 % + ü. {link} {hashtags}", "Two lines,\nno link."],
        "linkedin": ["Three years in our lab. {link}"],
    },
    campaign="launch",
    link="https://shop.example.com/ginger?from=hub&utm_source=old#top",
    hashtags=["GingerUp", "Soda"],
    disclosure="I work here.",
    fields={"flavour": {"label": "Your favourite", "example": "Ginger & lime", "max_length": 40}},
)


def link(source: str, variant: str = "a", medium: str = "social") -> str:
    """Return the tracked link: the old utm_source is removed and everything else is unchanged."""
    return (
        f"https://shop.example.com/ginger?from=hub&utm_source={source}&utm_medium={medium}"
        f"&utm_campaign=launch&utm_content=ginger-{variant}#top"
    )


TAGS = "#GingerUp #Soda"
IN_TEXT = "Ginger & lime it is: 100 % + ü. {}{}\nI work here."
SECOND = "Two lines,\nno link.\nI work here."
BESIDE = f"Ginger & lime it is: 100 % + ü. {TAGS}\nI work here."
BARE = "Ginger & lime it is: 100 % + ü.\nI work here."

Opens = tuple[str, dict[str, str]]
COMPOSERS: dict[str, dict[str, Opens]] = {
    "linkedin": {"a": ("https://www.linkedin.com/sharing/share-offsite/", {"url": link("linkedin")})},
    "x": {
        "a": ("https://x.com/intent/tweet", {"text": IN_TEXT.format(link("twitter"), f" {TAGS}")}),
        "b": ("https://x.com/intent/tweet", {"text": SECOND, "url": link("twitter", "b")}),
    },
    "facebook": {
        "a": ("https://www.facebook.com/sharer/sharer.php", {"u": link("facebook")}),
        "b": ("https://www.facebook.com/sharer/sharer.php", {"u": link("facebook", "b")}),
    },
    "threads": {  # one hashtag at most
        "a": ("https://www.threads.com/intent/post", {"text": IN_TEXT.format(link("threads"), " #GingerUp")}),
        "b": ("https://www.threads.com/intent/post", {"text": SECOND, "url": link("threads", "b")}),
    },
    "bluesky": {
        "a": ("https://bsky.app/intent/compose", {"text": IN_TEXT.format(link("bluesky"), f" {TAGS}")}),
        "b": ("https://bsky.app/intent/compose", {"text": f"{SECOND}\n{link('bluesky', 'b')}"}),
    },
    "mastodon": {
        "a": ("https://share.joinmastodon.org/", {"text": IN_TEXT.format(link("mastodon"), f" {TAGS}")}),
        "b": ("https://share.joinmastodon.org/", {"text": f"{SECOND}\n{link('mastodon', 'b')}"}),
    },
    "whatsapp": {  # does not support hashtags
        "a": ("https://wa.me/", {"text": IN_TEXT.format(link("whatsapp"), "")}),
        "b": ("https://wa.me/", {"text": f"{SECOND}\n{link('whatsapp', 'b')}"}),
    },
    "telegram": {
        "a": ("https://t.me/share/url", {"url": link("telegram"), "text": BESIDE}),
        "b": ("https://t.me/share/url", {"url": link("telegram", "b"), "text": SECOND}),
    },
    "reddit": {
        "a": ("https://www.reddit.com/submit", {"url": link("reddit"), "title": BARE}),
        "b": ("https://www.reddit.com/submit", {"url": link("reddit", "b"), "title": SECOND}),
    },
    "line": {
        "a": ("https://social-plugins.line.me/lineit/share", {"url": link("line"), "text": BESIDE}),
        "b": ("https://social-plugins.line.me/lineit/share", {"url": link("line", "b"), "text": SECOND}),
    },
    "teams": {
        "a": ("https://teams.microsoft.com/share", {"href": link("teams"), "msgText": BARE}),
        "b": ("https://teams.microsoft.com/share", {"href": link("teams", "b"), "msgText": SECOND}),
    },
    "email": {
        "a": (
            "mailto:",
            {
                "subject": 'Ginger & "friends"',
                "body": IN_TEXT.format(link("email", medium="email"), "").replace("\n", "\r\n"),
            },
        ),
        "b": (
            "mailto:",
            {
                "subject": 'Ginger & "friends"',
                "body": f"{SECOND}\n{link('email', 'b', 'email')}".replace("\n", "\r\n"),
            },
        ),
    },
}
HOMES = {
    "instagram": "https://www.instagram.com/",
    "tiktok": "https://www.tiktok.com/",
    "youtube": "https://www.youtube.com/",
    "pinterest": "https://www.pinterest.com/",
    "slack": "https://app.slack.com/",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(tmp_path_factory.mktemp("shares"), {"ginger": GINGER}, campaigns={"launch": {"title": "Launch"}})


@pytest.fixture(scope="module")
def page(site: Site) -> Element:
    return site.page("posts/ginger/")


@pytest.fixture(scope="module")
def anchors(page: Element) -> dict[tuple[str, str], Element]:
    return {(share["data-network"], share["data-variant"]): share for share in page.all(css="advocacy-share")}


def test_a_share_link_is_a_plain_anchor(page: Element) -> None:
    for anchor in page.all(css="advocacy-share"):
        assert anchor.tag == "a"
        target = [] if anchor["href"].startswith("mailto:") else ["target"]
        assert list(anchor.attributes) == ["class", "data-network", "data-variant", "href", "rel", *target]
        assert (anchor["class"], anchor["rel"]) == ("advocacy-share", "noopener")
        assert not target or anchor["target"] == "_blank"


def test_every_network_and_variant_has_a_share_link(page: Element, anchors: dict[tuple[str, str], Element]) -> None:
    composers = {(network, variant) for network, variants in COMPOSERS.items() for variant in variants}
    homes = {(network, variant) for network in HOMES for variant in "ab"}
    assert anchors.keys() == composers | homes
    assert len(page.all(css="advocacy-share")) == len(anchors)


@pytest.mark.parametrize(
    ("network", "variant"), [(network, variant) for network, variants in COMPOSERS.items() for variant in variants]
)
def test_a_share_link_opens_the_network_with_text_and_link(
    anchors: dict[tuple[str, str], Element], network: str, variant: str
) -> None:
    assert decode(anchors[network, variant]["href"]) == COMPOSERS[network][variant]


@pytest.mark.parametrize("network", HOMES)
def test_a_network_without_an_intent_opens_its_home_page(anchors: dict[tuple[str, str], Element], network: str) -> None:
    assert anchors[network, "a"]["href"] == HOMES[network]


@pytest.mark.parametrize(
    ("network", "text", "aside"),
    [
        ("x", IN_TEXT.format(link("twitter"), f" {TAGS}"), None),
        ("telegram", BESIDE, link("telegram")),
        ("instagram", IN_TEXT.format("(link in bio)", f" {TAGS}"), link("instagram")),
        ("slack", IN_TEXT.format(link("slack"), ""), None),
        ("copy", IN_TEXT.format(link("copy"), ""), None),
    ],
)
def test_the_page_shows_the_text_as_it_will_be_shared(
    page: Element, network: str, text: str, aside: str | None
) -> None:
    variant = page.one("details", id=network).all("section", "advocacy-variant")[0]
    assert variant.one(css="advocacy-text").text == text
    assert [line.text for line in variant.all(css="advocacy-aside")] == ([f"Link: {aside}"] if aside else [])


def test_the_length_includes_the_maximum_length_of_fields(page: Element) -> None:
    lengths = [length.text for length in page.one("details", id="x").all(css="advocacy-length")]
    # 40 for the field, 19 up to the link, 23 for the link, 16 for hashtags, 13 for the disclosure; 32 + 1 + 23
    assert lengths == ["111 of 280", "56 of 280"]


def test_the_island_has_a_fixed_structure(site: Site) -> None:
    island = site.island("posts/ginger/")
    assert list(island) == ["id", "language", "title", "disclosure", "fields", "shown", "texts", "networks"]
    assert (island["id"], island["language"], island["title"]) == ("ginger", "en", 'Ginger & "friends"')
    assert island["disclosure"] == "I work here."
    assert island["fields"] == {
        "flavour": {"label": "Your favourite", "example": "Ginger & lime", "max_length": 40, "required": True}
    }
    for shares in island["networks"].values():
        for share in shares:
            assert list(share) == ["id", "text", "link", "length", "limit"]


def test_the_island_contains_each_text_once(site: Site) -> None:
    island = site.island("posts/ginger/")
    texts: list[str] = island["texts"]
    assert len(texts) == len(set(texts))
    used = {share["text"] for shares in island["networks"].values() for share in shares}
    assert used == set(range(len(texts)))


@pytest.mark.parametrize(
    ("network", "text", "rest"),
    [
        (
            "x",
            "{flavour} it is: 100 % + ü. {link} #GingerUp #Soda\nI work here.",
            {"id": "a", "link": link("twitter"), "length": 111, "limit": 280},
        ),
        (
            "telegram",
            "{flavour} it is: 100 % + ü. #GingerUp #Soda\nI work here.",
            {
                "id": "a",
                "link": link("telegram"),
                "length": 40 + 19 + 15 + 13 + len(link("telegram")) + 1,
                "limit": 4096,
            },
        ),
        (
            "whatsapp",
            "{flavour} it is: 100 % + ü. {link}\nI work here.",
            {"id": "a", "link": link("whatsapp"), "length": 40 + 19 + len(link("whatsapp")) + 13, "limit": 65536},
        ),
    ],
)
def test_the_island_contains_the_share_of_each_network(
    site: Site, network: str, text: str, rest: dict[str, Any]
) -> None:
    island = site.island("posts/ginger/")
    share = dict(island["networks"][network][0])
    assert island["texts"][share.pop("text")] == text
    assert share == rest


def test_links_to_other_websites_are_not_tracked(tmp_path_factory: pytest.TempPathFactory) -> None:
    address = "https://press.example.net/a%20b?x=%2b;[1]&utm_source=theirs#t"
    posts = {"press": post("Press", "Read {link}", link=address, networks=["whatsapp"])}
    site = built(tmp_path_factory.mktemp("elsewhere"), posts, options={"utm": {"domains": ["soda.example"]}})
    share = site.page("posts/press/").one(css="advocacy-share")
    assert decode(share["href"]) == ("https://wa.me/", {"text": f"Read {address}"})


def decode(href: str) -> Opens:
    """Return the address of a share link and its parameters; fail on duplicates and on + for spaces."""
    parts = urlsplit(href)
    assert "+" not in parts.query
    pairs = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=True)
    assert len(pairs) == len(dict(pairs))
    return href.partition("?")[0], dict(pairs)


def test_x_gets_links_in_ascii_and_other_networks_as_written(tmp_path: Path) -> None:
    texts = {"any": ["Read {link}", "Read it there"]}
    site = built(tmp_path / "hub", {"jp": post("JP", texts, link="https://bücher.example/日本語?q=grün#ü")})
    utm = "&utm_source={}&utm_medium=social&utm_campaign=advocacy&utm_content=jp-{}"
    ascii_link = "https://xn--bcher-kva.example/%E6%97%A5%E6%9C%AC%E8%AA%9E?q=gr%C3%BCn" + utm + "#%C3%BC"
    written = "https://bücher.example/日本語?q=grün" + utm + "#ü"
    x = [ascii_link.format("twitter", variant) for variant in "ab"]
    mastodon = [written.format("mastodon", variant) for variant in "ab"]
    networks = site.island("posts/jp/")["networks"]
    assert [share["link"] for share in networks["x"]] == x
    assert [share["link"] for share in networks["mastodon"]] == mastodon
    page = site.page("posts/jp/")
    opens = {
        (share["data-network"], share["data-variant"]): decode(share["href"])[1]
        for share in page.all("a", css="advocacy-share")
    }
    assert opens["x", "a"] == {"text": f"Read {x[0]}"}
    assert opens["x", "b"] == {"text": "Read it there", "url": x[1]}
    assert opens["mastodon", "b"] == {"text": f"Read it there\n{mastodon[1]}"}
    shown = [link.text for link in page.all("span", css="advocacy-text__link")]
    assert x[0] in shown
    assert mastodon[0] in shown


def test_addresses_within_a_text_are_in_ascii_only_for_x(tmp_path: Path) -> None:
    fields = {"page": {"label": "Page", "example": "https://example.com/ü"}}
    texts = {"any": ["See https://bücher.example/日本語 and https://example.com/مقالات today", "My {page}, a page"]}
    networks = ["x", "mastodon"]
    site = built(tmp_path / "hub", {"two": post("Two", texts, fields=fields)}, options={"networks": networks})
    sent = "See https://xn--bcher-kva.example/%E6%97%A5%E6%9C%AC%E8%AA%9E and https://example.com/"
    sent += "%D9%85%D9%82%D8%A7%D9%84%D8%A7%D8%AA today"
    page = site.page("posts/two/")
    opens = {
        (share["data-network"], share["data-variant"]): decode(share["href"])[1]["text"]
        for share in page.all("a", css="advocacy-share")
    }
    assert opens == {
        ("x", "a"): sent,
        ("x", "b"): "My https://example.com/%C3%BC, a page",
        ("mastodon", "a"): texts["any"][0],
        ("mastodon", "b"): "My https://example.com/ü, a page",
    }
    island = site.island("posts/two/")
    shown = {name: [island["texts"][share["text"]] for share in island["networks"][name]] for name in networks}
    assert shown == {"x": [sent, texts["any"][1]], "mastodon": texts["any"]}
