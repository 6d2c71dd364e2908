"""An issue as a message for Microsoft Teams: an Adaptive Card for a Workflow that receives webhook alerts.

The card is of version 1.4, the newest that Workflows show reliably. That version has no property for right-to-left
cards, so their texts are aligned to the right and carry their direction as characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mkdocs_advocacy.core.languages import Catalogue, locale_of
from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.newsletters.chat_limits import as_json, limits_of
from mkdocs_advocacy.kinds.newsletters.chat_text import GAP, Writer, facts_of
from mkdocs_advocacy.kinds.newsletters.letter import (
    Figure,
    Heading,
    Item,
    Letter,
    Paragraph,
    Picture,
    Preformatted,
    Prose,
    Rule,
    Section,
)

_INLINE = re.compile(r"[\\*_\[\]`~]")
_LINE_START = re.compile(r"^([ \t]*)([#>=+-])", re.MULTILINE)
_NUMBER = re.compile(r"^([ \t]*[0-9]+)([.)])", re.MULTILINE)
_TAG_ENTITY_OR_FUNCTION = re.compile(r"<(?=[A-Za-z/!?])|&(?=#?\w+;)|\{(?=\{)")
_ISOLATES = {"rtl": "\u2067", "ltr": "\u2066"}
_END = "\u2069"
_IN_TEXT, _IN_LIST = 480, 120
"""The largest widths of images in the written text and beside entries, in pixels."""
Element = Mapping[str, Any]


def escape(text: str) -> str:
    """Return a text in which Teams finds no mention, no tag and no Markdown."""
    apart = _TAG_ENTITY_OR_FUNCTION.sub(lambda found: found[0] + GAP, text)
    inline = _INLINE.sub(r"\\\g<0>", apart)
    return _NUMBER.sub(r"\1\\\2", _LINE_START.sub(r"\1\\\2", inline)).replace("\n", CardMarkdown.line_break)


class CardMarkdown:
    """The subset of Markdown in Adaptive Cards."""

    line_break = "\n\n"
    quotation = ""
    escape = staticmethod(escape)

    def strong(self, text: str) -> str:
        """Return an escaped text in bold."""
        return f"**{_enclose(text)}**"

    def emphasis(self, text: str) -> str:
        """Return an escaped text in italics."""
        return f"*{_enclose(text)}*"

    def code(self, text: str) -> str:
        """Return a text as code, with all its spaces."""
        return escape(text).replace(" ", "\u00a0")

    def link(self, text: str, address: str) -> str:
        """Return an escaped text as a link."""
        return f"[{text}]({address})"


def _enclose(text: str) -> str:
    """Return a text that can stand between marks, which Markdown doesn't recognise beside punctuation."""
    return "".join((GAP if not text[:1].isalnum() else "", text, GAP if not text[-1:].isalnum() else ""))


def teams_payload(letter: Letter, words: Catalogue) -> bytes:
    """Return the message. What exceeds its size is cut, with a link to the page."""
    return as_json(_wrap(_Card(letter, words).make())).encode()


def _wrap(card: Element) -> Element:
    kind = "application/vnd.microsoft.card.adaptive"
    return {"type": "message", "attachments": [{"contentType": kind, "contentUrl": None, "content": card}]}


class _Card:
    """Makes the card of a letter."""

    def __init__(self, letter: Letter, words: Catalogue) -> None:
        self._letter, self._words, self._limits = letter, words, limits_of("teams")
        limits = self._limits
        self._writer = Writer(letter, words, CardMarkdown(), text_limit=limits["text"], url_limit=limits["url"])
        self._buttons = 0

    def make(self) -> Element:
        """Return the card, with as much of the issue as there is room for."""
        body, is_cut = [*self._open()], False
        room = self._limits["bytes"] - _size(_wrap(self._frame(body, is_cut=True)))
        for element in self._fill():
            room -= _size(element) + 1
            if room < 0:
                is_cut = True
                break
            body.append(element)
        return self._frame(body, is_cut=is_cut)

    def _frame(self, body: Sequence[Element], *, is_cut: bool) -> Element:
        letter = self._letter
        address = self._writer.address(letter.address)
        title = self._words("newsletter_read" if is_cut else "newsletter_read_online")
        open_page = {"type": "Action.OpenUrl", "title": title, "url": address}
        return {
            "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
            "type": "AdaptiveCard",
            "version": "1.4",
            "lang": letter.language.partition("-")[0],
            "fallbackText": f"{self._title} {address or ''}".strip(),
            "msteams": {"width": "full"},
            "body": [*body, self._text("…")] if is_cut else body,
            "actions": [open_page] if address else [],
        }

    @property
    def _title(self) -> str:
        return self._writer.plain(self._letter.title, self._limits["title"])

    def _open(self) -> Iterator[Element]:
        letter = self._letter
        yield self._text(self._title, size="large", weight="bolder")
        byline = self._writer.plain(f"{letter.day} · {letter.sender}", self._limits["title"])
        yield self._text(byline, isSubtle=True, spacing="none")
        if letter.preview:
            yield self._text(self._writer.plain(letter.preview, self._limits["title"]))

    def _fill(self) -> Iterator[Element]:
        """Yield the elements of the issue's text."""
        for part in self._letter.parts:
            if isinstance(part, Section):
                yield from self._show_section(part)
            else:
                yield from self._show_prose(part)

    def _show_prose(self, part: Prose) -> Iterator[Element]:
        if isinstance(part, Rule):
            return
        if isinstance(part, Figure):
            yield from self._show_picture(part.picture, part.href, _IN_TEXT)
        elif isinstance(part, Heading):
            size = "medium" if part.level == 2 else "default"
            text = self._writer.prose(Paragraph(part.spans))
            yield self._text(text, size=size, weight="bolder", spacing="large")
        elif text := self._writer.prose(part).strip():
            style = {"fontType": "monospace"} if isinstance(part, Preformatted) else {}
            yield self._text(text, **style)

    def _show_section(self, section: Section) -> Iterator[Element]:
        if section.note:
            yield self._text(self._writer.plain(section.note), isSubtle=True, spacing="none")
        if rows := self._writer.rows(section):
            yield self._text(rows)
        else:
            for item in section.items:
                yield from self._show_item(item, section)
        if more := self._writer.more(section):
            yield self._text(more)

    def _show_item(self, item: Item, section: Section) -> Iterator[Element]:
        texts = [*self._item_texts(item, section)]
        pictures = [*self._show_picture(item.picture, item.address, _IN_LIST)] if item.picture else []
        if not pictures:
            yield {"type": "Container", "spacing": "medium", "items": texts}
            return
        columns: list[Element] = [
            {"type": "Column", "width": "auto", "items": pictures},
            {"type": "Column", "width": "stretch", "items": texts},
        ]
        ordered = columns[::-1] if self._letter.direction == "rtl" else columns
        yield {"type": "ColumnSet", "spacing": "medium", "columns": ordered}

    def _item_texts(self, item: Item, section: Section) -> Iterator[Element]:
        writer = self._writer
        yield self._text(writer.link(item.title, item.address), item.language, weight="bolder")
        if facts := facts_of(item):
            yield self._text(writer.plain(facts), isSubtle=True, spacing="none")
        if item.text:
            yield self._text(writer.plain(item.text), item.language, spacing="small")
        if item.quote:
            quote = self._text(writer.plain(item.quote), item.language)
            yield {"type": "Container", "style": "emphasis", "spacing": "small", "items": [quote]}
        for link in writer.actions_of(item, section):
            yield from self._show_action(link, is_button=section.name == "posts")

    def _show_action(self, link: Link, *, is_button: bool) -> Iterator[Element]:
        address = self._writer.address(link.address)
        if address and is_button:
            self._buttons += 1
            if self._buttons <= self._limits["buttons"]:
                action = {"type": "Action.OpenUrl", "title": link.text, "url": address}
                yield {"type": "ActionSet", "spacing": "small", "actions": [action]}
        elif not is_button:
            yield self._text(self._writer.link(link.text, link.address), spacing="small")

    def _show_picture(self, picture: Picture, href: str | None, widest: int) -> Iterator[Element]:
        url, target = self._writer.address(picture.address), self._writer.address(href)
        if url:
            alt = picture.alt[: self._limits["title"]]
            image = {"type": "Image", "url": url, "altText": alt, "width": f"{min(picture.width // 2 or 1, widest)}px"}
            yield {**image, "selectAction": {"type": "Action.OpenUrl", "url": target}} if target else image

    def _text(self, text: str, language: str | None = None, **style: Any) -> Element:
        direction = str(locale_of(language).text_direction) if language else self._letter.direction
        element = {"type": "TextBlock", "wrap": True, "text": text, **style}
        if "rtl" not in (direction, self._letter.direction):
            return element
        lines = text.split(CardMarkdown.line_break)
        element["text"] = CardMarkdown.line_break.join(f"{_ISOLATES[direction]}{line}{_END}" for line in lines)
        return {**element, "horizontalAlignment": "right"} if self._letter.direction == "rtl" else element


def _size(value: object) -> int:
    """Return the size of a part of the message in bytes."""
    return len(as_json(value).encode())
