"""Colour notations and contrast."""

from __future__ import annotations

import pytest

from mkdocs_advocacy.core.colors import as_hsl, as_rgb, contrast, level


@pytest.mark.parametrize(
    ("color", "rgb", "hsl"),
    [
        ("#000000", "rgb(0, 0, 0)", "hsl(0, 0%, 0%)"),
        ("#FFFFFF", "rgb(255, 255, 255)", "hsl(0, 0%, 100%)"),
        ("#FF0000", "rgb(255, 0, 0)", "hsl(0, 100%, 50%)"),
        ("#663399", "rgb(102, 51, 153)", "hsl(270, 50%, 40%)"),
        ("#FF0001", "rgb(255, 0, 1)", "hsl(0, 100%, 50%)"),
    ],
)
def test_a_colour_is_written_in_other_notations(color: str, rgb: str, hsl: str) -> None:
    assert (as_rgb(color), as_hsl(color)) == (rgb, hsl)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21),
        ("#663399", "#663399", 1),
        ("#777777", "#FFFFFF", 4.48),
        ("#767676", "#FFFFFF", 4.54),
        ("#949494", "#FFFFFF", 3.03),
        ("#595959", "#FFFFFF", 7.0),
        ("#FF0000", "#FFFFFF", 4.0),
        ("#0000FF", "#FFFFFF", 8.59),
    ],
)
def test_contrast_has_the_known_values_in_both_directions(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.006)


@pytest.mark.parametrize(
    ("ratio", "found"),
    [(21, "AAA"), (7, "AAA"), (6.999, "AA"), (4.5, "AA"), (4.499, "large"), (3, "large"), (2.999, "none"), (1, "none")],
)
def test_a_ratio_is_never_rounded_up(ratio: float, found: str) -> None:
    assert level(ratio) == found
