"""Removal of links and images from a text that Markdown has parsed."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown.util import AMP_SUBSTITUTE


def remove_links(parent: Element, is_gone: Callable[[str], bool]) -> None:
    """Remove images whose addresses are gone, and turn links with such addresses into plain text."""
    for child in list(parent):
        had_pictures = len(child) > 0
        remove_links(child, is_gone)
        is_empty = had_pictures and not len(child) and not (child.text or "").strip()
        address = child.get("src" if child.tag == "img" else "href") or ""
        if AMP_SUBSTITUTE in address:  # Markdown obfuscates mailto: links
            continue
        if child.tag == "img" and is_gone(address):
            _remove(parent, child)
        elif child.tag == "a" and is_empty:
            _remove(parent, child)  # the link would be empty
        elif child.tag == "a" and is_gone(address):
            child.tag = "span"
            child.attrib.pop("href", None)


def _remove(parent: Element, child: Element) -> None:
    """Remove the child but keep the text after it."""
    place = list(parent).index(child)
    parent.remove(child)
    if not child.tail:
        return
    if place:
        before = parent[place - 1]
        before.tail = (before.tail or "") + child.tail
    else:
        parent.text = (parent.text or "") + child.tail
