"""Texts that look like code are shown as text on every page and in every feed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.site.sites import Element, Site, built, post

MARKS = "\ue000title\ue001 \ue000body\ue001 \ue000other\ue001 \ue000"
"""The markers at which the page frame is split."""
NAUGHTY = {
    "html": '<b onclick="alert(1)">bold</b><img src=x onerror=alert(2)><svg/onload=alert(3)>',
    "script": "</script><script>alert(1)</script></title></style></textarea>",
    "comment": "<!-- --> <!--<script> --!> <![CDATA[ ]]> <?php ?>",
    "jinja": "{{ 7*7 }} {% raw %} {# gone #} {%- endraw -%} ${{7*7}} {link} {nothing}",
    "entities": "&amp; &lt;b&gt; &#39; &nbsp; & &quot;",
    "quotes": "\"double\" 'single' `back` “curly” \\ \\\\n \\u003c %s %(x)s {}",
    "markdown": "# not a heading ** _ [a](javascript:alert(1)) ![x](y) <https://a.example> `code` :smile: {: .x }",
    "arabic": "\u202eabc\u202c \u200fشارك القصة\u200e! \u2067خير\u2069 👩\u200d🚀 क्\u200dष \u200b",
    "separators": "a\u2028b\u2029c\u00a0d\u3000e\u0301",
    "marks": MARKS,
    "astral": "𝕏 🇩🇪 👨‍👩‍👧‍👦 \U0010fffd \ufffd \U000e0041",
    "word": "Donaudampfschifffahrtsgesellschaftskapitän" * 12,
}
PLAIN = {name: f"Plain words of {name}" for name in NAUGHTY}
LINKS = {
    "quotes": "https://soda.example/it's?a='1'&b=(2)",
    "hash": "https://soda.example/?q=a%20b&c=%2B#top?x=1",
    "idn": "https://münchen.example/straße?größe=ä#ö",
    "odd": "https://soda.example/a;b=c/[d]?e[]=1&&f&=g&utm_term=x",
}


def escape_braces(words: str) -> str:
    """Escape the braces in `words`, as a writer does in texts."""
    return words.replace("{", "{{").replace("}", "}}")


def hub_content(words: Mapping[str, str]) -> dict[str, Any]:
    """Return a post, a translation and a campaign for each text, with the text in every key that accepts it."""
    posts: dict[str, Any] = {}
    for name, naughty in words.items():
        text = escape_braces(naughty)
        posts[name] = post(
            naughty,
            {"any": [f"{text} {{link}} {{hashtags}}", f"Second: {text}"], "slack": f"{{who}}: {text} {{link}}"},
            summary=naughty,
            topics=[naughty],
            campaign=name,
            link="https://soda.example/",
            hashtags=["Soda"],
            disclosure=f"Me: {naughty.strip()}",
            networks=["linkedin", "whatsapp", "facebook", "slack"],
            fields={"who": {"label": naughty, "example": naughty, "max_length": 1000}},
        )
        posts[f"{name}.de"] = {"title": naughty, "summary": naughty, "text": {"any": f"{text} {{who}}"}}
    campaigns = {
        name: {"title": naughty, "summary": naughty, "goal": naughty, "owner": naughty}
        for name, naughty in words.items()
    }
    return {
        "posts": posts,
        "campaigns": campaigns,
        "options": {"languages": ["en", "de"], "rules": {"too-long": "notice", "near-identical": "off"}},
        "nav": [{"Home": "index.md"}, "posts/index.md", *(f"campaigns/{name}.md" for name in words if name != "marks")],
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(tmp_path_factory.mktemp("naughty"), **hub_content(NAUGHTY))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(tmp_path_factory.mktemp("plain"), **hub_content(PLAIN))


@pytest.fixture(params=NAUGHTY)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_no_element_or_attribute_is_added(site: Site, plain: Site, name: str) -> None:
    for address in (f"posts/{name}/", f"posts/{name}/de/", f"campaigns/{name}/"):
        assert site.page(address).skeleton == plain.page(address).skeleton


def test_overview_pages_have_no_added_element_or_attribute(site: Site, plain: Site) -> None:
    for address in ("", "posts/", "campaigns/", "404.html"):
        assert site.page(address).skeleton == plain.page(address).skeleton


def test_a_page_shows_the_text_unchanged(site: Site, name: str) -> None:
    naughty = NAUGHTY[name].strip()
    for address in (f"posts/{name}/", f"posts/{name}/de/"):
        page = site.page(address)
        assert page.one("h1").text == naughty
        assert page.one("title").text == f"{naughty} - Test hub"
        assert page.one("meta", name="description")["content"] == naughty
        assert page.one("p", "advocacy-post__summary").text == naughty
        assert page.one("a", "advocacy-campaign").text == naughty


def test_share_texts_are_shown_unchanged(site: Site, name: str) -> None:
    naughty, line = NAUGHTY[name], NAUGHTY[name].strip()
    link = "https://soda.example/?utm_source={}&utm_medium=social&utm_campaign={}&utm_content={}-{}"
    assert texts(site.page(f"posts/{name}/"), "whatsapp") == [
        f"{naughty} {link.format('whatsapp', name, name, 'a')}\nMe: {line}".lstrip(),
        f"Second: {naughty.rstrip()}\nMe: {line}\n{link.format('whatsapp', name, name, 'b')}",
    ]
    assert texts(site.page(f"posts/{name}/"), "slack") == [
        f"{line}: {naughty} {link.format('slack', name, name, 'a')}\nMe: {line}"
    ]


def test_the_island_contains_the_text_unchanged(site: Site, name: str) -> None:
    naughty = NAUGHTY[name]
    island = site.island(f"posts/{name}/")
    assert island["title"] == naughty.strip()
    assert island["fields"]["who"]["label"] == island["fields"]["who"]["example"] == naughty.strip()
    text = island["texts"][island["networks"]["whatsapp"][0]["text"]]
    assert text == f"{escape_braces(naughty)} {{link}}\nMe: {escape_braces(naughty.strip())}".lstrip()


def test_feeds_contain_the_text_unchanged(site: Site, name: str) -> None:
    address = f"https://hub.example/posts/{name}/"
    (item,) = [item for item in site.feed["items"] if item["url"] == address]
    naughty = NAUGHTY[name].strip()
    assert (item["title"], item["summary"], item["tags"]) == (naughty, naughty, [naughty])
    assert naughty in item["content_text"]
    (entry,) = [entry for entry in site.rss.findall("item") if entry.findtext("link") == address]
    assert (entry.findtext("title"), entry.findtext("category")) == (naughty, naughty)
    assert entry.findtext("description") == item["content_text"]


def test_search_contains_the_text_unchanged(site: Site, name: str) -> None:
    naughty = NAUGHTY[name].strip()
    for kind in ("posts", "campaigns"):
        (entry,) = [entry for entry in site.search if entry["location"] == f"{kind}/{name}/"]
        assert entry["title"] == naughty  # scripts display it as text
        assert naughty in entry["text"]


@pytest.mark.parametrize("name", LINKS)
def test_links_are_kept_unchanged(tmp_path: Path, name: str) -> None:
    utm = "utm_source=whatsapp&utm_medium=social&utm_campaign=advocacy&utm_content=one-a"
    before, mark, after = LINKS[name].partition("#")
    expected = f"{before}{'&' if '?' in before else '?'}{utm}{mark}{after}"
    site = built(tmp_path, {"one": post("One", "See {link}", link=LINKS[name], networks=["whatsapp"])})
    page = site.page("posts/one/")
    assert page.one(css="advocacy-text").text == f"See {expected}"
    assert site.island("posts/one/")["networks"]["whatsapp"][0]["link"] == expected


def test_texts_of_ten_thousand_characters(tmp_path: Path) -> None:
    long = "A long story about soda. " * 399 + "That is all of it, for now"
    fields = {"who": {"label": "x" * 10_000, "example": "y" * 900, "max_length": 1000}}
    posts = {
        "long": post(long, f"{{who}} {long}", summary=long, topics=[long], disclosure=f"Me: {long}", fields=fields)
    }
    site = built(tmp_path, posts, campaigns={"long": {"title": long, "goal": long}})
    page = site.page("posts/long/")
    assert page.one("h1").text == long
    assert texts(page, "facebook")[0] == f"{'y' * 900} {long}\nMe: {long}"
    assert site.page("campaigns/long/").one("h1").text == long


@pytest.mark.parametrize("where", ["campaign", "page", "site_name", "copyright"])
def test_markers_of_the_frame_may_occur_in_any_text(tmp_path: Path, where: str) -> None:
    pages = {"index.md": "# Home\n", "about.md": f"---\ntitle: About {MARKS if where == 'page' else ''}\n---\nWords.\n"}
    site = built(
        tmp_path,
        {f"post-{number:02}": post(f"Post {number}") for number in range(50)},
        pages=pages,
        campaigns={"one": {"title": f"One {MARKS if where == 'campaign' else ''}"}},
        nav=["index.md", "posts/index.md", "campaigns/one.md", "about.md"],
        **({where: f"Hub {MARKS}"} if where in ("site_name", "copyright") else {}),
    )
    for address in ("posts/post-00/", "posts/page/2/", "posts/"):
        page = site.page(address)
        assert MARKS.strip() in page.text, address
        assert len(page.all("h1")) == 1, address


def test_the_site_name_is_escaped(tmp_path: Path) -> None:
    text = 'The "hub" of Carl\'s & sons'
    site = built(tmp_path, {"one": post("One")}, site_name=text)
    assert site.feed["title"] == site.rss.findtext("title") == text
    page = site.page("posts/one/")
    assert page.one("title").text == f"One - {text}"
    assert [link["title"] for link in page.alternates] == [text, text]


def texts(page: Element, network: str) -> list[str]:
    return [text.text for text in page.one("details", id=network).all(css="advocacy-text")]


def elements(html: str) -> set[str]:
    """Return the elements that a browser would find in `html`."""
    return {name.lower() for name in re.findall(r"<[/!?]?([a-zA-Z!?]+)", html)}
