"""Elements escape everything, and scales end at round numbers."""

from __future__ import annotations

import pytest
from markupsafe import Markup
from tests.results.charts.samples import HOSTILE

from mkdocs_advocacy.results.charts.elements import element, isolate, percent, trim
from mkdocs_advocacy.results.charts.scale import Scale


def test_content_and_values_are_escaped_once() -> None:
    inner = element("b", HOSTILE, title=HOSTILE)
    escaped = "&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;&amp;"
    assert element("p", inner, HOSTILE) == f'<p><b title="{escaped}">{escaped}</b>{escaped}</p>'
    assert isolate(HOSTILE) == f"<bdi>{escaped}</bdi>"


def test_attributes_keep_their_order_and_case() -> None:
    made = element("svg", class_="a", aria_hidden="true", viewBox="0 0 1 1", x=None, y=0)
    assert made == Markup('<svg class="a" aria-hidden="true" viewBox="0 0 1 1" y="0"></svg>')


def test_braces_in_texts_stay() -> None:
    assert element("p", "{0} {}", title="{1}") == '<p title="{1}">{0} {}</p>'


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0"), (-1.5, "-1.5"), (3.0, "3"), (10 / 3, "3.3"), (99.96, "100"), (1e9, "1000000000")]
)
def test_numbers_have_at_most_one_decimal(number: float, text: str) -> None:
    assert (trim(number), percent(number)) == (text, f"{text}%")


@pytest.mark.parametrize(
    ("most", "ticks"),
    [
        (0, (0, 1)),
        (1, (0, 1)),
        (4, (0, 1, 2, 3, 4)),
        (5, (0, 2, 4, 6)),
        (9, (0, 5, 10)),
        (412, (0, 200, 400, 600)),
        (400, (0, 100, 200, 300, 400)),
        (10**15 + 1, (0, 5 * 10**14, 10**15, 15 * 10**14)),
    ],
)
def test_an_axis_starts_at_0_and_ends_at_a_round_number(most: int, ticks: tuple[int, ...]) -> None:
    assert Scale.of([0, None, most]).ticks == ticks


def test_an_axis_has_two_to_five_ticks_and_holds_its_values() -> None:
    for most in range(3000):
        scale = Scale.of([most])
        assert 2 <= len(scale.ticks) <= 5
        assert scale.ticks[-2] <= most <= scale.ticks[-1] or most == 0
        assert 0 <= scale.share(most) <= 100


def test_an_axis_without_values() -> None:
    assert Scale.of([]).ticks == Scale.of([None]).ticks == (0, 1)
