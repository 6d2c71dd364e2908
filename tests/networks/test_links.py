"""Tracked links and share intents: the vectors shared with the browser, and properties."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import ada_url
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.vectors.reading import vectors

from mkdocs_advocacy import measure, share_intent, tracked_link
from mkdocs_advocacy.networks.ascii_links import ascii_link
from mkdocs_advocacy.networks.ascii_texts import with_ascii_links
from mkdocs_advocacy.networks.links import belongs_to, intent_address
from mkdocs_advocacy.networks.load import builtin_networks

VECTORS: dict[str, Any] = vectors("links")
UTM: dict[str, str] = VECTORS["utm"]


def _numbered(rows: list[Any], name: str = "") -> list[Any]:
    return [pytest.param(row, id=f"{n}-{row[name]}" if name else str(n)) for n, row in enumerate(rows)]


# --- tracked links ---


@pytest.mark.parametrize("row", _numbered(VECTORS["tracked"]))
def test_tracking_parameters_are_added_to_the_writers_link(row: dict[str, Any], spelled: Callable[..., str]) -> None:
    assert tracked_link(spelled(row["url"]), row.get("utm", UTM)) == spelled(row["link"])


@pytest.mark.parametrize("url", _numbered(VECTORS["refused"]))
def test_links_without_https_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="only https"):
        tracked_link(url, UTM)


URL_SIGNS = "abcXYZ019-._~!$'()*+,;=:@/%[]{}|^`äß日 👍"
PARAMETER = st.text(alphabet=URL_SIGNS + "?", max_size=12) | st.sampled_from(
    ["utm_source=old", "utm_source", "utm_content=", "utm_medium=mail", "a=1", "a", "", "UTM_SOURCE=b", "c=utm_source"]
)
PARTS = st.tuples(
    st.sampled_from(
        ["https://a.example", "https://A.Example:8443", "https://münchen.example", "HTTPS://[2001:db8::1]"]
    ),
    st.just("") | st.text(alphabet=URL_SIGNS, max_size=20).map("/".__add__),
    st.none() | st.lists(PARAMETER, max_size=6),
    st.none() | st.text(alphabet=URL_SIGNS + "?#&", max_size=20),
)
VALUES = st.dictionaries(st.sampled_from(["utm_source", "utm_medium", "utm_content"]), st.text(max_size=8), min_size=1)


def _build_url(address: str, path: str, parameters: list[str] | None, fragment: str | None) -> str:
    query = "" if parameters is None else f"?{'&'.join(parameters)}"
    return f"{address}{path}{query}" + ("" if fragment is None else f"#{fragment}")


@given(PARTS, VALUES)
def test_only_the_given_parameters_change(
    parts: tuple[str, str, list[str] | None, str | None], utm: dict[str, str]
) -> None:
    address, path, parameters, fragment = parts
    link = tracked_link(_build_url(*parts), utm)
    start = f"{address}{path}?"
    end = "" if fragment is None else f"#{fragment}"
    assert link.startswith(start)
    assert link.endswith(end)
    found = link[len(start) : len(link) - len(end)].split("&")
    others = [] if not parameters or parameters == [""] else [p for p in parameters if p.split("=")[0] not in utm]
    assert found[: len(others)] == others
    added = [part.split("=") for part in found[len(others) :]]
    assert [(name, unquote(value)) for name, value in added] == list(utm.items())


@given(PARTS, VALUES)
def test_tracking_a_link_twice_does_not_change_it(
    parts: tuple[str, str, list[str] | None, str | None], utm: dict[str, str]
) -> None:
    link = tracked_link(_build_url(*parts), utm)
    assert tracked_link(link, utm) == link


@given(PARTS, VALUES)
def test_a_browser_sees_the_same_page_and_other_parameters(
    parts: tuple[str, str, list[str] | None, str | None], utm: dict[str, str]
) -> None:
    url = _build_url(*parts)
    if not ada_url.check_url(url):
        return
    before, after = ada_url.URL(url), ada_url.URL(tracked_link(url, utm))
    assert (after.origin, after.pathname, after.hash) == (before.origin, before.pathname, before.hash)
    kept = [(name, value) for name, value in _parameters(before) if name not in utm]
    assert _parameters(after) == kept + list(utm.items())


def _parameters(url: ada_url.URL) -> list[tuple[str, str]]:
    return list(ada_url.URLSearchParams(url.search).items())


# --- links in ASCII ---

HOSTS = st.sampled_from(
    ["a.example", "A.Example:8443", "[2001:db8::1]", "Bücher.example", "b%C3%BCcher.example", "faß.de", "ΣΑΣ.gr"]
) | st.text(alphabet="abZ1-.。äÄßẞλςΣяעمपไ한日ｆﬁ\u200d\u00ad\ufe0f👍", min_size=1, max_size=12)


@given(HOSTS, PARTS)
def test_a_browser_opens_the_same_page_for_a_link_in_ascii(
    host: str, parts: tuple[str, str, list[str] | None, str | None]
) -> None:
    url = _build_url(f"https://{host}", *parts[1:])
    if not ada_url.check_url(url):
        return
    link = ascii_link(url)
    assert link.isascii()
    assert ada_url.URL(link).href == ada_url.URL(url).href
    assert ascii_link(link) == link


@given(st.text())
def test_text_that_is_not_a_link_is_not_changed(text: str) -> None:
    assert ascii_link(text) == text or text.lower().startswith("http")


@pytest.mark.parametrize("row", _numbered(VECTORS["texts"]))
def test_addresses_in_a_text_are_converted_to_ascii(row: dict[str, Any]) -> None:
    found = with_ascii_links(row["text"], row.get("link", ""))
    assert found == row["ascii"], row.get("why", "")
    assert with_ascii_links(found, row.get("link", "")) == found
    intent = share_intent("x", text=row["text"])
    assert _parameter(intent, "text") == with_ascii_links(row["text"])


def test_an_address_in_ascii_counts_as_one_link() -> None:
    text = "See https://bücher.com/grün now"
    assert measure(text, "x").length == measure(with_ascii_links(text), "x").length == 4 + 23 + 4


def test_networks_that_accept_unicode_links_get_the_text_unchanged() -> None:
    text = "See https://bücher.example/日本語"
    assert _parameter(share_intent("mastodon", text=text), "text") == text


@given(
    st.lists(st.sampled_from([*"aü日を. /?’👍", "https://", "example.com", "/", "\u200d"]), max_size=12).map("".join)
)
def test_converting_a_text_to_ascii_twice_does_not_change_it(text: str) -> None:
    found = with_ascii_links(text)
    assert with_ascii_links(found) == found


# --- links to the brand's own websites ---


@pytest.mark.parametrize(
    ("url", "belongs"),
    [
        ("https://carls.example/", True),
        ("https://CARLS.example", True),
        ("https://shop.carls.example:8443/a?b=1", True),
        ("https://carls.example./", True),
        ("https://notcarls.example/", False),
        ("https://carls.example.evil.example/", False),
        ("https://evil.example/carls.example", False),
        ("https://evil.example/?u=https://carls.example/", False),
        ("https://evil.example/#.carls.example", False),
        ("https://example/", False),
    ],
)
def test_a_link_belongs_to_a_domain_or_one_of_its_subdomains(url: str, belongs: bool) -> None:
    assert belongs_to(url, ("soda.example", "carls.example")) is belongs


# --- share intents ---


@pytest.mark.parametrize("row", _numbered(VECTORS["intents"], "network"))
def test_an_intent_has_the_parameters_of_its_network(row: dict[str, Any]) -> None:
    values = {name: row[name] for name in ("text", "link", "title") if name in row}
    assert share_intent(row["network"], **values) == row["url"], row.get("why", "")


def test_the_vectors_cover_every_network() -> None:
    assert {row["network"] for row in VECTORS["intents"]} == set(builtin_networks())
    assert sum(len(VECTORS[kind]) for kind in ("tracked", "refused", "intents")) >= 80


def test_a_pin_with_an_image_has_an_intent() -> None:
    pinterest = builtin_networks()["pinterest"]
    found = intent_address(pinterest, text="Ginger & lime", link="https://a.example/", image="https://a.example/b.png")
    assert found == (
        "https://www.pinterest.com/pin/create/button/?url=https%3A%2F%2Fa.example%2F"
        "&media=https%3A%2F%2Fa.example%2Fb.png&description=Ginger%20%26%20lime"
    )


def test_an_intent_of_an_unknown_network_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="myspace"):
        share_intent("myspace", text="Hello")


PARAMETER_OF_TEXT = {"x": "text", "bluesky": "text", "mastodon": "text", "whatsapp": "text", "threads": "text"}
PARAMETER_BESIDE_LINK = {"line": "text", "telegram": "text", "reddit": "title", "teams": "msgText"}


@given(st.text(), st.sampled_from(sorted(PARAMETER_OF_TEXT)))
def test_the_network_receives_the_text_unchanged(text: str, network: str) -> None:
    assert _parameter(share_intent(network, text=text), PARAMETER_OF_TEXT[network]) == text


@given(st.text(min_size=1), st.sampled_from(sorted(PARAMETER_BESIDE_LINK)))
def test_the_network_receives_text_and_link_separately(text: str, network: str) -> None:
    link = "https://a.example/?b=1&c=ä#d"
    intent = share_intent(network, text=text, link=link)
    assert _parameter(intent, PARAMETER_BESIDE_LINK[network]) == text
    assert _parameter(intent, "href" if network == "teams" else "url") == link


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r"), min_size=1), st.text())
def test_an_email_has_crlf_line_breaks(text: str, title: str) -> None:
    intent = share_intent("email", text=text, title=title.replace("\n", " ").replace("\r", " "))
    assert intent is not None
    assert (_parameter(intent, "body") or "") == text.replace("\n", "\r\n")
    assert "%0A" not in intent.replace("%0D%0A", "").replace("%250A", "")


@given(st.text(), st.sampled_from(sorted(builtin_networks())))
def test_an_intent_contains_no_character_that_breaks_an_address(text: str, network: str) -> None:
    intent = share_intent(network, text=text, link="https://a.example/ä?b='\"<>", title=text) or ""
    assert not set(intent) & set(" \"'<>`{}|\\^\n\r\t")
    assert intent.isascii()


def _parameter(intent: str | None, name: str) -> str | None:
    """Return the value that a program reads when it splits at ? and & and does not decode +."""
    assert intent is not None
    parts = [part.partition("=") for part in intent.partition("?")[2].split("&")]
    return next((unquote(value) for found, _, value in parts if found == name), None)
