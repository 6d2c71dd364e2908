"""References in an SVG's CSS: attributes, `style` and stylesheets."""

from __future__ import annotations

import re
from collections.abc import Iterator

Reference = tuple[str, str]
"""A property in lower case, such as fill, and the id that it refers to."""
ANYTHING = "*"
"""The key of rules that may apply to every element."""
FUNCTION = "()"
"""Replaces the id for a filter function such as blur(4px)."""

_REFERENCE = re.compile(r"url\(\s*[\"']?#([\w.:-]+)|(?:blur|drop-shadow)(\()", re.IGNORECASE)
_IN_QUOTES = re.compile(r"(url\(\s*)[\"'](#[\w.:-]+)[\"']", re.IGNORECASE)
_STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
_COMMENT = re.compile(r"/\*(?:[^*]+|\*(?!/))*+(?:\*/)?")
_SIMPLE = re.compile(r"[.#]?[\w-]+")


def references_in(declarations: str) -> Iterator[Reference]:
    """Yield all references in declarations such as `fill: url(#a); mask: …`."""
    if "(" not in declarations:
        return
    for declaration in declarations.split(";"):
        name, _, value = declaration.partition(":")
        for found in _REFERENCE.finditer(value):
            yield name.strip().lower(), found[1] or FUNCTION


def variables_in(declarations: str) -> Iterator[tuple[str, Reference]]:
    """Yield the references in variables, which any element may use."""
    for reference in references_in(declarations) if "--" in declarations else ():
        if reference[0].startswith("--"):
            yield ANYTHING, reference


def has_inherit(text: str) -> bool:
    """Return whether the CSS may inherit masks, clip paths and filters, which aren't inherited by default."""
    return "inherit" in text.lower()


def rules_in(sheet: str) -> Iterator[tuple[str, Reference]]:
    """Yield the references in a stylesheet, each with a key for its elements: `.class`, `#id` or `path`."""
    sheet = _IN_QUOTES.sub(r"\1\2", sheet)
    plain = strip_comments(sheet)
    strings = "".join(_STRING.findall(plain))
    if re.search(r"[{};]", strings) or re.search("[\"']", _STRING.sub("", plain)) or "*" in strings:
        # Strings with special characters make it unclear where rules begin.
        for found in _REFERENCE.finditer(sheet):
            yield ANYTHING, ("marker", found[1] or FUNCTION)
        return
    selectors: list[str] = []
    pieces = re.split("([{}])", plain)
    for text, brace in zip(pieces[::2], [*pieces[1::2], "}"], strict=True):
        declarations, _, selector = text.rpartition(";") if brace == "{" else (text, "", "")
        for reference in references_in(declarations):
            for key in _keys(selectors[-1] if selectors else ANYTHING, reference):
                yield key, reference
        if brace == "{":
            selectors.append(selector)
        elif selectors:
            selectors.pop()


def _keys(selector: str, reference: Reference) -> Iterator[str]:
    """Yield a key for each selector in the list: a class, id or name that its elements must have."""
    if reference[0].startswith("--"):
        yield ANYTHING
        return
    for one in re.sub(r"\([^()]*\)|\[[^\[\]]*\]|::?[\w-]+", "", selector).split(","):
        last = re.split(r"[\s>+~]+", one.strip())[-1]
        found = _SIMPLE.findall(last)
        yield found[-1] if found and not re.search(r"[@&()\[\]\"'|]", one) else ANYTHING


def strip_comments(sheet: str) -> str:
    """Remove the comments from a stylesheet."""
    return _COMMENT.sub("", sheet)
