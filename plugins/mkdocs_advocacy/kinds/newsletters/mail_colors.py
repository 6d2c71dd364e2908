"""The colours of an email in light and dark mode, derived from the brand colour."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from mkdocs_advocacy.core.colors import SHAPE, TEXT, contrast, rgb, with_contrast

NEUTRAL = "#2F5D8A"
"""The accent of emails of hubs that don't set a brand colour."""
_STEP = 0.25
"""The step by which the contrast is raised until the inverted colours are readable too."""


@dataclass(frozen=True, slots=True)
class MailColors:
    """The colours of an email, each in the form `#RRGGBB`."""

    page: str
    card: str
    text: str
    soft: str
    """Secondary text, on the page and on the card."""
    line: str
    track: str
    """The part of a bar that isn't filled."""
    link: str
    bar: str


@cache
def light_colors(color: str) -> MailColors:
    """Return the colours of a light email. They stay readable if an email program inverts them for its dark mode."""
    grounds = ("#FFFFFF", "#F2F3F5")
    return MailColors(
        page=grounds[1],
        card=grounds[0],
        text="#1F2328",
        soft="#4F5660",
        line="#D5D9DE",
        track="#E4E7EB",
        link=_contrasting(color, grounds, TEXT),
        bar=_contrasting(color, (grounds[0], "#E4E7EB"), SHAPE),
    )


@cache
def dark_colors(color: str) -> MailColors:
    """Return the colours of a dark email, for email programs with `prefers-color-scheme`."""
    grounds = ("#202329", "#16181D")
    return MailColors(
        page=grounds[1],
        card=grounds[0],
        text="#E6E8EB",
        soft="#A9B0B9",
        line="#444A53",
        track="#363B43",
        link=with_contrast(color, grounds, TEXT),
        bar=with_contrast(color, (grounds[0], "#363B43"), SHAPE),
    )


def inverted(color: str) -> str:
    """Return a colour as email programs invert it: the same hue with the opposite lightness."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in rgb(color)))
    return "#" + "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, 1 - lightness, saturation))


def _contrasting(color: str, grounds: Sequence[str], ratio: float) -> str:
    """Darken `color` until it has the contrast `ratio` on light grounds, both as it is and inverted."""
    wanted = ratio
    while True:
        found = with_contrast(color, grounds, wanted)
        if found == "#000000" or min(contrast(inverted(found), inverted(ground)) for ground in grounds) >= ratio:
            return found
        wanted += _STEP
