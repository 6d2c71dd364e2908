"""Validation of a colour option in mkdocs.yml, with a hint at the correct form."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

_EXAMPLE = "#6A1B9A"
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*(?:[,/].*)?\)", re.IGNORECASE)


def _validate_color(value: Any) -> Any:
    if isinstance(value, (list, dict)):
        raise ValueError(f'must be a colour such as "{_EXAMPLE}", in quotes')
    text = str(value).strip()
    if re.fullmatch("#[0-9A-Fa-f]{6}", text):
        return text.upper()
    raise ValueError(f"“{text}” is not a valid colour: {_suggest_form(text)}")


def _suggest_form(text: str) -> str:
    """Return a hint at what to write instead of `text`."""
    if meant := meant_color(text):
        return f'write "{meant}", in quotes'
    return f'write # and six hexadecimal digits, such as "{_EXAMPLE}", in quotes'


def meant_color(text: str) -> str:
    """Return the colour that `text` means in any notation, or an empty string."""
    if found := re.fullmatch("#?([0-9A-Fa-f]{6})(?:[0-9A-Fa-f]{2})?", text):
        return f"#{found[1].upper()}"
    if found := re.fullmatch("#?([0-9A-Fa-f]{3})[0-9A-Fa-f]?", text):
        return "#" + "".join(digit * 2 for digit in found[1].upper())
    if found := _RGB.fullmatch(text):
        parts = [int(part) for part in found.groups()]
        return "#" + "".join(f"{part:02X}" for part in parts) if max(parts) <= 255 else ""
    from PIL import ImageColor  # needed only for invalid colours

    name = text.lower().replace(" ", "")
    if name not in ImageColor.colormap:
        return ""
    return "#" + "".join(f"{part:02X}" for part in ImageColor.getrgb(name)[:3])


BrandColor = Annotated[
    str,
    BeforeValidator(_validate_color, json_schema_input_type=str),
    Field(json_schema_extra={"pattern": "^#[0-9A-Fa-f]{6}$"}),
]
"""An sRGB colour, stored in the form `#RRGGBB` in upper case."""
