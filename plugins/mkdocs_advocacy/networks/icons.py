"""The icons of networks, combined in one file for all pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree

SVG = "http://www.w3.org/2000/svg"
FALLBACK = "material/share-variant"


def sprite(icons: Mapping[str, str], theme_folders: Sequence[str]) -> str:
    """Return an SVG with a symbol for each network; `icons` maps ids to icons in the theme's `.icons` folders."""
    ElementTree.register_namespace("", SVG)
    root = ElementTree.Element(f"{{{SVG}}}svg")
    for network_id, icon in icons.items():
        drawing = _load_drawing(icon, theme_folders) or _load_drawing(FALLBACK, theme_folders)
        if drawing is None:
            continue
        symbol = ElementTree.SubElement(
            root, f"{{{SVG}}}symbol", id=network_id, viewBox=drawing.get("viewBox", "0 0 24 24")
        )
        symbol.extend(drawing)
    return ElementTree.tostring(root, encoding="unicode")


def _load_drawing(icon: str, theme_folders: Sequence[str]) -> ElementTree.Element | None:
    for folder in theme_folders:
        path = Path(folder, ".icons", f"{icon}.svg")
        if path.is_file():
            return ElementTree.fromstring(path.read_text("utf-8"))
    return None
