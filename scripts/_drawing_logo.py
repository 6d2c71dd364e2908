"""The logo of the demo hub: three layouts in three colours, as SVG and PNG."""

from __future__ import annotations

from collections.abc import Iterator

from _drawing import encode_png, render_svg, svg, word_outline

TONES = {"color": ("#E91E78", "#6A1B9A"), "black": ("#000000", "#000000"), "white": ("#FFFFFF", "#FFFFFF")}
LAYOUTS = {"horizontal": (264, 92, 20, (48, 18, 8)), "stacked": (146, 130, 73, (8, 96, 5)), "icon": (60, 92, 30, None)}
"""Width, height, centre of the bottle, and the position and square size of the lettering."""
BUBBLES = ((-4, 42, 4), (-8, 56, 3), (1.5, 60, 3.5), (-3.5, 71, 2.5))
"""Each bubble's left edge relative to the bottle's centre, its y position and its radius."""
ENLARGED = 4


def logos() -> Iterator[tuple[str, bytes]]:
    """Yield the path of each file, relative to the folder of brand assets, and its content."""
    for layout in LAYOUTS:
        for tone in TONES:
            drawing = _draw_logo(layout, tone)
            name = f"logo/{layout}/carls-soda-{layout}-{tone}"
            yield f"{name}.svg", f"{drawing}\n".encode()
            yield f"{name}.png", encode_png(render_svg(drawing, ENLARGED))


def _draw_logo(layout: str, tone: str) -> str:
    width, height, middle, word = LAYOUTS[layout]
    pink, plum = TONES[tone]
    content = f'<title>Carl\'s Soda</title><path fill="{pink}" fill-rule="evenodd" d="{_bottle(middle)}"/>'
    if word:
        content += f'<path fill="{plum}" d="{word_outline(*word)}"/>'
    return svg(width, height, content)


def _bottle(middle: int) -> str:
    left, right, edge = middle - 4, middle + 4, 12
    glass = (
        f"M{left} 8 {right} 8 {right} 20 {middle + edge} 32 {middle + edge} 80 {middle + 8} 84 {middle - 8} 84 "
        f"{middle - edge} 80 {middle - edge} 32 {left} 20Z"
    )
    holes = (
        f"M{middle + x:g} {y}a{r:g} {r:g} 0 1 0 {2 * r:g} 0a{r:g} {r:g} 0 1 0 -{2 * r:g} 0Z" for x, y, r in BUBBLES
    )
    return glass + "".join(holes)
