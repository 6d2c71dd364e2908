"""Apply the hub's logo and colours to the theme."""

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
"""Material's default favicon."""


def config_of(file: str | None) -> Document:
    """Return the parsed mkdocs.yml with positions, for error messages."""
    path = Path(file or CONFIG)
    return config_document(path.name, path.read_bytes() if path.is_file() else b"")


def theme_pictures(config: MkDocsConfig, hub: Hub, places: Places) -> ThemePictures:
    """Return the images set under `theme:` in mkdocs.yml, with the folders they are searched in."""
    folders = [Path(folder) for folder in config.theme.dirs]
    return ThemePictures(
        dict(config.theme), folders, places, config.site_url or "", hub.published, hub.of(BRAND).ended.keys()
    )


def wear_brand(config: MkDocsConfig, hub: Hub, places: Places) -> None:
    """Set the theme's logo, and its colours in each palette scheme. Drops images that aren't published."""
    brand = hub.settings.brand
    for image in theme_pictures(config, hub, places).unshown():
        config.theme[image.option] = FAVICON if image.option == "favicon" else None
    if brand.logo in hub.published:
        config.theme["logo"] = brand.logo
    if not brand.primary:
        return
    if BRAND_SHEET not in config.extra_css:
        config.extra_css.insert(1, BRAND_SHEET)  # after the stylesheet that sets the layer order
    palette: Any = config.theme.get("palette") or {}
    schemes = palette if isinstance(palette, (list, tuple)) else [palette]
    custom = [{**scheme, "primary": "custom", "accent": "custom"} for scheme in schemes]
    config.theme["palette"] = custom if isinstance(palette, (list, tuple)) else custom[0]
