"""The content security policy of a site: only what the site itself holds runs."""

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
_PROGRAMS = ("", "module", "text/javascript", "application/javascript")
_STYLED = re.compile(r"""<style\b|[\s"'/]style\s*=""", re.IGNORECASE)
_HEAD = re.compile(r"<head\b[^>]*>\s*(<meta\s+charset[^>]*>)?", re.IGNORECASE)
_FONTS = {"style-src": ("https://fonts.googleapis.com",), "font-src": ("https://fonts.gstatic.com",)}
"""What pages need that ask for the option `theme.font` of Material."""
_FONTS_ASKED_FOR = re.compile(rf"<link\b[^>]*\bhref=[\"']?{re.escape(_FONTS['style-src'][0])}/", re.IGNORECASE)

_DIRECTIVES: Mapping[str, Sequence[str]] = {
    "default-src": ("'self'",),
    "script-src": ("'self'", "'wasm-unsafe-eval'"),  # the program of search; it lets no script run that is text
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
    """The scripts and styles inside pages, as hashes in the form of policies: `'sha256-…'`."""

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()
    """The contents of style elements."""
    attributes: frozenset[str] = frozenset()
    """The values of style attributes."""
    has_fonts_of_google: bool = False

    def __or__(self, other: Inline) -> Inline:
        """The scripts and styles of both."""
        return Inline(
            self.scripts | other.scripts,
            self.styles | other.styles,
            self.attributes | other.attributes,
            self.has_fonts_of_google or other.has_fonts_of_google,
        )


def inline_of(html: str) -> Inline:
    """The scripts and styles inside a page."""
    found = _Styles()
    if _STYLED.search(html):
        found.feed(html)
        found.close()
    fonts = _FONTS_ASKED_FOR.search(html) is not None
    return Inline(
        frozenset(map(_hash, _programs(html))),
        frozenset(map(_hash, found.elements)),
        frozenset(map(_hash, found.attributes)),
        fonts,
    )


def inline_at(html: str, base: str, bases: Iterable[str]) -> Inline:
    """The scripts and styles inside a page, as they would be at other depths of the site.

    Scripts name the relative path to the site's root: `base` in this page, each of `bases` in the others.
    """
    moved = (program.replace(f'"{base}"', f'"{other}"') for program in _programs(html) for other in bases)
    return inline_of(html) | Inline(frozenset(map(_hash, moved)))


def content_security_policy(
    found: Inline, allow: Mapping[Directive, Sequence[str]], *, any_style: bool = False, in_headers: bool = True
) -> str:
    """The policy for pages with `found`, widened by websites by directive; ValueError for what is none.

    With `any_style`, no style inside a page is named by its hash: browsers would then allow those alone.
    """
    named = [
        *(["'unsafe-hashes'"] if found.attributes else []),  # lets hashes name the values of attributes
        *sorted(found.styles | found.attributes),
    ]
    hashes = {"script-src": sorted(found.scripts), "style-src": ["'unsafe-inline'"] if any_style else named}
    fonts = _FONTS if found.has_fonts_of_google else {}
    wider = {str(name): [check_website(address) for address in addresses] for name, addresses in allow.items()}
    return "; ".join(
        " ".join((name, *sources, *hashes.get(name, ()), *fonts.get(name, ()), *wider.get(name, ())))
        for name, sources in _DIRECTIVES.items()
        if in_headers or name not in _IN_HEADERS_ALONE
    )


def policy_element(found: Inline, allow: Mapping[Directive, Sequence[str]], *, any_style: bool = False) -> str:
    """The policy as an element of pages, for hosts that send no headers of a site's own."""
    policy = content_security_policy(found, allow, any_style=any_style, in_headers=False)
    policy = escape(policy, quote=False).replace('"', "&quot;")
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'


def with_element(html: str, element: str) -> str:
    """The page with an element at the top of its head, behind the encoding: a policy rules what comes after it."""
    head = _HEAD.search(html)
    return f"{html[: head.end()]}{element}{html[head.end() :]}" if head else html


def _programs(html: str) -> Iterator[str]:
    """The scripts inside a page, exactly as they are written there."""
    for attributes, program in _SCRIPT.findall(html):
        kind = _TYPE.search(attributes)
        if not _SOURCE.search(attributes) and (kind[1].lower() if kind else "") in _PROGRAMS:
            yield program


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


class _Styles(HTMLParser):
    """Finds the contents of style elements, and the values of style attributes."""

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
