"""Handling of an SVG's document type, which may only define entities with short, plain values.

Drawing programs write a standard document type, and older versions of Illustrator define entities for namespaces and
styles, such as `<!ENTITY ns_svg "http://www.w3.org/2000/svg">`. A value without markup, references and percent signs
can neither hide elements nor expand, so browsers and the check read it alike. Everything else stays in the text, where
the check refuses it: external, nested and parameter entities, attribute defaults, and other addresses.
"""

from __future__ import annotations

import re

_BEFORE = r"\ufeff?(?:<\?xml\s[^<>]*\?>)?(?:\s++|<!--(?:(?!--).)*+-->)*+"
_PUBLIC = r"""(?:"-//W3C//DTD SVG [\w. ]{1,40}//EN"|'-//W3C//DTD SVG [\w. ]{1,40}//EN')"""
_SYSTEM = r"""(?:"https?://www\.w3\.org/[\w./-]*"|'https?://www\.w3\.org/[\w./-]*')"""
_ENTITY = r"""<!ENTITY\s+([A-Za-z_][\w.-]{0,60})\s+("[^<&%"]{0,300}"|'[^<&%']{0,300}')\s*>"""
_COMMENT = r"<!--(?:(?!--).)*+-->"
_DOCTYPE = re.compile(
    rf"({_BEFORE})<!DOCTYPE\s+svg(?:\s+(?:PUBLIC\s+{_PUBLIC}|SYSTEM)\s+{_SYSTEM})?\s*"
    rf"(?:\[((?:\s++|{_COMMENT}|{_ENTITY})*+)\]\s*)?>",
    re.DOTALL | re.ASCII,
)
_PREDEFINED = frozenset(("amp", "apos", "gt", "lt", "quot"))
_MOST_ENTITIES = 100
_LONGEST = 500_000
"""The largest total length of expanded entities, in characters."""


def split_doctype(text: str) -> tuple[str, str]:
    """Return a document type with only the plain entities, and the text without its document type.

    If the document type contains anything else, return "" and the unchanged text.
    """
    found = _DOCTYPE.match(text)
    if found is None:
        return "", text
    entities = re.findall(_ENTITY, re.sub(_COMMENT, "", found[2] or "", flags=re.DOTALL), re.ASCII)
    rest = found[1] + text[found.end() :]
    length = sum(rest.count(f"&{name};") * len(value) for name, value in entities)
    if len(entities) > _MOST_ENTITIES or length > _LONGEST or not _PREDEFINED.isdisjoint(name for name, _ in entities):
        return "", text
    declared = "".join(f"<!ENTITY {name} {value}>" for name, value in entities)
    return (f"<!DOCTYPE svg [{declared}]>" if declared else ""), rest
