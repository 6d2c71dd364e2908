"""Safety check for SVGs: only static drawings without scripts or external resources are published."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from mkdocs_advocacy.kinds.brand.expansion import DEEPEST, Excessive, check_expansion
from mkdocs_advocacy.kinds.brand.svg_doctype import split_doctype
from mkdocs_advocacy.kinds.brand.svg_length import size_in_pixels
from mkdocs_advocacy.kinds.brand.svg_style import strip_comments

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
"""The allowed elements: no scripts, animations, links, foreign content or embedded images."""
_DRAWING_TOOLS = ("{http://www.inkscape.org/", "{http://sodipodi.sourceforge.net/", "{http://www.w3.org/1999/02/22-rdf")
_WITHIN = re.compile(r"#[\w.:-]+")
_MOST = {"numOctaves": 10, "radius": 100}
"""The maximum values of filter attributes that slow down rendering; ordinary SVGs use smaller values."""


class UnsafeSvg(Exception):
    """The SVG is not published; the message tells writers why."""


def svg_size(data: bytes) -> tuple[int, int] | None:
    """Return the width and height of an SVG, or None if it has none; raise UnsafeSvg if it is unsafe."""
    return whole_size(safe_root(data))


def whole_size(root: ElementTree.Element) -> tuple[int, int] | None:
    """Return the width and height of an SVG in whole pixels, or None if it has none."""
    size = size_in_pixels(root)
    return (max(1, round(size[0])), max(1, round(size[1]))) if size else None


def safe_root(data: bytes) -> ElementTree.Element:
    """Parse an SVG and return its root element; raise UnsafeSvg if it is more than a static drawing."""
    entities, text = split_doctype(_decode(data))
    if found := re.search(r"<!\s*(DOCTYPE|ENTITY)|<\?(?!xml\s)", text, re.IGNORECASE):
        raise UnsafeSvg(f"it contains “{found.group()}”")
    try:
        root = ElementTree.fromstring(_insert_entities(text.lstrip("\ufeff"), entities).encode())
    except (ElementTree.ParseError, ValueError):
        raise UnsafeSvg("it is not a valid SVG file") from None
    if root.tag != f"{_SVG}svg":
        raise UnsafeSvg("it is not a valid SVG file")
    _check(root, 0)
    try:
        check_expansion(root)
    except Excessive as excess:
        raise UnsafeSvg(str(excess)) from None
    return root


def _insert_entities(text: str, entities: str) -> str:
    """Insert the allowed entities after the XML declaration, which must come first."""
    declaration = re.match(r"(?:<\?xml\s[^<>]*\?>)?", text)
    begin = declaration.end() if declaration else 0
    return text[:begin] + entities + text[begin:]


def _decode(data: bytes) -> str:
    """Decode the text; only UTF-8 is allowed, as other encodings could hide markup from the check."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise UnsafeSvg("it is not encoded in UTF-8") from None
    declared = re.match(r"\ufeff*<\?xml[^>]*\bencoding\s*=\s*[\"']([^\"']*)", text)
    if declared and declared[1].lower() not in ("utf-8", "us-ascii"):
        raise UnsafeSvg(f"it declares the encoding “{declared[1]}” instead of UTF-8")
    return text


def _check(element: ElementTree.Element, depth: int) -> None:
    name = element.tag
    if depth > DEEPEST:
        raise UnsafeSvg("its elements are nested too deeply")
    if name.startswith(_DRAWING_TOOLS):
        _check_undrawn(element, "the data added by its drawing program contains")
        return
    local = name.removeprefix(_SVG)
    if not name.startswith(_SVG) or local not in _ELEMENTS:
        raise UnsafeSvg(f"it contains the element <{local.rpartition('}')[2]}>")
    for attribute, value in element.attrib.items():
        _check_attribute(attribute, value)
    if local == "style":
        if len(element):
            raise UnsafeSvg("its <style> contains elements")
        _check_style(element.text or "")
    for attribute, most in _MOST.items():
        if local.startswith("fe") and any(_parse_number(value) > most for value in element.get(attribute, "").split()):
            raise UnsafeSvg(f"the {attribute} of its filter exceeds {most}")
    if local != "metadata":
        for child in element:
            _check(child, depth + 1)
    else:
        _check_undrawn(element, "its metadata contains")


def _check_undrawn(element: ElementTree.Element, containing: str) -> None:
    """Check an element that browsers don't draw, but whose scripts they would run."""
    for child in element.iter():
        if child is not element and (child.tag.startswith(_SVG) or "xhtml" in child.tag):
            raise UnsafeSvg(f"{containing} the element <{child.tag.rpartition('}')[2]}>")


def _parse_number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0


def _check_attribute(name: str, value: str) -> None:
    plain = name.rpartition("}")[2].lower()
    if plain.startswith("on"):
        raise UnsafeSvg(f"it contains the event handler {plain}=")
    if name in _HREF or plain in ("href", "src"):
        _check_reference(value.strip())
    elif plain not in ("base",):
        _check_style(value, f"its {plain} attribute")
    else:
        raise UnsafeSvg("it refers to an external resource")


def _check_reference(target: str) -> None:
    """Refuse references, except to elements of the same SVG."""
    if not _WITHIN.fullmatch(target):
        embeds = target.lower().startswith("data:")
        raise UnsafeSvg("it embeds a font, an image or another file" if embeds else "it refers to an external resource")


def _check_style(style: str, where: str = "its CSS") -> None:
    """Check CSS in a stylesheet or an attribute for references, and for escapes that could hide them."""
    style = style.lower()
    # Check with and without comments, as /* inside url() doesn't start a comment.
    for plain in (style, strip_comments(style)):
        for place in re.findall(r"url\s*\(\s*([^)]*)\)?", plain):
            _check_reference(place.strip(" \t\r\n'\""))
        if re.search(r"@import|@font-face|javascript:|expression\s*\(|image-set|image\s*\(|\\", plain):
            raise UnsafeSvg(f"{where} could load or run external content")
