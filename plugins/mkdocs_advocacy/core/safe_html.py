"""Sanitizing of HTML from untrusted authors.

The hub's owner and authors of Markdown pages and templates are trusted. Text in a YAML file may come from a contributor
or another repository: it must not run scripts, load external resources, or imitate parts of the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

import nh3

_TAGS = frozenset(
    (
        *("a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "details", "div", "dl", "dt", "em"),
        *("figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark"),
        *("ol", "p", "pre", "q", "s", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td"),
        *("tfoot", "th", "thead", "tr", "u", "ul"),
    )
)
_CELL = {"align", "colspan", "rowspan"}
_ATTRIBUTES = {
    "*": {"dir", "lang", "title"},
    "a": {"href"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "ol": {"start"},
    "td": _CELL,
    "th": _CELL | {"scope"},
}
_IGNORED = "".join(map(chr, range(33)))
_SCHEMES = {"http", "https", "mailto", "tel"}


def safe_html(html: str) -> str:
    """Return `html` reduced to safe markup: headings, lists, tables, links, and images of the hub."""
    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=_filter_attribute,
        url_schemes=_SCHEMES,
        link_rel=None,
    )


def losses(html: str) -> list[str]:
    """Return each tag, attribute and URL that `safe_html` removes, as written: `<script`, `onclick`, `javascript:…`."""
    before, after = _Parts(html), _Parts(safe_html(html))
    tags = {tag for tag in before.tags - after.tags if tag not in _TAGS}
    lost = before.attributes - after.attributes
    of_kept = [(name, value) for tag, name, value in lost if tag not in tags]
    return [*(f"<{tag}" for tag in sorted(tags)), *dict.fromkeys(_name_losses(of_kept))]


def _name_losses(attributes: list[tuple[str, str]]) -> Iterator[str]:
    for name, value in sorted(attributes):
        yield value if name in ("href", "src") and value else name


def _filter_attribute(tag: str, name: str, value: str) -> str | None:
    """Drop external image sources: their servers would see who reads the page."""
    read = re.sub(r"[\t\r\n]", "", value).lstrip(_IGNORED).replace("\\", "/")  # as browsers do
    is_elsewhere = read.startswith("//") or ":" in read.partition("/")[0]
    return None if (tag, name) == ("img", "src") and is_elsewhere else value


class _Parts(HTMLParser):
    """Counts of the elements and attributes in a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: Counter[tuple[str, str, str]] = Counter()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes.update((tag, name, value or "") for name, value in attrs)
