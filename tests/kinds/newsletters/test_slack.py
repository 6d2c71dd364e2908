"""Messages for Slack and Mattermost: within every limit, readable, and nobody is mentioned."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.kinds.newsletters.chat_letters import LANGUAGES, every_prose, letter_with, posts
from tests.kinds.newsletters.slack_limits import check_message

from mkdocs_advocacy.core.languages import Words
from mkdocs_advocacy.kinds.newsletters.letter import Item, Letter, Paragraph, Section, Span
from mkdocs_advocacy.kinds.newsletters.slack import escape, slack_payload

HOSTILE = (
    "<!channel>",
    "<!here|here>",
    "<@U012AB3CD>",
    "<#C012AB3CD>",
    "<!subteam^S012>",
    "@here",
    "@channel, @everyone and @all",
    "@ada.falcon",
    "(@ada)",
    "＠here ﹫channel",
    "@\u200bhere @\u2060channel",
    "قال@here",
    "a@here",
    "x@here.y@here",
    "&lt;!channel&gt; <\u200b!channel>",
    "<https://evil.example|Click>",
    "[Click](https://evil.example) ![](https://evil.example/x.png)",
)
MENTION = re.compile(r"[@＠﹫](?=\w)")
MAIL = re.compile(r"[A-Za-z0-9]@(?=[A-Za-z0-9-]+\.[A-Za-z])")
hostile_texts = st.lists(st.sampled_from([*HOSTILE, " ", "\n", "a", "*", "`"]) | st.text(max_size=9)).map("".join)


def message_of(letter: Letter) -> dict[str, Any]:
    return check_message(slack_payload(letter, Words()(letter.language)))


def texts_in(value: Any) -> Iterator[str]:
    """Yield all texts in a message."""
    if isinstance(value, str):
        yield value
    else:
        for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from texts_in(part)


def assert_nobody_is_mentioned(message: dict[str, Any]) -> None:
    for text in texts_in(message):
        assert not re.search(r"<(?!https?:|mailto:)", text), text
        assert "](" not in text
        assert not MENTION.search(MAIL.sub("", re.sub(r"<[^>|]*\|", "", text))), text


def test_a_message_is_readable_as_blocks_and_as_text() -> None:
    message = message_of(letter_with(*every_prose("Ginger & lime"), posts(1, "Ginger & lime")))
    assert message["blocks"][0]["text"]["text"] == "What we heard"
    shown = [text for block in message["blocks"][1:] for text in texts_in(block) if text not in ("mrkdwn", "section")]
    written = next(text for text in shown if "*Ginger &amp; lime*" in text).split("\n")
    link = "<https://elsewhere.example/a?b=1&amp;c=%282%29%7C%3C3%3E|Ginger &amp; lime>"
    items = [f"• Ginger &amp; limesee {link}", "\u20033. Ginger &amp; lime", "• Ginger &amp; lime"]
    assert [line for line in written if line.lstrip("\u2003").startswith(("•", "3."))] == items
    assert message["blocks"][-1]["elements"][0]["text"] == "<https://hub.example/newsletters/2026-11/|Read this online>"
    post = next(text for text in texts_in(message["blocks"]) if "0. Ginger" in text)
    assert post.split("\n") == [
        "*<https://hub.example/posts/post-0/|0. Ginger &amp; lime>*",
        "12 clicks · Ginger &amp; lime",
        "Ginger &amp; lime",
        "> Ginger &amp; lime",
        "<https://hub.example/posts/post-0/|Share this post>",
    ]
    text = message["text"].split("\n")
    assert text[:4] == ["What we heard", "What became of it.", "", "**Ginger &amp; lime**"]
    assert "**<https://hub.example/posts/post-0/|0. Ginger &amp; lime>**" in text
    assert text[-1] == "<https://hub.example/newsletters/2026-11/|Read this online>"


def test_numbers_are_a_list() -> None:
    numbers = [("LinkedIn", "773 clicks"), ("X", "214 clicks")]
    section = Section("result", [Item(name, name, "en", value=value) for name, value in numbers], note="In November")
    blocks = message_of(letter_with(section))["blocks"]
    assert blocks[-2]["text"]["text"] == "*LinkedIn* · 773 clicks\n*X* · 214 clicks"
    assert blocks[-3]["text"]["text"] == "_In November_"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["Ginger " * 1429, "x" * 10_000, "👩‍👩‍👧‍👦" * 1000, "&<>" * 3334, "زنجبيل " * 1429])
def test_long_texts_are_cut_with_a_link_to_the_page(language: str, text: str) -> None:
    letter = letter_with(*every_prose(text), posts(60, text), title=text, preview=text, language=language)
    message = message_of(letter)
    assert message["blocks"][-1]["elements"][0]["text"].startswith("… <https://hub.example/newsletters/2026-11/|")
    assert message["text"].split("\n")[-1].startswith("… <https://hub.example/newsletters/2026-11/|")
    assert "…" in message["blocks"][0]["text"]["text"]
    for shown in texts_in(message):
        assert "\u200d…" not in shown
        assert not re.search(r"&[a-z]*…", shown)


@pytest.mark.parametrize("number", [0, 1, 44, 60, 300])
def test_any_number_of_posts_is_within_the_limits(number: int) -> None:
    message = message_of(letter_with(posts(number, "Short")))
    shown = sum("Share this post" in json.dumps(block) for block in message["blocks"])
    assert shown == min(number, shown)
    assert ("…" in message["blocks"][-1]["elements"][0]["text"]) is (shown < number)


@pytest.mark.parametrize("length", [40, 45, 50, 55, 60])
def test_the_sum_of_all_blocks_is_within_its_limit_but_used(length: int) -> None:
    blocks = message_of(letter_with(posts(60, "x" * length)))["blocks"]
    assert 12_000 < len(json.dumps(blocks, ensure_ascii=False, separators=(",", ":"))) <= 13_000


@pytest.mark.parametrize("text", HOSTILE)
def test_nobody_is_mentioned(text: str) -> None:
    letter = letter_with(*every_prose(text), posts(2, text), title=text, preview=text, sender=text, day=text)
    assert_nobody_is_mentioned(message_of(letter))


@given(hostile_texts)
@settings(max_examples=60, deadline=None)
def test_no_text_exceeds_a_limit_or_mentions_anybody(text: str) -> None:
    letter = letter_with(*every_prose(text), posts(3, text), title=text if text.strip() else "a", preview=text)
    assert_nobody_is_mentioned(message_of(letter))


@given(hostile_texts)
def test_escaping_is_reversible(text: str) -> None:
    restored = re.sub("([@＠﹫]|\\](?=\u200b[(\\[]))\u200b", _keep, html.unescape(escape(text)))
    assert restored == text or MAIL.search(text)


def _keep(found: re.Match[str]) -> str:
    return found[1]


def test_mail_addresses_can_be_copied() -> None:
    assert escape("Write to ada@carls-soda.example") == "Write to ada@carls-soda.example"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "ftp://a.example", "https://a b.example"]
)
def test_only_web_addresses_become_links(address: str) -> None:
    message = message_of(letter_with(Paragraph([Span("Click", href=address)])))
    assert not any(f"{address}|" in text for text in texts_in(message))
    assert any(text == "Click" for text in texts_in(message))


def test_an_address_that_is_too_long_is_no_link() -> None:
    address = f"https://a.example/{'x' * 3000}"
    message = message_of(letter_with(Paragraph([Span("Click", href=address)])))
    assert any(text == "Click" for text in texts_in(message))


def test_a_message_is_always_the_same() -> None:
    letter = letter_with(posts(3, "A"))
    assert slack_payload(letter, Words()("en")) == slack_payload(letter, Words()("en"))
    assert b" : " not in slack_payload(letter, Words()("en"))
