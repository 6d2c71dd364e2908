"""The hub's logo and colours, in the theme."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.places import Places
from mkdocs_advocacy.content.theme_pictures import ThemePictures
from mkdocs_advocacy.core.config_file import CONFIG, config_document
from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.rendering.brand_sheet import BRAND_SHEET

FAVICON = "assets/images/favicon.png"
"""Material's own."""


def config_of(file: str | None) -> Document:
    """The hub's mkdocs.yml, for places in it."""
    path = Path(file or CONFIG)
    return config_document(path.name, path.read_bytes() if path.is_file() else b"")


def theme_pictures(config: MkDocsConfig, hub: Hub, places: Places) -> ThemePictures:
    """The pictures that mkdocs.yml names under `theme:`, and where they are looked for."""
    folders = [Path(folder) for folder in config.theme.dirs]
    return ThemePictures(
        dict(config.theme), folders, places, config.site_url or "", hub.published, hub.of(BRAND).ended.keys()
    )


def wear_brand(config: MkDocsConfig, hub: Hub, places: Places) -> None:
    """Show the hub's logo, and its colours in each scheme of the palette; name no picture that is not out."""
    brand = hub.settings.brand
    for picture in theme_pictures(config, hub, places).unshown():
        config.theme[picture.option] = FAVICON if picture.option == "favicon" else None
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
