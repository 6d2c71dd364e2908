"""What the style of a drawing refers to: attributes, `style`, and style sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator

Reference = tuple[str, str]
"""A property in lower case, such as fill, and the id that it refers to."""
ANYTHING = "*"
"""The key of rules that may hold for every element."""
FUNCTION = "()"
"""In place of an id: a filter that is no element, such as blur(4px)."""

_REFERENCE = re.compile(r"url\(\s*[\"']?#([\w.:-]+)|(?:blur|drop-shadow)(\()", re.IGNORECASE)
_IN_QUOTES = re.compile(r"(url\(\s*)[\"'](#[\w.:-]+)[\"']", re.IGNORECASE)
_STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
_COMMENT = re.compile(r"/\*(?:[^*]+|\*(?!/))*+(?:\*/)?")
_SIMPLE = re.compile(r"[.#]?[\w-]+")


def references_in(declarations: str) -> Iterator[Reference]:
    """All references in `fill: url(#a); mask: …`."""
    if "(" not in declarations:
        return
    for declaration in declarations.split(";"):
        name, _, value = declaration.partition(":")
        for found in _REFERENCE.finditer(value):
            yield name.strip().lower(), found[1] or FUNCTION


def variables_in(declarations: str) -> Iterator[tuple[str, Reference]]:
    """The references in variables, which any element may use."""
    for reference in references_in(declarations) if "--" in declarations else ():
        if reference[0].startswith("--"):
            yield ANYTHING, reference


def hands_down(text: str) -> bool:
    """Whether the style may hand down masks, clip paths and filters, which otherwise are not."""
    return "inherit" in text.lower()


def rules_in(sheet: str) -> Iterator[tuple[str, Reference]]:
    """References of a style sheet, each with a key of the elements that it may hold for: `.class`, `#id`, `path`."""
    sheet = _IN_QUOTES.sub(r"\1\2", sheet)
    plain = without_comments(sheet)
    strings = "".join(_STRING.findall(plain))
    if re.search(r"[{};]", strings) or re.search("[\"']", _STRING.sub("", plain)) or "*" in strings:
        # It cannot be told simply where a rule begins.
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
    """For each selector of the list one thing that its elements must have."""
    if reference[0].startswith("--"):
        yield ANYTHING
        return
    for one in re.sub(r"\([^()]*\)|\[[^\[\]]*\]|::?[\w-]+", "", selector).split(","):
        last = re.split(r"[\s>+~]+", one.strip())[-1]
        found = _SIMPLE.findall(last)
        yield found[-1] if found and not re.search(r"[@&()\[\]\"'|]", one) else ANYTHING


def without_comments(sheet: str) -> str:
    """The style sheet without comments."""
    return _COMMENT.sub("", sheet)
