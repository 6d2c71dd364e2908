"""The images of the demo hub's campaigns, by path in the brand folder, without the file extension."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin

from _drawing import (
    AMBER,
    BROWN,
    CREAM,
    DEEP_TEAL,
    GREEN,
    INK,
    LEAF,
    LIME,
    MINT,
    NIGHT,
    ORANGE,
    PINK,
    PLUM,
    ROSE,
    TEAL,
    YELLOW,
    Line,
    Picture,
    bottle,
    citrus,
    disc,
    ginger,
    move,
    name,
    path,
    rect,
    ring,
    stroke,
)


def _stack_lines(color: str, *words: str, y: int, size: int = 88, x: int = 70, last: str = "") -> list[Line]:
    """Return lines of text below each other, the last optionally in another colour."""
    step = round(size * 1.18)
    colors = [color] * (len(words) - 1) + [last or color]
    return [
        Line(text, x, y + number * step, size, tone)
        for number, (text, tone) in enumerate(zip(words, colors, strict=True))
    ]


def _crate() -> Picture:
    heads = "".join(
        move(690 + place * 92, 168, bottle(glass, CREAM, cap), scale=0.62)
        for place, (glass, cap) in enumerate(
            [(BROWN, ORANGE), (LEAF, PINK), (BROWN, CREAM), (LEAF, LIME), (BROWN, ROSE)]
        )
    )
    wheels = "".join(disc(x, 566, 34, INK) + disc(x, 566, 13, CREAM) for x in (750, 1070))
    shapes = [
        disc(1060, 110, 70, ORANGE),
        rect(0, 520, 1200, 110, GREEN),
        heads,
        rect(630, 300, 530, 246, ROSE, 14),
        rect(630, 300, 530, 34, PINK, 14),
        rect(815, 350, 160, 44, "#8E2445", 22),
        name(750, 424, 10, CREAM),
        rect(610, 540, 570, 12, INK, 6),
        wheels,
        stroke("M76 440H440M376 386L440 440L376 494", ROSE, 22),
    ]
    return Picture(LIME, shapes, _stack_lines(INK, "Bring", "it back.", y=200, size=116))


def _coin(x: float, y: float, radius: float) -> str:
    return disc(x, y, radius, ORANGE) + ring(x, y, radius * 0.84, AMBER, radius * 0.05)


def _fifteen_cents() -> Picture:
    shapes = [
        _coin(600, 556, 70),
        _coin(1110, 540, 92),
        _coin(760, 520, 82),
        _coin(905, 276, 234),
        stroke("M1011 240V368", PLUM, 12),
    ]
    words = _stack_lines(CREAM, "Where", "does it", "go?", y=210, size=112, last=LIME)
    coin = [Line("15", 866, 284, 190, PLUM, "mm"), Line("c", 1010, 300, 120, PLUM, "mm")]
    return Picture(PLUM, shapes, [*words, *coin])


def _one_bottle_forty_times() -> Picture:
    def arrow(turn: float) -> str:
        start, end = (turn + 8) * pi / 180, (turn + 92) * pi / 180
        arc = f"M{225 * cos(start):.1f} {225 * sin(start):.1f}A225 225 0 0 1 {225 * cos(end):.1f} {225 * sin(end):.1f}"
        head = move(225 * cos(end), 225 * sin(end), path("M-34 -6H34L0 52Z", TEAL), turn=turn + 92)
        return stroke(arc, TEAL, 24) + head

    small = path("M4 0H10V8L14 14V30H0V14L4 8Z", "{}")
    many = "".join(
        move(78 + place % 10 * 44, 440 + place // 10 * 44, small.format(ROSE if place == 39 else DEEP_TEAL))
        for place in range(40)
    )
    shapes = [
        move(900, 315, *(arrow(turn) for turn in (-90, 30, 150))),
        move(842, 118, bottle(BROWN, CREAM, ORANGE), scale=1.16),
        many,
    ]
    words = [Line("40x", 66, 290, 240, DEEP_TEAL), Line("one bottle", 72, 386, 66, ROSE)]
    return Picture(MINT, shapes, words)


def _hot_mug() -> Picture:
    stars = "".join(
        disc((number * 347 + 41) % 1200, (number * 191 + 23) % 470, 2 + number % 3, CREAM, 0.7) for number in range(40)
    )
    moon = path("M1010 50A72 72 0 1 0 1080 166A62 62 0 0 1 1010 50Z", CREAM)
    steam = "".join(stroke(f"M{x} 200C{x - 30} 160 {x + 34} 130 {x} 76", "#FFFFFF", 14, 0.55) for x in (720, 800, 880))
    shapes = [
        stars,
        moon,
        rect(0, 500, 1200, 130, AMBER),
        rect(0, 494, 1200, 10, ORANGE),
        steam,
        stroke("M930 300C1050 280 1060 440 920 440", PINK, 36),
        path("M650 238H944L922 534Q920 556 898 556H696Q674 556 672 534Z", PINK),
        '<ellipse cx="797" cy="240" rx="147" ry="32" fill="#FF97AE"/>',
        f'<ellipse cx="797" cy="244" rx="126" ry="24" fill="{ORANGE}"/>',
        move(904, 222, citrus(ORANGE, YELLOW)),
        name(690, 370, 7.4, CREAM),
        move(1000, 470, ginger(), scale=0.9),
    ]
    return Picture(
        NIGHT,
        shapes,
        _stack_lines(ORANGE, "Don't", "boil it.", y=330, size=108) + _stack_lines(CREAM, "Warm it.", y=204, size=108),
    )


def _recipe_113() -> Picture:
    lines = "".join(stroke(f"M0 {y}H1200", "#F2D6A2", 3) for y in range(70, 630, 62))
    tick = stroke("M1120 530L1142 556L1180 492", TEAL, 14)
    pencil = move(
        360,
        580,
        rect(0, 0, 300, 30, ORANGE)
        + rect(-34, 0, 34, 30, PINK, 8)
        + path("M300 0L356 15L300 30Z", "#F3D9A9")
        + path("M338 10L356 15L338 20Z", INK),
        turn=-7,
    )
    shapes = [
        lines,
        stroke("M150 0V630", PINK, 4),
        ring(70, 110, 32, "#E7D3AC", 10),
        pencil,
        move(860, 60, ginger(), scale=1.5),
    ]
    words = [Line("113", 560, 330, 420, PLUM, "mm"), Line("114", 1010, 530, 100, TEAL, "mm")]
    crossed = [
        stroke("M190 340C360 250 520 400 700 320S930 290 960 280", ROSE, 18),
        stroke("M210 396C380 320 560 450 720 380S900 350 940 346", ROSE, 10),
    ]
    return Picture(CREAM, [*shapes, tick], words, crossed)


def _two_bottles() -> Picture:
    rising = "".join(
        ring(x, y, r, CREAM, 3, 0.35)
        for x, y, r in ((60, 60, 16), (112, 96, 10), (330, 70, 18), (450, 110, 12), (490, 60, 9), (250, 120, 9))
    )
    shapes = [
        rising,
        disc(880, 330, 330, ORANGE),
        disc(880, 330, 236, "#FFBE55"),
        move(760, 500, ginger(), scale=1.5),
        move(655, 110, bottle(LEAF, LIME, CREAM), scale=1.32, turn=-8),
        move(930, 92, bottle("#A97D26", YELLOW, CREAM), scale=1.32, turn=8),
        move(620, 520, citrus(GREEN, LIME), scale=1.5),
        path(
            "M1090 402C1100 366 1140 366 1146 402C1152 440 1186 456 1180 510"
            "C1174 566 1066 566 1058 510C1052 456 1084 440 1090 402Z",
            "#E3DD6A",
        ),
        stroke("M1120 376C1122 352 1136 342 1150 338", BROWN, 8),
        name(72, 540, 6, LIME),
    ]
    words = _stack_lines(ORANGE, "It bites,", y=230, size=84) + _stack_lines(
        CREAM, "then it", "apologises.", y=330, size=84
    )
    return Picture(PLUM, shapes, words)


def _boots() -> Picture:
    def boot(leather: str, top: str) -> str:
        return (
            path("M0 30H150V190C190 196 250 214 262 262V290H0Z", leather)
            + rect(-8, 0, 166, 50, top, 8)
            + rect(-6, 286, 276, 36, INK, 10)
            + path("M262 286V262C254 232 226 216 200 208C186 240 190 270 196 286Z", INK, 0.18)
            + "".join(rect(84, 76 + 34 * row, 60, 12, CREAM, 6) for row in range(4))
        )

    label = move(
        900,
        60,
        rect(0, 0, 220, 124, CREAM, 12),
        disc(110, 22, 10, ORANGE),
        stroke("M110 22C112 -10 116 -40 120 -90", INK, 6),
        turn=6,
    )
    shapes = [
        rect(0, 470, 1200, 160, PLUM),
        move(640, 210, boot(PINK, CREAM)),
        move(900, 268, boot(TEAL, LIME)),
        label,
        name(72, 536, 6, LIME),
    ]
    words = _stack_lines(INK, "These boots", "are made", "for bottling.", y=180, size=84)
    return Picture(ORANGE, shapes, [*words, Line("You?", 1002, 138, 66, PLUM, "mm")])


def _helmets() -> Picture:
    def helmet(color: str) -> str:
        return (
            path("M-56 0A56 58 0 0 1 56 0Z", color)
            + rect(-12, -62, 24, 62, "#FFFFFF", 8, 0.35)
            + rect(-70, -4, 140, 16, color, 8)
            + rect(-70, 4, 140, 8, INK, 4, 0.2)
        )

    colors = (ORANGE, PINK, LIME, CREAM, PINK, LIME, CREAM, ORANGE, LIME, CREAM, ORANGE, PINK)
    helmets = "".join(
        move(600 + place % 4 * 160, 190 + place // 4 * 126, helmet(color)) for place, color in enumerate(colors)
    )
    shapes = [
        helmets,
        rect(0, 522, 1200, 108, TEAL),
        stroke("M20 548H1200", MINT, 16, 0.7, "56 44"),
        *(disc(40 + 140 * number, 600, 22, DEEP_TEAL) for number in range(9)),
    ]
    words = [Line("12", 60, 320, 300, LIME), *_stack_lines(CREAM, "apprentices,", "one clean line", y=410, size=60)]
    return Picture(DEEP_TEAL, shapes, words)


def _bubbles() -> Picture:
    def bubble(x: float, y: float, radius: float, color: str) -> str:
        bend = f"{radius * 0.66:.0f} {radius * 0.66:.0f}"
        start, end = (x - radius * 0.6, y - radius * 0.2), (x - radius * 0.1, y - radius * 0.64)
        shine = f"M{start[0]:.0f} {start[1]:.0f}A{bend} 0 0 1 {end[0]:.0f} {end[1]:.0f}"
        return disc(x, y, radius, color, 0.25) + ring(x, y, radius, color, 7) + stroke(shine, "#FFFFFF", radius * 0.09)

    small = "".join(
        ring((number * 263 + 30) % 640, (number * 149 + 40) % 630, 8 + number * 7 % 16, MINT, 3, 0.45)
        for number in range(18)
    )
    shapes = [
        small,
        bubble(922, 300, 230, MINT),
        bubble(655, 108, 50, LIME),
        bubble(1116, 92, 36, LIME),
        bubble(640, 540, 86, LIME),
        bubble(1112, 548, 66, MINT),
    ]
    words = _stack_lines(CREAM, "Where do", "the bubbles", "come from?", y=230, size=84, last=LIME)
    return Picture(
        TEAL, shapes, [*words, Line("CO", 890, 310, 150, CREAM, "mm"), Line("2", 1022, 360, 78, CREAM, "mm")]
    )


def _open_gate() -> Picture:
    flags = "".join(
        path(f"M{x} {y}L{x + 44} {y + 4}L{x + 20} {y + 56}Z", color)
        for x, y, color in zip(
            (40, 140, 240, 340, 440, 540, 640, 740, 1096),
            (82, 106, 120, 122, 114, 94, 72, 48, 30),
            (PINK, TEAL, PLUM, GREEN, PINK, TEAL, PLUM, GREEN, PINK),
            strict=True,
        )
    )
    roof = "M560 560V256L686 176V256L812 176V256L938 176V256L1080 176V560Z"
    windows = "".join(rect(598 + 122 * number, 296, 78, 56, CREAM, 8) for number in range(4))
    shapes = [
        disc(880, 150, 96, CREAM),
        stroke("M0 70C200 150 420 140 640 84S1000 -8 1200 40", INK, 6),
        flags,
        rect(0, 500, 1200, 130, GREEN),
        rect(990, 80, 76, 200, ROSE),
        rect(980, 62, 96, 26, NIGHT, 4),
        *(disc(x, y, r, "#FFFFFF", 0.75) for x, y, r in ((1040, 36, 18), (1072, 20, 24), (1110, 26, 18))),
        path(roof, ROSE),
        windows,
        rect(740, 380, 160, 180, NIGHT, 12),
        disc(820, 470, 44, ORANGE),
        path("M740 386L660 424V590L740 560Z", TEAL),
        path("M900 386L980 424V590L900 560Z", TEAL),
        name(72, 548, 6, CREAM),
    ]
    return Picture(YELLOW, shapes, _stack_lines(INK, "Come in,", "it's open.", y=330, size=92, last="#B02A50"))


def _rhubarb_spritz() -> Picture:
    needles = "".join(
        stroke(f"M0 {-y}L{side * 34} {-y - 26}", DEEP_TEAL, 8) for y in range(20, 150, 26) for side in (-1, 1)
    )
    sprig = move(1030, 250, stroke("M0 0V-180", DEEP_TEAL, 8), needles, turn=16)
    ice = "".join(
        move(x, y, rect(-38, -38, 76, 76, "#FFFFFF", 12, 0.4), turn=turn)
        for x, y, turn in ((830, 340, 12), (960, 300, -14), (900, 440, 24), (1000, 410, 6))
    )
    fizz = "".join(disc(800 + number * 67 % 240, 330 + number * 83 % 190, 5, CREAM, 0.9) for number in range(14))
    shapes = [
        disc(920, 250, 300, "#FF8FAA"),
        disc(920, 250, 206, "#FFB3C4"),
        rect(0, 540, 1200, 90, TEAL),
        sprig,
        move(1000, 20, rect(0, 0, 24, 330, LIME, 8), turn=14),
        path("M770 190H1080L1050 560Q1048 584 1024 584H826Q802 584 800 560Z", "#FFFFFF", 0.3),
        path("M778 284H1072L1046 556Q1044 572 1028 572H822Q806 572 804 556Z", ROSE),
        ice,
        fizz,
        move(772, 200, citrus(ORANGE, YELLOW), scale=1.5),
    ]
    return Picture(PINK, shapes, _stack_lines(INK, "Spritz", "without", "the spritz", y=230, size=108))


PICTURES: Mapping[str, Picture] = {
    "deposit/crate": _crate(),
    "deposit/fifteen-cents": _fifteen_cents(),
    "deposit/one-bottle-forty-times": _one_bottle_forty_times(),
    "ginger/hot-mug": _hot_mug(),
    "ginger/recipe-113": _recipe_113(),
    "ginger/two-bottles": _two_bottles(),
    "people/boots": _boots(),
    "people/twelve-helmets": _helmets(),
    "summer/bubbles": _bubbles(),
    "summer/open-gate": _open_gate(),
    "summer/rhubarb-spritz": _rhubarb_spritz(),
}
