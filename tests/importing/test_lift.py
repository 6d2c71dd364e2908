"""Links, hashtags and braces are extracted from a text, and the rest of it doesn't change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_advocacy.core.placeholders import pieces
from mkdocs_advocacy.importing.lift import Lifted, lifted, untagged

URL = "https://example.com/a?b=%20c"


@pytest.mark.parametrize(
    ("text", "wording", "link", "hashtags"),
    [
        ("Words", "Words", None, ()),
        (f"Look: {URL}", "Look: {link}", URL, ()),
        (f"Look ({URL}). Again {URL}, yes", "Look ({link}). Again {link}, yes", URL, ()),
        ("At https://en.example/wiki/Soda_(drink).", "At {link}.", "https://en.example/wiki/Soda_(drink)", ()),
        (f"{URL}/more and {URL}", "{link} and https://example.com/a?b=%20c", f"{URL}/more", ()),
        ("http://example.com/ is old", "http://example.com/ is old", None, ()),
        ("All #Soda and #Fun", "All #Soda and {hashtags}", None, ("Fun",)),
        ("We love #Soda here.", "We love #Soda here.", None, ()),
        ("Yes\n\n#Soda #Été\n#日本", "Yes\n\n{hashtags}", None, ("Soda", "Été", "日本")),
        ("Yes #نرم\u200cافزار #il·lusió #צה״ל", "Yes {hashtags}", None, ("نرم\u200cافزار", "il·lusió", "צה״ל")),
        ("はい ＃スター・ウォーズ", "はい {hashtags}", None, ("スター・ウォーズ",)),
        ("Press #️⃣", "Press #️⃣", None, ()),
        (f"Yes #Soda #Soda {URL}", "Yes {hashtags} {link}", URL, ("Soda",)),
        (f"Yes {URL} #Soda", "Yes {link} {hashtags}", URL, ("Soda",)),
        ("We are #1", "We are #1", None, ()),
        ("a {b} }c{", "a {{b}} }}c{{", None, ()),
        ("{link} {hashtags}", "{{link}} {{hashtags}}", None, ()),
    ],
)
def test_links_and_hashtags_are_extracted(text: str, wording: str, link: str | None, hashtags: tuple[str, ...]) -> None:
    assert lifted(text, None, ()) == Lifted(wording, link, hashtags, None)


def test_known_placeholders_are_kept() -> None:
    assert lifted("{link} {x} {team}", None, (), ("link", "team")).wording == "{link} {{x}} {team}"


def test_the_posts_link_is_found_with_any_tracking_parameters() -> None:
    text = "Now: https://example.com/?utm_source=x&a=1&utm_campaign=spring#top"
    assert lifted(text, "https://example.com/?a=1#top", ()) == Lifted(
        "Now: {link}", "https://example.com/?a=1#top", (), "spring"
    )


@pytest.mark.parametrize(
    ("address", "plain", "campaign"),
    [
        (URL, URL, None),
        ("https://a.example/?utm_source=x", "https://a.example/", None),
        ("https://a.example/?q=a+b&utm_campaign=s&utm_term=t#f?x", "https://a.example/?q=a+b&utm_term=t#f?x", "s"),
        ("https://a.example/?&utm_medium=social&&x=1", "https://a.example/?&&x=1", None),
        ("https://other.example/?utm_campaign=s", "https://other.example/?utm_campaign=s", "s"),
    ],
)
def test_only_the_hubs_tracking_parameters_are_removed(address: str, plain: str, campaign: str | None) -> None:
    assert untagged(address, ("a.example",)) == (plain, campaign)


@given(st.text(max_size=200))
def test_any_text_keeps_its_meaning(text: str) -> None:
    text = text.replace("\0", "")
    found = lifted(text, None, ())
    said = "".join(
        part if isinstance(part, str) else {"link": found.link, "hashtags": None}[part.name] or "\1"
        for part in pieces(found.wording)
    )
    if not found.hashtags:
        assert said == text
    else:
        before, after = said.split("\1")
        assert text.startswith(before)
        assert text.endswith(after)
