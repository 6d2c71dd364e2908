"""Parser for the CSS rules of an SVG, as browsers apply them to images."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from mkdocs_advocacy.kinds.brand.svg_style import strip_comments

ROOT = "data-root"
"""The attribute that replaces `:root` in selectors."""
STYLE = "{http://www.w3.org/2000/svg}style"
"""The tag of the element that contains a stylesheet."""

_PIECE = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|[{};\"']|[^{};\"']+")
_COMPOUND = re.compile(
    r"(?:\*|[\w-]+)?(?:[.#][\w-]+|\[[\w-]+(?:[~|]?=(?:\"[^\"\s]*\"|'[^'\s]*'|[\w-]+))?\]|:first-child|:root)*"
)
_NEVER = re.compile(
    r"::[\w-]+|:(?:hover|focus|focus-within|focus-visible|active|target|visited|link|any-link|host|before|after)\b"
)
"""Matches selectors that never apply to images, which have no interaction, links or pseudo-elements."""
_ALIASES = {
    "block-size": "height",
    "inline-size": "width",
    **{f"-webkit-{name}": name for name in ("clip-path", "filter", "mask", "mask-image")},
    **{f"-webkit-{name}": name for name in ("transform", "transform-origin")},
}
"""Aliases of properties in browsers."""
_WITHOUT_EFFECT = ("keyframes", "font-", "page", "property", "counter-style", "starting-style", "view-transition")
_ON_SCREENS = r"(?:(?:only\s+)?(?:all|screen)\s+and\s+)?"
_APPLIES = re.compile(rf"(?:(?:only\s+)?(?:all|screen))?|{_ON_SCREENS}\(\s*prefers-color-scheme\s*:\s*light\s*\)")
_NEVER_APPLIES = re.compile(
    r"(?:only\s+)?(?:print|speech)\b.*"
    rf"|{_ON_SCREENS}\(\s*(?:prefers-color-scheme\s*:\s*dark|color-gamut\s*:\s*(?:p3|rec2020))\s*\)"
)


class Declaration(NamedTuple):
    """A declaration in a rule, such as `fill: red`."""

    name: str
    """In lower case, except for variables such as `--Red`."""
    value: str
    important: str
    """`!important` or empty."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with declarations."""

    selectors: tuple[str, ...]
    """The selectors that the renderer supports; empty if the rule is unclear."""
    declarations: tuple[Declaration, ...]
    unclear: str = ""
    """The condition or selector that only browsers can evaluate, if any."""


@dataclass(slots=True)
class _Block:
    prelude: str
    applies: bool = True
    unclear: str = ""
    inside: list[str] = field(default_factory=list)
    declarations: list[Declaration] = field(default_factory=list)


def declarations_in(text: str) -> Iterator[Declaration]:
    """Yield the declarations of a `style` attribute without comments and malformed declarations."""
    inside: list[str] = []
    for piece in [*_PIECE.findall(strip_comments(text)), ";"]:
        if piece != ";":
            inside.append(piece)
            continue
        yield from _parse_declaration("".join(inside))
        inside.clear()


def rules_of(sheet: str) -> Iterator[Rule]:
    """Yield the rules of a stylesheet that apply to images."""
    blocks = [_Block("")]
    plain = strip_comments(sheet).replace("<!--", " ").replace("-->", " ")
    for piece in _PIECE.findall(plain):
        block = blocks[-1]
        if piece == "{":
            blocks.append(_open_block("".join(block.inside).strip(), block))
            block.inside.clear()
        elif piece == ";" or (piece == "}" and len(blocks) > 1):
            block.declarations += _parse_declaration("".join(block.inside))
            block.inside.clear()
            if piece == "}":
                yield from _close_block(blocks.pop())
        else:
            block.inside.append(piece)
    while len(blocks) > 1:  # browsers accept unclosed rules at the end
        block = blocks.pop()
        block.declarations += _parse_declaration("".join(block.inside))
        yield from _close_block(block)


def sheets_of(root: Element) -> list[tuple[Element, Sequence[Rule]]]:
    """Return the SVG's `style` elements with their rules."""
    return [(element, _rules(element)) for element in root.iter(STYLE)]


def _rules(element: Element) -> Sequence[Rule]:
    """Return the rules of a `style` element; they are all unclear if its `media` depends on the screen."""
    applies = applies_to_images(element.get("media", ""))
    if element.get("type", "text/css").strip().lower() not in ("", "text/css") or applies is False:
        return ()
    found = list(rules_of(element.text or ""))
    return found if applies else [Rule((), rule.declarations, f"media={element.get('media')}") for rule in found]


def applies_to_images(media: str) -> bool | None:
    """Return whether CSS for this `media` applies to images on a light page; None if that depends on the screen."""
    queries = [query.strip() for query in media.lower().split(",")]
    if any(_APPLIES.fullmatch(query) for query in queries):
        return True
    return False if all(_NEVER_APPLIES.fullmatch(query) for query in queries) else None


def _open_block(prelude: str, outer: _Block) -> _Block:
    block = _Block(prelude, outer.applies, outer.unclear)
    if not prelude.startswith("@"):
        if outer.prelude and not outer.prelude.startswith("@"):
            block.unclear = block.unclear or f"{outer.prelude} {{ {prelude} }}"
        return block
    name, _, rest = prelude[1:].partition(" ")
    plain = name.lower()
    if plain.lstrip("-").removeprefix("webkit-").removeprefix("moz-").startswith(_WITHOUT_EFFECT):
        block.applies = False
        return block
    applies = applies_to_images(rest) if plain == "media" else None
    block.applies = block.applies and applies is not False
    block.unclear = block.unclear or ("" if applies else prelude)
    return block


def _close_block(block: _Block) -> Iterator[Rule]:
    if not block.applies or not block.declarations:
        return
    declarations = tuple(block.declarations)
    if block.unclear or block.prelude.startswith("@"):
        yield Rule((), declarations, block.unclear or block.prelude)
        return
    whole = [block.prelude] if "(" in block.prelude else block.prelude.split(",")
    selectors = [selector.strip() for selector in whole]
    known = [selector.replace(":root", f"[{ROOT}]") for selector in selectors if _is_known(selector)]
    if known:
        yield Rule(tuple(known), declarations)
    for selector in selectors:
        if not _is_known(selector) and ("(" in selector or not _NEVER.search(selector)):
            yield Rule((), declarations, selector)
            return


def _is_known(selector: str) -> bool:
    compounds = re.split(r"\s*[>+]\s*|\s+", selector)
    return all(compound and _COMPOUND.fullmatch(compound) for compound in compounds)


def _parse_declaration(text: str) -> Iterator[Declaration]:
    name, colon, value = text.partition(":")
    plain = name.strip()
    if not colon or not re.fullmatch(r"[\w-]+", plain):
        return
    value, mark, important = value.strip().rpartition("!")
    if not mark:
        value = important
    elif important.strip().lower() != "important":
        return
    lower = plain if plain.startswith("--") else plain.lower()
    yield Declaration(_ALIASES.get(lower, lower), value.strip(), "!important" if mark else "")
