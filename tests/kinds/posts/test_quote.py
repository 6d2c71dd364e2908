"""The first line of a post's text, as quoted on its card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from mkdocs_advocacy.kinds.posts.model import PostTemplate
from mkdocs_advocacy.kinds.posts.quote import LONGEST, quote_of

WORDS = "word " * 40


@dataclass(frozen=True)
class Offered:
    """The parts of a post that a quote needs."""

    template: PostTemplate
    offers: Any


def quote_text(text: Any, position: int = 0, **more: Any) -> str | None:
    fields = {"who": {"label": "Who", "example": "My dog"}, "where": {"label": "Where"}}
    template = PostTemplate.model_validate({"title": "T", "text": text, "fields": fields, **more})
    return quote_of(Offered(template, {"x": ((position, (), 0),)}), "x")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("One line.\nAnother line.", "One line."),
        ("“It bites,” she said.", "‘It bites,’ she said."),
        ("„Prickelt“, sagt sie.", "‚Prickelt‘, sagt sie."),
        ('My "soda" is «cold».', 'My "soda" is ‹cold›.'),
        ("\n  \nThe first with words.", "The first with words."),
        ("{link}\nAfter the link", "After the link"),
        ("Look here: {link}", "Look here"),
        ("Look at https://soda.example/a?b=c today", "Look at today"),
        ("It is here. {hashtags}", "It is here."),
        ("It is here. #GingerUp #Kühl", "It is here."),
        ("#GingerUp\nIt is here.", "It is here."),
        ("Our #GingerUp is here", "Our GingerUp is here"),
        ("We are #1 at C# and that is no tag", "We are 1 at C# and that is no tag"),
        ("{disclosure} It is here.", "It is here."),
        ("{who} likes it at {where}.", "My dog likes it at …."),
        ("Braces {{stay}}", "Braces {stay}"),
        ("الزنجبيل هنا {link}", "الزنجبيل هنا"),
        ("👉 {link}", None),
    ],
)
def test_a_quote_is_the_first_line_without_link_and_hashtags(text: str, quote: str | None) -> None:
    assert quote_text({"any": text}, disclosure="I work here.", link="https://soda.example/") == quote


def test_a_quote_is_from_the_networks_first_variant_that_fits() -> None:
    assert quote_text({"any": "For any", "x": ["Too long", "For X"]}, 1) == "For X"
    assert quote_text({"any": ["For any", "Other"]}) == "For any"


def test_a_long_line_is_cut_after_a_word() -> None:
    quote = quote_text({"any": WORDS})
    assert quote
    assert quote == f"{'word ' * 23}word…"
    assert len(quote) <= LONGEST
    assert quote_text({"any": "x" * LONGEST}) == "x" * LONGEST


@pytest.mark.parametrize("sign", ["字", "x", "👩‍👩‍👧", "é"])
def test_a_line_without_spaces_is_cut_between_characters(sign: str) -> None:
    assert quote_text({"any": "a" + sign * 200}) == f"a{sign * (LONGEST - 2)}…"
