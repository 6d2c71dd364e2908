"""What a set says in Markdown, with its links."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE
from markupsafe import Markup

from mkdocs_advocacy.core.safe_html import losses, safe_html
from mkdocs_advocacy.kinds.brand.model import BrandSet

Resolve = Callable[[BrandSet, str], str]
"""What a link on the page of a set has to be, by the link that is written in the set's file."""
_ADDRESSES = {"a": "href", "img": "src"}


def guidance(one: BrandSet, resolve: Resolve) -> Markup | None:
    """How to use the set, as HTML in which nothing runs: not only the hub's owner writes sets."""
    if not one.template.guidance:
        return None
    converter = _converter()
    converter.treeprocessors.register(_Links(one, resolve), "advocacy_links", 0)  # after those that create links
    return Markup(safe_html(converter.convert(one.template.guidance)))


def guidance_losses(text: str) -> list[str]:
    """What the page of a set leaves out of its guidance, as the writer wrote it."""
    return losses(_converter().convert(text))


def _converter() -> Markdown:
    """For columns on the right without styles in attributes."""
    tables = {"tables": {"use_align_attribute": True}}
    return Markdown(extensions=["sane_lists", "tables"], extension_configs=tables)


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
