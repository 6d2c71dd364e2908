"""Messages for Teams: within their size, and nobody's text is markup. `cards.test.js` checks their schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.kinds.newsletters.cards import TEXTS, letters
from tests.kinds.newsletters.chat_letters import every_prose, letter_with, posts

from mkdocs_advocacy.core.languages import Words
from mkdocs_advocacy.kinds.newsletters.letter import Heading, Item, Letter, Paragraph, Section, Span
from mkdocs_advocacy.kinds.newsletters.teams import escape, teams_payload

LETTERS = dict(letters())
MARKUP = (
    *TEXTS["hostile"].split(" "),
    "<at id=1>",
    "</at>",
    "&amp;",
    "\\",
    "_",
    "`",
    "~",
    "#",
    "-",
    "1)",
    "> ",
    "\n",
    " ",
)
hostile_texts = st.lists(st.sampled_from(MARKUP) | st.text(max_size=9)).map("".join)


def card_of(letter: Letter) -> dict[str, Any]:
    data = teams_payload(letter, Words()(letter.language))
    assert len(data) <= 28_000
    message = json.loads(data)
    (attachment,) = message.pop("attachments")
    assert message == {"type": "message"}
    card: dict[str, Any] = attachment.pop("content")
    assert attachment == {"contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": None}
    assert (card["type"], card["version"], card["msteams"]) == ("AdaptiveCard", "1.4", {"width": "full"})
    return card


def elements_of(value: Any, kind: str) -> Iterator[dict[str, Any]]:
    """Yield all elements of a type in a card."""
    if isinstance(value, dict):
        if value.get("type") == kind:
            yield value
        value = list(value.values())
    for part in value if isinstance(value, list) else ():
        yield from elements_of(part, kind)


@pytest.mark.parametrize("name", LETTERS)
def test_every_card_is_within_its_size_and_opens_the_page(name: str) -> None:
    card = card_of(LETTERS[name])
    (action,) = card["actions"]
    assert action["url"] == "https://hub.example/newsletters/2026-11/"
    assert (card["body"][-1]["text"].strip("\u2066\u2067\u2069") == "…") is (
        name.split("-")[0] not in ("short", "empty")
    )
    for block in elements_of(card, "TextBlock"):
        assert block["wrap"] is True
        assert "<at" not in block["text"]
        assert "\u200d…" not in block["text"]
        assert len(block["text"]) <= 2000 + 2 * (1 + block["text"].count("\n\n"))
    for image in elements_of(card, "Image"):
        assert image["url"].startswith("https://hub.example/")
        assert image["altText"]


def test_only_some_posts_have_a_button() -> None:
    card = card_of(letter_with(posts(20, "Short")))
    assert len(list(elements_of(card, "ActionSet"))) == 6
    assert sum("posts/post-" in block["text"] for block in elements_of(card, "TextBlock")) == 20


def test_people_can_share_each_post_on_its_page() -> None:
    (post,) = elements_of(card_of(letter_with(posts(1, "Ginger"))), "ActionSet")
    (action,) = post["actions"]
    assert (action["title"], action["url"]) == ("Share this post", "https://hub.example/posts/post-0/")


def test_arabic_texts_are_right_aligned_and_carry_their_direction() -> None:
    for block in elements_of(card_of(LETTERS["short-ar"]), "TextBlock"):
        assert block["horizontalAlignment"] == "right"
        for line in block["text"].split("\n\n"):
            assert re.fullmatch("[\u2066\u2067].*\u2069", line)
    assert not any("\u2067" in block["text"] for block in elements_of(card_of(LETTERS["short-de"]), "TextBlock"))


def test_numbers_are_a_list() -> None:
    section = Section("result", [Item(name, name, "en", value="9 clicks") for name in ("LinkedIn", "X")])
    assert card_of(letter_with(section))["body"][-1]["text"] == "**LinkedIn** · 9 clicks\n\n**X** · 9 clicks"


def test_formatting_is_markdown() -> None:
    spans = [
        Span("Say "),
        Span("no.", strong=True),
        Span(" when", emphasis=True),
        Span(" a_b", href="https://a.example/(b)"),
    ]
    paragraph, heading = card_of(letter_with(Paragraph(spans), Heading(2, [Span("*")])))["body"][-2:]
    assert paragraph["text"] == "Say **no.\u200b** *when* [a\\_b](https://a.example/%28b%29)"
    assert (heading["text"], heading["weight"]) == ("\\*", "bolder")


@given(hostile_texts)
def test_escaping_is_reversible(text: str) -> None:
    restored = re.sub(r"(?<=[<&{])\u200b(?=[A-Za-z/!?#\w{])", "", escape(text)).replace("\n\n", "\n")
    restored = re.sub(r"\\([\\*_\[\]`~#>=+.)-])", r"\1", restored)
    assert restored == text or "\u200b" in text


@given(hostile_texts)
@settings(max_examples=40, deadline=None)
def test_no_text_exceeds_the_size_or_mentions_anybody(text: str) -> None:
    card = card_of(letter_with(*every_prose(text), posts(3, text), title=text, preview=text, sender=text))
    for block in elements_of(card, "TextBlock"):
        assert not re.search("</?at", block["text"])
        assert "{{" not in block["text"]


def test_a_card_is_always_the_same() -> None:
    letter = LETTERS["short-fr"]
    assert teams_payload(letter, Words()("fr")) == teams_payload(letter, Words()("fr"))
