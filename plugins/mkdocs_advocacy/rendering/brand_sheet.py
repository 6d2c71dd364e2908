"""The stylesheet with the brand's colours. It only sets variables of Material and of tokens.css."""

from __future__ import annotations

from mkdocs_advocacy.content.schemes import TINT, Scheme, schemes_of

BRAND_SHEET = "assets/advocacy/css/brand-colors.css"
"""Loaded after Material's stylesheets and before the hub's. Unlayered, because Material's are."""
_SELECTORS = {"light": "body, [data-md-color-scheme]", "dark": '[data-md-color-scheme="slate"]'}


def brand_sheet(color: str) -> str:
    """Return the stylesheet for a brand colour."""
    return "\n".join(_render_rule(scheme) for scheme in schemes_of(color)) + "\n"


def _render_rule(scheme: Scheme) -> str:
    values = {
        "--md-primary-fg-color": scheme.primary,
        "--md-primary-fg-color--light": scheme.primary,
        "--md-primary-fg-color--dark": scheme.primary,
        "--md-primary-bg-color": scheme.on_primary,
        "--md-primary-bg-color--light": scheme.hint_on_primary,
        "--md-accent-fg-color": scheme.accent,
        "--md-accent-fg-color--transparent": f"{scheme.accent}{round(255 * TINT):02X}",
        "--md-accent-bg-color": scheme.on_accent,
        "--md-accent-bg-color--light": scheme.on_accent,
        "--md-typeset-a-color": scheme.link,
        "--advocacy-primary-edge": scheme.edge,
        "--advocacy-search": scheme.search,
    }
    lines = "".join(f"  {name}: {value};\n" for name, value in values.items())
    return f"{_SELECTORS[scheme.name]} {{\n{lines}}}"
