"""Elements of HTML and SVG, with everything escaped."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from markupsafe import Markup, escape

Direction = Literal["ltr", "rtl"]


def element(name: str, *content: str | None, **attributes: str | float | None) -> Markup:
    """Return an element. Content and values are escaped unless they are Markup; None is left out.

    In names of attributes, `_` is a hyphen, except at the end, as in `class_`.
    """
    shown = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value if isinstance(value, str) else trim(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{shown}>{join(content)}</{name}>")  # not Markup.format, which is several times slower


def join(parts: Iterable[str | None]) -> Markup:
    """Return the parts in turn, escaped unless they are Markup."""
    return Markup("".join(escape(part) for part in parts if part is not None))


def isolate(text: str) -> Markup:
    """Return a text whose direction doesn't affect the text around it."""
    return element("bdi", text)


def percent(number: float) -> str:
    """Return a length in percent of the chart."""
    return f"{trim(number)}%"


def trim(number: float) -> str:
    """Return a number with at most one decimal."""
    return f"{number:.1f}".removesuffix(".0")
