"""Checks of HTML for email programs: what Outlook, Gmail, Apple Mail and GMX all show, and nothing else.

The rules follow the tables of caniemail.com for these programs (read 2026-11-28).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

LONGEST = 10_000
"""The most characters that Gmail's editor for signatures accepts."""
TAGS = frozenset(["table", "tbody", "tr", "td", "a", "img", "strong", "br"])
FONTS = frozenset(["arial", "helvetica", "georgia", "times", "verdana", "tahoma", "sans-serif", "serif"])
UNSUPPORTED = re.compile(r"\b(?:var|calc|url|light-dark|rgb|hsl)\(|[\d.](?:r?em|v[wh]|%)|\b(?:flex|grid)\b")
"""Matches values that some programs ignore."""
TABLE = {"cellpadding": "0", "cellspacing": "0", "border": "0", "role": "presentation"}
PROPERTIES = {
    "table": {"font-family", "font-size", "line-height"},
    "td": {"padding", "font-family", "font-size", "line-height", "font-weight", "vertical-align"},
    "img": {"display", "border"},
}
"""The CSS properties that all programs apply, by element. Old Outlook ignores padding elsewhere, and most margins."""


def problems_in_mail(html: str) -> list[str]:
    """Return everything in the HTML that some email program wouldn't show as meant."""
    checker = _Checker()
    checker.feed(html)
    checker.close()
    too_long = [f"{len(html):,} characters"] if len(html) > LONGEST else []
    return [*checker.problems, *too_long]


class _Checker(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.problems: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.problems += _check_element(tag, {name: value or "" for name, value in attrs})


def _check_element(tag: str, attributes: dict[str, str]) -> Iterator[str]:
    if tag not in TAGS:
        yield f"<{tag}>"
        return
    for name in attributes:
        if name in ("class", "id", "srcset", "background") or name.startswith(("on", "data-")):
            yield f"<{tag} {name}>"
    for name, value in TABLE.items() if tag == "table" else ():
        if attributes.get(name) != value:
            yield f"<table> without {name}={value}"
    yield from _check_styles(tag, attributes.get("style", ""))
    if tag == "a" and not _is_absolute(attributes.get("href", "")):
        yield f"link to {attributes.get('href')!r}"
    if tag == "img":
        yield from _check_image(attributes)


def _check_styles(tag: str, styles: str) -> Iterator[str]:
    for declaration in filter(None, map(str.strip, styles.split(";"))):
        name, _, value = (part.strip().lower() for part in declaration.partition(":"))
        if name not in PROPERTIES.get(tag, ()):
            yield f"<{tag}> with {name}"
        elif UNSUPPORTED.search(value) or (name == "font-family" and not _are_known(value.split(","))):
            yield f"{name}: {value}"


def _are_known(fonts: list[str]) -> bool:
    return FONTS.issuperset(font.strip("\"' ") for font in fonts)


def _check_image(attributes: dict[str, str]) -> Iterator[str]:
    source = attributes.get("src", "")
    if not _is_absolute(source) or not re.search(r"\.(?:png|jpe?g)$", source):
        yield f"image {source!r}"
    for name in ("width", "height"):
        if not re.fullmatch("[1-9][0-9]*", attributes.get(name, "")):
            yield f"image without {name}"
    if not attributes.get("alt"):
        yield "image without alt"
    for style in ("display:block", "border:0"):
        if style not in attributes.get("style", "").replace(" ", "").split(";"):
            yield f"image without {style}"


def _is_absolute(address: str) -> bool:
    return re.match(r"https://[^/]+/", address) is not None
