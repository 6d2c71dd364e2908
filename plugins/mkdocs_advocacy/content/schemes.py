"""The colours of a hub in its light and its dark scheme, made from the one colour of its brand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_advocacy.core.colors import SHAPE, TEXT, contrast, mixed, on, with_contrast

WHITE, BLACK = "#FFFFFF", "#000000"
GROUNDS = {
    "light": (WHITE, "#F5F6F7", "#F5F5F5"),
    "dark": ("#1E2129", "#202330", "#272A35", "#1A1C26"),
}
"""What text and shapes lie on, the page first: Material's colours, and those of tokens.css."""
TINT = 0.1
"""How much of its own colour lies behind a text that is pointed at."""
_SEARCH = 0.26
"""How much darker or lighter the search field is than the header."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours of one scheme, each as # and six digits."""

    name: str
    """`light` or `dark`."""
    primary: str
    """The header, and buttons."""
    on_primary: str
    """Text on them."""
    hint_on_primary: str
    """Paler text on them."""
    search: str
    """The search field in the header."""
    edge: str
    """The line around buttons: as buttons, where they stand out from the page."""
    link: str
    """Links, and rings around what has the focus."""
    accent: str
    """Links and buttons that are pointed at."""
    on_accent: str
    """Text on such buttons."""


@dataclass(frozen=True, slots=True)
class Change:
    """Where a scheme has another colour than that of the brand, and why."""

    use: str
    """What the colour was wanted for, in words."""
    ratio: float
    """The contrast that the brand's colour has there."""
    needed: float
    used: str
    """The colour that takes its place."""


def schemes_of(color: str) -> tuple[Scheme, Scheme]:
    """The light and the dark scheme of a brand with that colour: in the light one, the header keeps it exactly."""
    dark = GROUNDS["dark"]
    return _scheme("light", color, color), _scheme("dark", color, with_contrast(color, dark, SHAPE))


def changes_of(color: str) -> Iterator[Change]:
    """Where the schemes do not use `color` as it is."""
    light, dark = schemes_of(color)
    for scheme, page in ((light, "a light page"), (dark, "a dark page")):
        ratio = min(contrast(color, ground) for ground in GROUNDS[scheme.name])
        if scheme.link != color:
            yield Change(f"links on {page}", ratio, TEXT, scheme.link)
        if scheme.primary != color:
            yield Change(f"the header and buttons on {page}", ratio, SHAPE, scheme.primary)
        elif scheme.edge != color:
            yield Change(f"the edge of buttons on {page}", ratio, SHAPE, scheme.edge)


def _scheme(name: str, color: str, primary: str) -> Scheme:
    grounds, far = GROUNDS[name], BLACK if name == "light" else WHITE
    link = with_contrast(color, grounds, TEXT)
    accent = _readable_on_tints(mixed(far, link, 0.25), grounds)
    on_primary = on(primary)
    stands_out = min(contrast(primary, ground) for ground in grounds) >= SHAPE
    return Scheme(
        name=name,
        primary=primary,
        on_primary=on_primary,
        hint_on_primary=_paler(on_primary, primary),
        search=mixed(BLACK if on_primary == WHITE else WHITE, primary, _SEARCH),
        edge=primary if stands_out else link,
        link=link,
        accent=accent,
        on_accent=on(accent),
    )


def _readable_on_tints(color: str, grounds: Sequence[str]) -> str:
    """`color` as text on each ground that it tints itself."""
    tinted = [mixed(color, ground, TINT) for ground in grounds]
    found = with_contrast(color, tinted, TEXT)
    return found if found == color else _readable_on_tints(found, grounds)


def _paler(text: str, ground: str) -> str:
    """`text`, as pale as it can be on `ground`."""
    mixtures = (mixed(text, ground, share / 100) for share in range(70, 100, 5))
    return next((pale for pale in mixtures if contrast(pale, ground) >= TEXT), text)
