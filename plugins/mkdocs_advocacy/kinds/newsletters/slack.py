"""An issue as a message for Slack, which Mattermost reads too.

Slack shows the blocks, and the text only in notifications. Mattermost shows the text.

The message has no images: Slack refuses a whole message if it can't fetch one of them, such as those of a hub on an
intranet. It has no buttons, because Slack shows an error if no server answers them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.newsletters.chat_limits import as_json, length_of, limits_of
from mkdocs_advocacy.kinds.newsletters.chat_text import GAP, Writer
from mkdocs_advocacy.kinds.newsletters.letter import Figure, Letter, Rule, Section

_AT = re.compile(r"(?<![A-Za-z0-9])[@＠﹫]|[@＠﹫](?![A-Za-z0-9-]+\.[A-Za-z])")
"""The start of a mention. The @ of email addresses isn't one."""
_MARKDOWN_LINK = re.compile(r"\](?=[(\[])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_CONTROL = re.compile("[&<>]")
Block = Mapping[str, Any]


def escape(text: str) -> str:
    """Return a text in which neither Slack nor Mattermost finds a mention, a link or an entity."""
    apart = _MARKDOWN_LINK.sub(f"]{GAP}", _AT.sub(lambda found: found[0] + GAP, text))
    return _CONTROL.sub(lambda found: _ENTITIES[found[0]], apart)


class Mrkdwn:
    """The markup of Slack."""

    line_break = "\n"
    quotation = "> "
    escape = staticmethod(escape)

    def strong(self, text: str) -> str:
        """Return an escaped text in bold."""
        return _wrap(text, "*")

    def emphasis(self, text: str) -> str:
        """Return an escaped text in italics."""
        return _wrap(text, "_")

    def code(self, text: str) -> str:
        """Return a text as code."""
        return _wrap(escape(text), "`")

    def link(self, text: str, address: str) -> str:
        """Return an escaped text as a link."""
        return f"<{_CONTROL.sub(lambda found: _ENTITIES[found[0]], address)}|{_in_one_line(text)}>"


class MattermostMarkdown(Mrkdwn):
    """The markup of Mattermost, which also reads Slack's links."""

    def strong(self, text: str) -> str:
        """Return an escaped text in bold."""
        return _wrap(text, "**")


def _wrap(text: str, mark: str) -> str:
    """Return a text between two marks, unless it contains the mark itself or spans lines."""
    return text if mark in text or "\n" in text else f"{mark}{text}{mark}"


def _in_one_line(text: str) -> str:
    return " ".join(text.split("\n"))


def slack_payload(letter: Letter, words: Catalogue) -> bytes:
    """Return the message. What exceeds a limit is cut, with a link to the page."""
    limits = limits_of("slack")
    writer = Writer(letter, words, Mrkdwn(), text_limit=limits["section"], url_limit=limits["url"])
    whole, cut = (_close(letter, words, writer, is_cut=is_cut) for is_cut in (False, True))
    blocks = _open(letter, writer)
    room = limits["total"] - _size([*blocks, cut])
    for block in _fill(letter, writer):
        room -= _size([block])
        if room < 0 or len(blocks) + 2 > limits["blocks"]:
            whole = cut
            break
        blocks.append(block)
    return as_json({"text": _text_of(letter, words), "blocks": [*blocks, whole]}).encode()


def _size(blocks: Sequence[Block]) -> int:
    return length_of(as_json(blocks))


def _section(text: str) -> Block:
    return {"type": "section", "text": _mrkdwn(text)}


def _context(text: str) -> Block:
    return {"type": "context", "elements": [_mrkdwn(text)]}


def _mrkdwn(text: str) -> Block:
    """Return a text in which Slack looks for its own markup only, not for names of people and channels."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def _open(letter: Letter, writer: Writer) -> list[Block]:
    title = writer.plain(letter.title, limits_of("slack")["header"])
    opening: list[Block] = [
        {"type": "header", "text": {"type": "plain_text", "text": title}},
        _context(writer.plain(f"{letter.day} · {letter.sender}", limits_of("slack")["header"])),
    ]
    preview = writer.plain(letter.preview or "")
    return [*opening, _section(preview)] if preview.strip() else opening


def _close(letter: Letter, words: Catalogue, writer: Writer, *, is_cut: bool) -> Block:
    link = writer.link(words("newsletter_read" if is_cut else "newsletter_read_online"), letter.address)
    return _context(f"… {link}" if is_cut else link)


def _fill(letter: Letter, writer: Writer) -> Iterator[Block]:
    """Yield the blocks of the issue's text. Texts between two blocks of entries are joined."""
    limit, joined = limits_of("slack")["section"], ""
    for text, is_own in _texts(letter, writer):
        if joined and (is_own or length_of(f"{joined}\n\n{text}") > limit):
            yield _section(joined)
            joined = ""
        if is_own:
            yield _section(text)
        else:
            joined = f"{joined}\n\n{text}" if joined else text
    if joined:
        yield _section(joined)


def _texts(letter: Letter, writer: Writer) -> Iterator[tuple[str, bool]]:
    """Yield the texts of the issue that aren't empty, and whether each of them has a block of its own."""
    for part in letter.parts:
        if isinstance(part, Section):
            yield from ((note, False) for note in [writer.note(part)] if note)
            rows = writer.rows(part)
            texts = [rows] if rows else (writer.item(item, part) for item in part.items)
            yield from ((text, True) for text in texts if text.strip())
            yield from ((more, False) for more in [writer.more(part)] if more)
        elif not isinstance(part, Rule | Figure) and (text := writer.prose(part)).strip():
            yield text, False


def _text_of(letter: Letter, words: Catalogue) -> str:
    """Return the whole message as a text."""
    limit, url_limit = limits_of("mattermost")["text"], limits_of("slack")["url"]
    writer = Writer(letter, words, MattermostMarkdown(), text_limit=limit // 4, url_limit=url_limit)
    whole, cut = (writer.link(words(key), letter.address) for key in ("newsletter_read_online", "newsletter_read"))
    text = "\n".join(writer.plain(line) for line in (letter.title, letter.preview) if line)
    for part, _ in _texts(letter, writer):
        if length_of(f"{text}\n\n{part}\n\n… {cut}") > limit:
            return f"{text}\n\n… {cut}"
        text = f"{text}\n\n{part}"
    return f"{text}\n\n{whole}"
