"""The hub's logo and colours, in the theme."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.config_file import CONFIG, config_document
from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.rendering.brand_sheet import BRAND_SHEET


def config_of(file: str | None) -> Document:
    """The hub's mkdocs.yml, for places in it."""
    path = Path(file or CONFIG)
    return config_document(path.name, path.read_bytes() if path.is_file() else b"")


def wear_brand(config: MkDocsConfig, hub: Hub) -> None:
    """Show the hub's logo, and its colours in each scheme of the palette."""
    brand = hub.settings.brand
    if brand.logo in hub.published:
        config.theme["logo"] = brand.logo
    if not brand.primary:
        return
    if BRAND_SHEET not in config.extra_css:
        config.extra_css.insert(1, BRAND_SHEET)  # after the sheet that orders the layers
    palette: Any = config.theme.get("palette") or {}
    schemes = palette if isinstance(palette, (list, tuple)) else [palette]
    own = [{**scheme, "primary": "custom", "accent": "custom"} for scheme in schemes]
    config.theme["palette"] = own if isinstance(palette, (list, tuple)) else own[0]
