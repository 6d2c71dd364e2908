"""Letters with everything that a shape has to show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mkdocs_advocacy.core.languages import Words
from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.newsletters.letter import (
    LINE_BREAK,
    Figure,
    Heading,
    Item,
    Letter,
    Listing,
    Paragraph,
    Part,
    Picture,
    Preformatted,
    Quotation,
    Rule,
    Section,
    Span,
    Table,
)

LANGUAGES = ("en", "de", "fr", "es", "ar")


def letter_with(*parts: Part, language: str = "en", **values: Any) -> Letter:
    """Return a letter with these parts."""
    return Letter(
        **{
            "id": "2026-11",
            "title": "What we heard",
            "preview": "What became of it.",
            "day": "30 November 2026",
            "language": language,
            "direction": Words()(language).direction,
            "address": "newsletters/2026-11/",
            "site": "https://hub.example/",
            "sender": "Carl's Soda",
            "parts": parts,
            **values,
        }
    )


def posts(number: int, text: str, language: str = "en") -> Section:
    """Return a section with posts that have this text everywhere."""
    picture = Picture("brand/a/b.png", 1200, 630, text)
    items = [
        Item(
            *(f"post-{index}", f"{index}. {text}", language, f"posts/post-{index}/"),
            **{"context": text, "text": text, "quote": text, "picture": picture, "value": "12 clicks"},
            actions=[Link(f"posts/post-{index}/#x", "X"), Link(f"posts/post-{index}/#linkedin", "LinkedIn")],
        )
        for index in range(number)
    ]
    return Section("posts", items, note=text, more=Link("posts/", text))


def every_prose(text: str) -> Sequence[Part]:
    """Return a part of each type with this text."""
    styled = [Span(text, strong=True), LINE_BREAK, Span(text, emphasis=True), Span(text, code=True)]
    linked = [Span("see "), Span(text, href="https://elsewhere.example/a?b=1&c=(2)|<3>")]
    paragraph = Paragraph([Span(text), *linked])
    return [
        Heading(2, [Span(text)]),
        paragraph,
        Paragraph(styled),
        Listing([[paragraph, Listing([[Paragraph([Span(text)])]], first=3)], [Paragraph([Span(text)])]]),
        Quotation([paragraph, Paragraph([Span(text)])]),
        Figure(Picture("pictures/a.png", 900, 600, text), "https://elsewhere.example/"),
        Rule(),
        Table([[Span(text)], [Span("b")]], [[[Span("1")], [Span(text)]]]),
        Preformatted(f"{text}\n  {text}"),
    ]
