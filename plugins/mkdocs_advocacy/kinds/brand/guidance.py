"""What a set says in Markdown, with its links."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE
from markupsafe import Markup

from mkdocs_advocacy.kinds.brand.model import BrandSet

Resolve = Callable[[BrandSet, str], str]
"""What a link on the page of a set has to be, by the link that is written in the set's file."""
_ADDRESSES = {"a": "href", "img": "src"}


def guidance(one: BrandSet, resolve: Resolve) -> Markup | None:
    """How to use the set, as HTML."""
    if not one.template.guidance:
        return None
    converter = Markdown(extensions=["sane_lists", "tables"])
    converter.treeprocessors.register(_Links(one, resolve), "advocacy_links", 0)  # after those that create links
    return Markup(converter.convert(one.template.guidance))


class _Links(Treeprocessor):
    def __init__(self, one: BrandSet, resolve: Resolve) -> None:
        super().__init__()
        self._set, self._resolve = one, resolve

    def run(self, root: Element) -> None:
        for element in root.iter():
            name = _ADDRESSES.get(element.tag, "")
            written = element.get(name)
            if written and AMP_SUBSTITUTE not in written:  # those of mail, which Markdown spells in an odd way
                element.set(name, self._resolve(self._set, written))
