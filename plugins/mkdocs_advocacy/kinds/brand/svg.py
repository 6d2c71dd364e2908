"""Drawings (SVG) that can do nothing but be looked at."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from mkdocs_advocacy.kinds.brand.expansion import DEEPEST, Excessive, check_expansion
from mkdocs_advocacy.kinds.brand.svg_doctype import split_doctype
from mkdocs_advocacy.kinds.brand.svg_length import size_in_pixels
from mkdocs_advocacy.kinds.brand.svg_style import without_comments

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = ("href", "{http://www.w3.org/1999/xlink}href")
_ELEMENTS = frozenset(
    (
        *("svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "style", "switch"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath"),
        *("linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker", "filter"),
        *("feBlend", "feColorMatrix", "feComposite", "feFlood", "feGaussianBlur", "feMerge", "feMergeNode"),
        *("feOffset", "feDropShadow", "feTurbulence", "feDisplacementMap", "feMorphology", "feTile"),
    )
)
"""No scripts, animations, links, foreign content, nor pictures within the picture."""
_DRAWING_TOOLS = ("{http://www.inkscape.org/", "{http://sodipodi.sourceforge.net/", "{http://www.w3.org/1999/02/22-rdf")
_WITHIN = re.compile(r"#[\w.:-]+")
_MOST = {"numOctaves": 10, "radius": 100}
"""Numbers of filters by which each pixel takes longer; drawings have less than a tenth."""


class UnsafeSvg(Exception):
    """Says in a writer's words why a drawing is not published."""


def svg_size(data: bytes) -> tuple[int, int] | None:
    """The width and height of the drawing, None where it has none; UnsafeSvg where it is not on the safe list."""
    return whole_size(safe_root(data))


def whole_size(root: ElementTree.Element) -> tuple[int, int] | None:
    """The width and height of the drawing in whole pixels, None where it has none."""
    size = size_in_pixels(root)
    return (max(1, round(size[0])), max(1, round(size[1]))) if size else None


def safe_root(data: bytes) -> ElementTree.Element:
    """The outermost element of a drawing that can do nothing but be looked at; UnsafeSvg where it can do more."""
    entities, text = split_doctype(_text(data))
    if found := re.search(r"<!\s*(DOCTYPE|ENTITY)|<\?(?!xml\s)", text, re.IGNORECASE):
        raise UnsafeSvg(f"it holds “{found.group()}”: save it as plain SVG")
    try:
        root = ElementTree.fromstring(_after_declaration(text.lstrip("\ufeff"), entities).encode())
    except (ElementTree.ParseError, ValueError):
        raise UnsafeSvg("it is no SVG that can be read") from None
    if root.tag != f"{_SVG}svg":
        raise UnsafeSvg("it is no SVG that can be read")
    _check(root, 0)
    try:
        check_expansion(root)
    except Excessive as excess:
        raise UnsafeSvg(str(excess)) from None
    return root


def _after_declaration(text: str, entities: str) -> str:
    """The text with the entities that it may use, behind the XML declaration, which nothing may precede."""
    declaration = re.match(r"(?:<\?xml\s[^<>]*\?>)?", text)
    begin = declaration.end() if declaration else 0
    return text[:begin] + entities + text[begin:]


def _text(data: bytes) -> str:
    """The text, in UTF-8 alone: another encoding could hide from the search what the parser would see."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise UnsafeSvg("it is not in UTF-8") from None
    declared = re.match(r"\ufeff*<\?xml[^>]*\bencoding\s*=\s*[\"']([^\"']*)", text)
    if declared and declared[1].lower() not in ("utf-8", "us-ascii"):
        raise UnsafeSvg(f"it says that its encoding is “{declared[1]}”: save it in UTF-8")
    return text


def _check(element: ElementTree.Element, depth: int) -> None:
    name = element.tag
    if depth > DEEPEST:
        raise UnsafeSvg("its elements are nested too deeply")
    if name.startswith(_DRAWING_TOOLS):
        _check_undrawn(element, "what its drawing program says of it holds")
        return
    local = name.removeprefix(_SVG)
    if not name.startswith(_SVG) or local not in _ELEMENTS:
        raise UnsafeSvg(f"it holds the element <{local.rpartition('}')[2]}>")
    for attribute, value in element.attrib.items():
        _check_attribute(attribute, value)
    if local == "style":
        if len(element):
            raise UnsafeSvg("its style holds elements")
        _check_style(element.text or "")
    for attribute, most in _MOST.items():
        if local.startswith("fe") and any(_number(value) > most for value in element.get(attribute, "").split()):
            raise UnsafeSvg(f"{attribute} of its filter is more than {most}")
    if local != "metadata":
        for child in element:
            _check(child, depth + 1)
    else:
        _check_undrawn(element, "its metadata hold")


def _check_undrawn(element: ElementTree.Element, holding: str) -> None:
    """A browser draws nothing of it, but would run a script in it."""
    for child in element.iter():
        if child is not element and (child.tag.startswith(_SVG) or "xhtml" in child.tag):
            raise UnsafeSvg(f"{holding} the element <{child.tag.rpartition('}')[2]}>")


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0


def _check_attribute(name: str, value: str) -> None:
    plain = name.rpartition("}")[2].lower()
    if plain.startswith("on"):
        raise UnsafeSvg(f"it holds the handler {plain}=")
    if name in _HREF or plain in ("href", "src"):
        if not _WITHIN.fullmatch(value.strip()):
            raise UnsafeSvg("it refers to something outside of itself")
    elif plain not in ("base",):
        _check_style(value)
    else:
        raise UnsafeSvg("it refers to something outside of itself")


def _check_style(style: str) -> None:
    """Style sheets, and attributes, can refer to things by url(); an escape could hide that."""
    style = style.lower()
    # With comments and without: what looks like one within url() is none.
    for plain in (style, without_comments(style)):
        for place in re.findall(r"url\s*\(\s*([^)]*)\)?", plain):
            if not _WITHIN.fullmatch(place.strip(" \t\r\n'\"")):
                raise UnsafeSvg("it refers to something outside of itself")
        if re.search(r"@import|@font-face|javascript:|expression\s*\(|image-set|image\s*\(|\\", plain):
            raise UnsafeSvg("its style could load or run something")
