"""An issue as an HTML email that email programs show alike: nested tables, inlined styles, no script.

The layout needs no `<style>` element, which many email programs drop: it only adds dark mode and wider pictures on
phones. An email has no link to unsubscribe, because a static hub has no list of readers: the tool that sends the email
knows them, and adds the link and the header `List-Unsubscribe`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from jinja2 import Environment

from mkdocs_advocacy.core.languages import Catalogue, locale_of
from mkdocs_advocacy.kinds.newsletters.letter import Letter, Part, Picture, Section, Span, Spans
from mkdocs_advocacy.kinds.newsletters.mail_colors import NEUTRAL, dark_colors, light_colors

CONTENT_WIDTH = 552
"""The width of texts and pictures in an email of 600 pixels."""
_BESIDE, _PORTRAIT = 176, 64
"""The widths of pictures beside texts."""
_PREVIEW_PADDING = "\u034f\u00a0" * 40
"""Invisible characters, so that inboxes don't show the beginning of the email after the preview."""


def render_mail(letter: Letter, words: Catalogue, environment: Environment) -> str:
    """Return a letter as a complete HTML document."""
    is_rtl = letter.direction == "rtl"
    template = environment.get_template("advocacy/newsletters/mail/document.html")
    return template.render(
        letter=letter,
        t=words,
        light=light_colors(letter.color or NEUTRAL),
        dark=dark_colors(letter.color or NEUTRAL),
        start="right" if is_rtl else "left",
        end="left" if is_rtl else "right",
        padding=_PREVIEW_PADDING,
        content_width=CONTENT_WIDTH,
        beside=_BESIDE,
        portrait=_PORTRAIT,
        font="Arial,Helvetica,sans-serif",
        rows=_group_rows(letter.parts),
        name_of=lambda part: type(part).__name__,
        direction_of=_direction_of,
        linked_runs=_group_by_link,
        shown_size=_shown_size,
        percent=lambda ratio: max(1, min(100, round(ratio * 100))),
    )


def _group_rows(parts: Sequence[Part]) -> Iterator[tuple[bool, Sequence[Part]]]:
    """Yield the rows of an email: whether each is written text, and its parts. Each section has its own row."""
    for is_section, group in groupby(parts, key=lambda part: isinstance(part, Section)):
        if is_section:
            yield from ((False, [part]) for part in group)
        else:
            yield True, [*group]


def _group_by_link(spans: Spans) -> Iterator[tuple[str | None, Sequence[Span]]]:
    """Yield the adjacent runs of text with the same link, so that each link is one element."""
    for href, runs in groupby(spans, key=lambda span: span.href):
        yield href, [*runs]


def _direction_of(language: str) -> str:
    return str(locale_of(language).text_direction)


def _shown_size(picture: Picture, width: int) -> tuple[int, int]:
    """Return the size at which a picture is shown: at most half of its pixels, so that it is sharp, and `width`."""
    shown = max(1, min(width, picture.width // 2))
    return shown, max(1, round(picture.height * shown / max(1, picture.width)))
