"""The style sheet with the colours of the hub's brand: values for names of Material and of tokens.css, nothing else."""

from __future__ import annotations

from mkdocs_advocacy.content.schemes import TINT, Scheme, schemes_of

BRAND_SHEET = "assets/advocacy/css/brand-colors.css"
"""It comes after Material's sheets and before the hub's own, and is in no layer, as Material's are not."""
_SELECTORS = {"light": "body, [data-md-color-scheme]", "dark": '[data-md-color-scheme="slate"]'}


def brand_sheet(color: str) -> str:
    """The sheet of a brand with that colour."""
    return "\n".join(_rule(scheme) for scheme in schemes_of(color)) + "\n"


def _rule(scheme: Scheme) -> str:
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
