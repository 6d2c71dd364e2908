"""The colours of a hub's light and dark schemes, derived from the brand colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_advocacy.core.colors import SHAPE, TEXT, contrast, mixed, on, with_contrast

WHITE, BLACK = "#FFFFFF", "#000000"
GROUNDS = {
    "light": (WHITE, "#F5F6F7", "#F5F5F5"),
    "dark": ("#1E2129", "#202330", "#272A35", "#1A1C26"),
}
"""The backgrounds of text and shapes, the page first: Material's colours and those in tokens.css."""
TINT = 0.1
"""The opacity of the tint behind a hovered link or button."""
_SEARCH = 0.26
"""The difference in brightness between the search field and the header."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours of a scheme, each in the form `#RRGGBB`."""

    name: str
    """`light` or `dark`."""
    primary: str
    """The header and buttons."""
    on_primary: str
    """Text on the header and buttons."""
    hint_on_primary: str
    """Secondary text on the header and buttons."""
    search: str
    """The search field in the header."""
    edge: str
    """The border of buttons: their own colour if it contrasts enough with the page."""
    link: str
    """Links and focus rings."""
    accent: str
    """Hovered links and buttons."""
    on_accent: str
    """Text on hovered buttons."""


@dataclass(frozen=True, slots=True)
class Change:
    """A colour of a scheme that differs from the brand colour, with the reason."""

    use: str
    """The intended use of the colour, for a message."""
    ratio: float
    """The contrast of the brand colour in that use."""
    needed: float
    used: str
    """The colour used instead."""


def schemes_of(color: str) -> tuple[Scheme, Scheme]:
    """Return the light and dark schemes for a brand colour; the light header uses the colour unchanged."""
    dark = GROUNDS["dark"]
    return _create_scheme("light", color, color), _create_scheme("dark", color, with_contrast(color, dark, SHAPE))


def changes_of(color: str) -> Iterator[Change]:
    """Yield the colours that the schemes use instead of `color`, with their uses."""
    light, dark = schemes_of(color)
    for scheme, page in ((light, "a light page"), (dark, "a dark page")):
        ratio = min(contrast(color, ground) for ground in GROUNDS[scheme.name])
        if scheme.link != color:
            yield Change(f"links on {page}", ratio, TEXT, scheme.link)
        if scheme.primary != color:
            yield Change(f"the header and buttons on {page}", ratio, SHAPE, scheme.primary)
        elif scheme.edge != color:
            yield Change(f"the edge of buttons on {page}", ratio, SHAPE, scheme.edge)


def _create_scheme(name: str, color: str, primary: str) -> Scheme:
    grounds, far = GROUNDS[name], BLACK if name == "light" else WHITE
    link = with_contrast(color, grounds, TEXT)
    accent = _adjust_to_tints(mixed(far, link, 0.25), grounds)
    on_primary = on(primary)
    stands_out = min(contrast(primary, ground) for ground in grounds) >= SHAPE
    return Scheme(
        name=name,
        primary=primary,
        on_primary=on_primary,
        hint_on_primary=_find_palest(on_primary, primary),
        search=mixed(BLACK if on_primary == WHITE else WHITE, primary, _SEARCH),
        edge=primary if stands_out else link,
        link=link,
        accent=accent,
        on_accent=on(accent),
    )


def _adjust_to_tints(color: str, grounds: Sequence[str]) -> str:
    """Adjust `color` until it is readable on each background tinted with it."""
    tinted = [mixed(color, ground, TINT) for ground in grounds]
    found = with_contrast(color, tinted, TEXT)
    return found if found == color else _adjust_to_tints(found, grounds)


def _find_palest(text: str, ground: str) -> str:
    """Return the palest version of `text` that is readable on `ground`."""
    mixtures = (mixed(text, ground, share / 100) for share in range(70, 100, 5))
    return next((pale for pale in mixtures if contrast(pale, ground) >= TEXT), text)
