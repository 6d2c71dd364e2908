"""A composed share: its text, link, length and intent."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_advocacy import tracked_link
from mkdocs_advocacy.content.settings import UtmSettings
from mkdocs_advocacy.core.hashtags import is_hashtag
from mkdocs_advocacy.core.letters import letter
from mkdocs_advocacy.core.placeholders import written
from mkdocs_advocacy.kinds.posts.compose import Composer
from mkdocs_advocacy.kinds.posts.model import PostTemplate
from mkdocs_advocacy.kinds.posts.sharing import Share, Sharing
from mkdocs_advocacy.kinds.posts.tracking import PostLinks
from mkdocs_advocacy.networks.ascii_links import ascii_link
from mkdocs_advocacy.networks.load import builtin_networks
from mkdocs_advocacy.networks.measure import measured
from mkdocs_advocacy.rules.disclosing import Disclosing

NETWORKS = {name: network for name, network in builtin_networks().items() if network.status == "active"}
LINK = "https://carls.example/ginger"


def compose(
    network: str, text: str, *, utm: dict[str, Any] | None = None, campaign: str = "launch", **post: Any
) -> Share:
    """Compose the first variant of a post with the id ginger and this text."""
    return compose_all(network, text, utm=utm, campaign=campaign, **post)[0]


def compose_all(
    network: str, *texts: str, utm: dict[str, Any] | None = None, campaign: str = "launch", **post: Any
) -> list[Share]:
    """Compose all variants of a post with the id ginger and these texts."""
    template = PostTemplate.model_validate({"title": "Ginger & lime", "text": {"any": list(texts)}, **post})
    settings = UtmSettings.model_validate(utm or {})
    links = PostLinks("ginger", template.link, campaign, settings) if template.link else None
    composer = Composer(template, links, template.hashtags or (), "(link in bio)", Disclosing())
    sharing = Sharing(template, links)
    return [
        sharing.share(NETWORKS[network], (position, wording, length))
        for position, (wording, length, _) in enumerate(composer.measured(NETWORKS[network]))
    ]


def tracked(source: str, medium: str = "social", content: str = "ginger-a") -> str:
    return f"{LINK}?utm_source={source}&utm_medium={medium}&utm_campaign=launch&utm_content={content}"


# --- the link ---


@pytest.mark.parametrize(
    ("network", "link"),
    [
        ("linkedin", tracked("linkedin")),
        ("x", tracked("twitter")),
        ("email", tracked("email", medium="email")),
        ("web_share", tracked("share")),
    ],
)
def test_a_link_identifies_its_network_and_variant(network: str, link: str) -> None:
    assert compose(network, "Hello", link=LINK).link == link


def test_each_variant_has_its_own_link() -> None:
    links = [share.link for share in compose_all("linkedin", "One", "Two", "Three", link=LINK)]
    assert links == [tracked("linkedin", content=f"ginger-{letter}") for letter in "abc"]


def test_variant_letters_continue_after_z() -> None:
    assert [letter(position) for position in (0, 25, 26, 51, 52, 701, 702)] == ["a", "z", "aa", "az", "ba", "zz", "aaa"]


def test_a_link_to_another_website_is_not_tracked() -> None:
    assert compose("x", "Hello", link=LINK, utm={"domains": ["soda.example"]}).link == LINK
    assert compose("x", "Hello", link=LINK, utm={"domains": ["soda.example", "carls.example"]}).link == tracked(
        "twitter"
    )


def test_a_post_without_a_link_has_no_link() -> None:
    assert compose("x", "Hello").link is None


@given(
    st.text(alphabet="abAB01%?&=#/._~;[]{}|äß日", max_size=25) | st.sampled_from(["%01", "?x=%02%00", "#%01%02"]),
    st.sampled_from(sorted(NETWORKS)),
)
def test_a_composed_link_is_the_tracked_link(rest: str, network: str) -> None:
    url = f"https://carls.example/{rest}"
    share = compose(network, "Hello", link=url, utm={"medium": "post", "campaign": "x"})
    utm = {
        "utm_source": NETWORKS[network].utm.name,
        "utm_medium": "email" if network == "email" else "post",
        "utm_campaign": "launch",
        "utm_content": "ginger-a",
    }
    link = tracked_link(url, utm)
    assert share.link == (ascii_link(link) if NETWORKS[network].cuts_links else link)


def test_x_gets_links_in_ascii_and_other_networks_as_written() -> None:
    link = "https://bücher.example/日本語#ü"
    utm = "utm_medium=social&utm_campaign=launch&utm_content=ginger-a"
    x = compose("x", "Read {link}", link=link)
    assert x.link == f"https://xn--bcher-kva.example/%E6%97%A5%E6%9C%AC%E8%AA%9E?utm_source=twitter&{utm}#%C3%BC"
    assert x.text == f"Read {x.link}"
    assert x.intent == f"https://x.com/intent/tweet?text={quote(x.text, safe='')}"
    mastodon = compose("mastodon", "Read {link}", link=link)
    assert mastodon.link == f"https://bücher.example/日本語?utm_source=mastodon&{utm}#ü"


def test_a_link_with_unicode_counts_as_a_link() -> None:
    assert compose("x", "Read {link}", link="https://example.com/日本語").length == 5 + 23
    assert compose("x", "Read", link="https://example.com/?q=grün", utm={"domains": ["soda.example"]}).length == 5 + 23


def test_addresses_within_a_text_are_converted_to_ascii_too() -> None:
    text = "See https://bücher.com/日本語, {link} and {flavour}"
    fields = {"flavour": {"label": "Page", "example": "https://example.com/?q=grün", "max_length": 10}}
    x = compose("x", text, link="https://carls.com/", fields=fields)
    sent = f"See https://xn--bcher-kva.com/%E6%97%A5%E6%9C%AC%E8%AA%9E, {x.link} and https://example.com/?q=gr%C3%BCn"
    assert (x.text, x.length) == (sent, 4 + 23 + 2 + 23 + 5 + 10)
    assert x.intent == f"https://x.com/intent/tweet?text={quote(sent, safe='')}"
    assert compose("bluesky", text, link=LINK, fields=fields).text.startswith("See https://bücher.com/日本語, https")


# --- the text ---


@pytest.mark.parametrize(
    ("network", "text", "expected"),
    [
        ("x", "See {link} now", f"See {tracked('twitter')} now"),
        ("x", "Hello", "Hello"),
        ("bluesky", "Hello", f"Hello\n{tracked('bluesky')}"),
        ("bluesky", "Hello\n\n", f"Hello\n{tracked('bluesky')}"),
        ("bluesky", "See {link} now", f"See {tracked('bluesky')} now"),
        ("email", "{link}\nHello", f"{tracked('email', 'email')}\nHello"),
        ("instagram", "Read it {link} or not", "Read it (link in bio) or not"),
        ("instagram", "Hello", "Hello"),
        ("telegram", "Read it: {link}", "Read it"),
        ("telegram", "Read it {link} now", "Read it now"),
        ("telegram", "{link} is new", "is new"),
        ("telegram", "Read it 👉 {link}\n\nBye", "Read it\n\nBye"),
        ("reddit", "Ratio 3:1 {link}", "Ratio 3:1"),
        ("linkedin", "See {link}", f"See {tracked('linkedin')}"),
    ],
)
def test_the_link_is_where_the_network_needs_it(network: str, text: str, expected: str) -> None:
    assert compose(network, text, link=LINK).text == expected


@pytest.mark.parametrize(
    ("network", "expected"),
    [
        ("linkedin", "Hi #One #Two #Three #Four #Five #Six now"),
        ("instagram", "Hi #One #Two #Three #Four #Five now"),
        ("threads", "Hi #One now"),
        ("email", "Hi now"),
    ],
)
def test_hashtags_are_limited_to_the_networks_maximum(network: str, expected: str) -> None:
    tags = ["One", "#Two", "not one", "Three", "Four", "Five", "Six"]
    assert compose(network, "Hi {hashtags} now", hashtags=tags).text == expected


def test_omitted_hashtags_leave_no_double_space() -> None:
    assert compose("email", "Tags: {hashtags}\nBye").text == "Tags\nBye"
    assert compose("email", "{hashtags} Hello").text == "Hello"


def test_the_disclosure_is_part_of_every_text() -> None:
    text = "I work at Carl's Soda."
    assert compose("linkedin", "Hello", disclosure=text).text == f"Hello\n{text}"
    assert compose("linkedin", "{disclosure} Hello", disclosure=text).text == f"{text} Hello"
    assert compose("bluesky", "Hello", disclosure=text, link=LINK).text == f"Hello\n{text}\n{tracked('bluesky')}"


def test_a_text_that_contains_the_disclosure_does_not_get_it_again() -> None:
    sentence = "I work at Carl's."
    for text in ("I work at Carl's. Hello", "Hello.\ni work  at Carl’s."):
        assert compose("linkedin", text, disclosure=sentence).text == text
    assert compose("linkedin", "Adam", disclosure="Ad").text == "Adam\nAd"


def test_fields_show_their_examples_until_they_are_filled_in() -> None:
    fields = {"flavour": {"label": "Flavour", "example": "Lime"}, "place": {"label": "Place"}}
    share = compose("x", "{flavour} at {place}, {{really}}", fields=fields)
    assert share.text == "Lime at …, {really}"
    assert written(share.wording) == "{flavour} at {place}, {{really}}"


FIELDS = {"flavour": {"label": "Flavour", "example": "Lime"}}
PART = st.sampled_from(["{link}", "{hashtags}", "{disclosure}", "{flavour}", "{{x}}"]) | st.text(
    alphabet="abAB12 äß日👉→:,.!-()\n\t", max_size=12
)


@given(
    st.lists(PART, min_size=1, max_size=8).map("".join).filter(str.strip),
    st.sampled_from(sorted(NETWORKS)),
    st.booleans(),
    st.sampled_from([None, "Says Carl."]),
)
def test_the_writers_words_are_never_lost(text: str, network: str, linked: bool, disclosure: str | None) -> None:
    post: dict[str, Any] = {"link": LINK} if linked else {}
    if not linked:
        text = text.replace("{link}", "")
    if disclosure is None:
        text = text.replace("{disclosure}", "")
    if not text.strip():
        return
    posted = compose(network, text, fields=FIELDS, hashtags=["Soda"], disclosure=disclosure, **post).text
    rest = iter(_letters(posted))
    assert all(word in rest for word in _letters(re.sub(r"(?<!\{)\{\w+\}", " ", text)))
    assert ("Lime" in posted) == ("{flavour}" in text)
    assert (disclosure or "") in posted


def _letters(text: str) -> list[str]:
    """Split the text into letters, because letters next to a placeholder can form new words."""
    return re.findall(r"\w", text)


# --- the length ---


@given(
    st.lists(PART, min_size=1, max_size=8).map("".join),
    st.sampled_from(sorted(NETWORKS)),
    st.sampled_from([None, LINK, "https://carls.example/ä?b=日", "https://carls.com/ginger"]),
)
def test_the_length_is_that_of_the_shared_text(text: str, network: str, link: str | None) -> None:
    text = f"Ginger {text if link else text.replace('{link}', '')}".replace("{disclosure}", "")
    post: dict[str, Any] = {"link": link} if link else {}
    fields = {"flavour": {"label": "Flavour", "example": "xxxx", "max_length": 4}}
    share = compose(network, text, fields=fields, hashtags=["Soda", "Größe"], **post)
    posted = share.text
    if share.link and share.link not in posted:
        posted = {"appended": f"{posted} {share.link}", "prepended": f"{share.link}\n{posted}"}.get(
            NETWORKS[network].link, posted
        )
    if network == "email":
        assert share.intent is not None
        assert share.length == len(share.intent)
    else:
        assert share.length == measured(posted, NETWORKS[network].text).length


def test_the_length_is_measured_separately_if_link_weights_differ() -> None:
    facts = NETWORKS["x"].text.model_copy(update={"url_weight": 40})
    own = NETWORKS["x"].model_copy(update={"id": "own", "text": facts})
    template = PostTemplate.model_validate({"title": "Ginger", "text": {"any": "See carls.com/ginger now"}})
    composer = Composer(template, None, (), "", Disclosing())
    assert [composer.measured(network)[0][1] for network in (NETWORKS["x"], own)] == [8 + 23, 8 + 40]


def test_a_field_counts_with_its_maximum_length() -> None:
    fields = {"flavour": {"label": "Flavour", "example": "Lime", "max_length": 40}}
    assert compose("linkedin", "{flavour}!", fields=fields).length == 41


def test_a_link_that_x_appends_is_counted() -> None:
    assert compose("x", "Hello", link="https://carls.com/" + "a" * 200).length == len("Hello") + 1 + 23
    assert compose("linkedin", "Hello", link="https://carls.com/" + "a" * 200).length == len("Hello")


# --- the intent ---


@given(
    st.lists(PART, min_size=1, max_size=6).map("".join).filter(lambda text: re.search(r"\w", text)),
    st.sampled_from(["x", "bluesky", "mastodon", "whatsapp", "threads"]),
)
def test_the_intent_contains_the_shared_text(text: str, network: str) -> None:
    text = text.replace("{disclosure}", "").replace("{hashtags}", "")
    if not text.strip():
        return
    share = compose(network, text, link=LINK, fields=FIELDS)
    assert share.intent is not None
    carried = re.search(r"[?&]text=([^&]*)", share.intent)
    assert carried is not None
    assert unquote(carried[1]) == share.text
    assert ("&url=" in share.intent) == (network in ("x", "threads") and "{link}" not in text)


def test_a_network_without_an_intent_opens_its_home_page() -> None:
    assert compose("instagram", "Hello").intent is None
    assert compose("instagram", "Hello").opens == "https://www.instagram.com/"
    assert compose("linkedin", "Hello").opens == "https://www.linkedin.com/"
    assert compose("copy", "Hello").opens is None


@pytest.mark.parametrize("tag", ["Grüße", "a_b", "a", "日本", "emoji", "full", "ß", "1a", "Cafe\u0301", "नमस्ते"])
def test_a_hashtag_can_have_letters_of_any_script(tag: str) -> None:
    assert is_hashtag(tag)


@pytest.mark.parametrize("tag", ["2024", "a-b", "a b", "٣", "", "emoji😀x", "a.b", "#a", "a'b"])
def test_a_hashtag_cannot_contain_other_characters(tag: str) -> None:
    assert not is_hashtag(tag)
