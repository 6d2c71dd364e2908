"""The site's content security policy, which only allows the site's own scripts and styles."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from mkdocs_advocacy.hosting.model import Directive, check_website

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_TYPE = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
_SCRIPT_TYPES = ("", "module", "text/javascript", "application/javascript")
_STYLED = re.compile(r"""<style\b|[\s"'/]style\s*=""", re.IGNORECASE)
_HEAD = re.compile(r"<head\b[^>]*>\s*(<meta\s+charset[^>]*>)?", re.IGNORECASE)
_FONTS = {"style-src": ("https://fonts.googleapis.com",), "font-src": ("https://fonts.gstatic.com",)}
"""The sources needed by pages that load Google Fonts through Material's option `theme.font`."""
_FONTS_REQUESTED = re.compile(rf"<link\b[^>]*\bhref=[\"']?{re.escape(_FONTS['style-src'][0])}/", re.IGNORECASE)

_DIRECTIVES: Mapping[str, Sequence[str]] = {
    "default-src": ("'self'",),
    "script-src": ("'self'", "'wasm-unsafe-eval'"),  # search uses WebAssembly; this doesn't allow eval
    "style-src": ("'self'",),
    "img-src": ("'self'", "data:", "blob:"),
    "connect-src": ("'self'",),
    "font-src": ("'self'",),
    "media-src": ("'self'",),
    "frame-src": ("'self'",),
    "object-src": ("'none'",),
    "base-uri": ("'self'",),
    "form-action": ("'self'",),
    "frame-ancestors": ("'none'",),
}
_IN_HEADERS_ALONE = ("frame-ancestors",)


@dataclass(frozen=True)
class Inline:
    """The inline scripts and styles of pages, as policy hashes: `'sha256-…'`."""

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()
    """The contents of `<style>` elements."""
    attributes: frozenset[str] = frozenset()
    """The values of `style` attributes."""
    has_fonts_of_google: bool = False

    def __or__(self, other: Inline) -> Inline:
        """Return the scripts and styles of both."""
        return Inline(
            self.scripts | other.scripts,
            self.styles | other.styles,
            self.attributes | other.attributes,
            self.has_fonts_of_google or other.has_fonts_of_google,
        )


def inline_of(html: str) -> Inline:
    """Return the inline scripts and styles of a page."""
    styles = _Styles()
    if _STYLED.search(html):
        styles.feed(html)
        styles.close()
    fonts = _FONTS_REQUESTED.search(html) is not None
    return Inline(
        frozenset(map(_hash, _find_scripts(html))),
        frozenset(map(_hash, styles.elements)),
        frozenset(map(_hash, styles.attributes)),
        fonts,
    )


def inline_at(html: str, base: str, bases: Iterable[str]) -> Inline:
    """Return the inline scripts and styles of a page, as they would be at other depths of the site.

    Scripts contain the relative path to the site's root: `base` on this page, each of `bases` on other pages.
    """
    moved = (script.replace(f'"{base}"', f'"{other}"') for script in _find_scripts(html) for other in bases)
    return inline_of(html) | Inline(frozenset(map(_hash, moved)))


def content_security_policy(
    inline: Inline, allow: Mapping[Directive, Sequence[str]], *, any_style: bool = False, in_headers: bool = True
) -> str:
    """Return the policy for pages with `inline`, extended by the websites in `allow`.

    Raises ValueError for an invalid website. With `any_style`, style hashes are left out, because browsers ignore
    'unsafe-inline' next to hashes.
    """
    style_hashes = [
        *(["'unsafe-hashes'"] if inline.attributes else []),  # makes hashes apply to attributes
        *sorted(inline.styles | inline.attributes),
    ]
    hashes = {"script-src": sorted(inline.scripts), "style-src": ["'unsafe-inline'"] if any_style else style_hashes}
    fonts = _FONTS if inline.has_fonts_of_google else {}
    allowed = {str(name): [check_website(address) for address in addresses] for name, addresses in allow.items()}
    return "; ".join(
        " ".join((name, *sources, *hashes.get(name, ()), *fonts.get(name, ()), *allowed.get(name, ())))
        for name, sources in _DIRECTIVES.items()
        if in_headers or name not in _IN_HEADERS_ALONE
    )


def policy_element(inline: Inline, allow: Mapping[Directive, Sequence[str]], *, any_style: bool = False) -> str:
    """Return the policy as a `<meta>` element, for hosts that can't send custom headers."""
    policy = content_security_policy(inline, allow, any_style=any_style, in_headers=False)
    policy = escape(policy, quote=False).replace('"', "&quot;")
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'


def with_element(html: str, element: str) -> str:
    """Insert an element after the charset in the page's head. A policy only applies to what follows it."""
    head = _HEAD.search(html)
    return f"{html[: head.end()]}{element}{html[head.end() :]}" if head else html


def _find_scripts(html: str) -> Iterator[str]:
    """Yield the page's inline scripts, unchanged."""
    for attributes, script in _SCRIPT.findall(html):
        kind = _TYPE.search(attributes)
        if not _SOURCE.search(attributes) and (kind[1].lower() if kind else "") in _SCRIPT_TYPES:
            yield script


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


class _Styles(HTMLParser):
    """A collector of the contents of `<style>` elements and the values of `style` attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: list[str] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [value for name, value in attrs if name == "style" and value]
        self._in_style = tag == "style"
        if self._in_style:
            self.elements.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [value for name, value in attrs if name == "style" and value]

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.elements[-1] += data
