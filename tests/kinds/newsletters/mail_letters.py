"""Letters for tests of emails, with every part that a letter can have."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.newsletters.letter import (
    LINE_BREAK,
    Figure,
    Heading,
    Item,
    Letter,
    Listing,
    Paragraph,
    Picture,
    Preformatted,
    Prose,
    Quotation,
    Rule,
    Section,
    Span,
    Table,
)

SITE = "https://hub.example/"
NETWORKS = [f"network-{number}" for number in range(20)]


def letter_with(text: str, language: str = "en", direction: str = "ltr", color: str | None = None) -> Letter:
    """Return a letter with every kind of part, whose texts are all `text`."""
    picture = Picture("assets/can.png", 1200, 630, text)
    item = Item("one", text, language, "posts/one/", text, text, text, picture=picture, value=text)
    post = replace(item, actions=[Link(f"posts/one/#{name}", text) for name in NETWORKS])
    portrait = replace(item, address=None, picture=Picture("assets/ada.jpg", 320, 320, ""))
    foreign = replace(item, language="ar" if direction == "ltr" else "en", picture=None, text=None)
    ranked = [replace(post, ratio=ratio) for ratio in (1.0, 0.62, 0.001)]
    return Letter(
        id="issue",
        title=text,
        preview=text,
        day="30 November 2026",
        language=language,
        direction=direction,
        address="newsletters/issue/",
        site=SITE,
        sender=text,
        parts=[
            *_prose(text, picture),
            Section("posts", [post], note=text, more=Link("posts/", text)),
            Section("posts", ranked),
            Section("people", [portrait, replace(portrait, picture=None)]),
            Section("events", [foreign]),
        ],
        color=color,
    )


def _prose(text: str, picture: Picture) -> list[Prose]:
    styled = [Span(text, strong=True, href="posts/"), Span(text, href="posts/"), Span(text, emphasis=True, code=True)]
    paragraph = Paragraph([Span(text), LINE_BREAK, *styled, Span(text, href="mailto:ada@example.com")])
    nested = Listing([[paragraph, Listing([[paragraph]], 3)], [paragraph]])
    return [
        Heading(2, [Span(text)]),
        paragraph,
        Heading(3, styled),
        nested,
        Quotation([paragraph, paragraph]),
        Figure(picture, "https://elsewhere.example/"),
        Rule(),
        Table([[Span(text)], styled], [[[Span(text)], [Span(text)]], [[Span(text)], []]]),
        Preformatted(f"{text}\n  {text}"),
    ]
