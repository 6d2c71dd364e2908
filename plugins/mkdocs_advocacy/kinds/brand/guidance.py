"""The guidance of a set, converted from Markdown."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE
from markupsafe import Markup

from mkdocs_advocacy.core.link_removal import remove_links
from mkdocs_advocacy.core.safe_html import losses, safe_html
from mkdocs_advocacy.kinds.brand.model import BrandSet

Resolve = Callable[[BrandSet, str], str | None]
"""Resolves a link written in brand.yml to the link on the set's page, or to None if the page must not have it."""
_ADDRESSES = {"a": "href", "img": "src"}


def guidance(one: BrandSet, resolve: Resolve) -> Markup | None:
    """Render the set's guidance as safe HTML, because people other than the hub's owner can edit sets."""
    if not one.template.guidance:
        return None
    converter = _converter()
    converter.treeprocessors.register(_Links(one, resolve), "advocacy_links", 0)  # after processors that create links
    return Markup(safe_html(converter.convert(one.template.guidance)))


def guidance_losses(text: str) -> list[str]:
    """Return the parts of the guidance, as written, that the page omits."""
    return losses(_converter().convert(text))


def _converter() -> Markdown:
    """Create a converter that aligns table columns without inline styles."""
    tables = {"tables": {"use_align_attribute": True}}
    return Markdown(extensions=["sane_lists", "tables"], extension_configs=tables)


class _Links(Treeprocessor):
    def __init__(self, one: BrandSet, resolve: Resolve) -> None:
        super().__init__()
        self._set, self._resolve = one, resolve

    def run(self, root: Element) -> None:
        found: dict[str, str | None] = {}
        for element in root.iter():
            written = element.get(_ADDRESSES.get(element.tag, ""))
            if written and AMP_SUBSTITUTE not in written:  # Markdown obfuscates mailto: links
                found[written] = self._resolve(self._set, written)
        remove_links(root, lambda written: written in found and found[written] is None)
        for element in root.iter():
            name = _ADDRESSES.get(element.tag, "")
            if address := found.get(element.get(name, "")):
                element.set(name, address)
