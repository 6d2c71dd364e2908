"""Charts of few, many, huge and hostile values."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from markupsafe import Markup
from tests.results.charts.samples import (
    HOSTILE,
    WORD,
    bar,
    bar_table,
    column_chart,
    columns,
    figure,
    multiples,
    progress,
    write_number,
)

from mkdocs_advocacy.results.charts.bars import Bar, BarTable, draw_bars
from mkdocs_advocacy.results.charts.columns import ColumnChart, draw_columns
from mkdocs_advocacy.results.charts.multiples import Multiples, Panel, draw_multiples
from mkdocs_advocacy.results.charts.plot import Column
from mkdocs_advocacy.results.charts.progress import Progress, draw_progress


def tree(markup: Markup) -> ET.Element:
    """Return a chart's elements. Charts are also well-formed XML."""
    return ET.fromstring(str(markup))


def of_class(markup: Markup, name: str) -> list[ET.Element]:
    return [one for one in tree(markup).iter() if name in (one.get("class") or "").split()]


def texts(markup: Markup, name: str) -> list[str]:
    return ["".join(one.itertext()) for one in of_class(markup, name)]


def cells(markup: Markup) -> list[list[str]]:
    return [["".join(cell.itertext()) for cell in row] for row in tree(markup).iter("tr")]


def drawn(values: list[int | None], **options: str) -> Markup:
    return draw_columns(column_chart(values, **options), write_number)  # type: ignore[arg-type]


def column_shapes(markup: Markup) -> list[ET.Element]:
    return [shape for plot in of_class(markup, "advocacy-plot__columns") for shape in plot]


HOSTILE_CHARTS: dict[str, Callable[[str], Markup]] = {
    "bars": lambda text: draw_bars(BarTable(text, text, text, (text,), (Bar(text, (text,), 1, text, True),), text)),
    "empty bars": lambda text: draw_bars(BarTable(text, text, text, (text,), (), text)),
    "columns": lambda text: draw_columns(
        ColumnChart(figure(text, text=text), text, text, (Column(text, text, 1, text), Column(text, text, None, text))),
        lambda _: text,
    ),
    "no columns": lambda text: draw_columns(ColumnChart(figure(text, text=text), text, text, ()), write_number),
    "progress": lambda text: draw_progress(Progress(text, text, 9, 4, text, 0.5)),
    "multiples": lambda text: draw_multiples(
        Multiples(figure(text, text=text), text, (Panel(text, text, (Column(text, text, 1, text),)),)), lambda _: text
    ),
}


@pytest.mark.parametrize("name", HOSTILE_CHARTS)
def test_texts_are_escaped(name: str) -> None:
    markup, plain = HOSTILE_CHARTS[name](HOSTILE), HOSTILE_CHARTS[name]("x" * len(HOSTILE))
    assert HOSTILE in "".join(tree(markup).itertext())
    assert [one.tag for one in tree(markup).iter()] == [one.tag for one in tree(plain).iter()]
    assert [sorted(one.attrib) for one in tree(markup).iter()] == [sorted(one.attrib) for one in tree(plain).iter()]


@pytest.mark.parametrize("name", HOSTILE_CHARTS)
def test_charts_have_no_styles_scripts_or_colours(name: str) -> None:
    markup = HOSTILE_CHARTS[name]("words")
    for one in tree(markup).iter():
        assert one.tag not in {"style", "script", "animate", "foreignObject", "image", "use"}
        assert not [key for key in one.attrib if key == "style" or key.startswith("on")]
        assert one.get("fill", "url(").startswith("url(")
        assert one.get("stroke") is None
    assert not re.search(r'="-?\d+\.\d{2,}', markup)


# Bars


@pytest.mark.parametrize("count", [1, 60])
def test_bars_have_a_row_each_and_the_longest_fills_its_cell(count: int) -> None:
    markup = draw_bars(bar_table(*(bar(f"Post {index}", index + 1) for index in range(count))))
    assert cells(markup)[1:] == [[f"Post {index}", str(index + 1)] for index in range(count)]
    widths = [shape.get("width") for shape in of_class(markup, "advocacy-bar__part")]
    assert len(widths) == count
    assert widths[-1] == "100%"


def test_bars_without_rows() -> None:
    markup = draw_bars(bar_table())
    assert cells(markup) == [["Post", "Clicks"], ["No clicks yet"]]
    assert 'colspan="2"' in markup


def test_a_bar_of_0_and_an_unknown_one_are_not_drawn() -> None:
    markup = draw_bars(bar_table(bar("LinkedIn", 0), Bar("X", ("fewer than 5",), None, hatched=True)))
    assert of_class(markup, "advocacy-bar__part") == of_class(markup, "advocacy-hatch") == []


def test_a_tiny_bar_differs_from_none() -> None:
    markup = draw_bars(bar_table(bar("A", 10**12), bar("B", 1)))
    assert [shape.get("width") for shape in of_class(markup, "advocacy-bar__part")] == ["100%", "0.5%"]


def test_hatched_bars_share_one_pattern_that_comes_first() -> None:
    markup = draw_bars(bar_table(bar("A", 5), bar("B", 4, hatched=True), bar("C", 2, hatched=True)))
    assert markup.count("<pattern") == 1
    assert markup.count('fill="url(#b-hatch)"') == 2
    assert markup.index('id="b-hatch"') < markup.index("url(#b-hatch)")


def test_bars_start_at_the_right_from_right_to_left() -> None:
    markup = draw_bars(bar_table(bar("A", 4), bar("B", 1), direction="rtl"))
    assert [shape.get("x") for shape in of_class(markup, "advocacy-bar__part")] == ["0%", "75%"]


def test_names_link_to_the_given_address() -> None:
    markup = draw_bars(bar_table(bar("A", 4, href="../posts/a/?x=1&y=2"), bar("B", 1)))
    assert [link.get("href") for link in tree(markup).iter("a")] == ["../posts/a/?x=1&y=2"]


def test_headings_have_scopes_and_bars_are_hidden_from_screen_readers() -> None:
    root = tree(draw_bars(bar_table(bar("A", 4))))
    assert [cell.get("scope") for cell in root.iter("th")] == ["col", "col", "row"]
    assert [picture.get("aria-hidden") for picture in root.iter("svg")] == ["true"]
    assert [caption.text for caption in root.iter("caption")] == ["Clicks by post"]


@pytest.mark.parametrize(("count", "tag"), [(1, "table"), (2, "table"), (3, "div")])
def test_many_columns_of_numbers_scroll(count: int, tag: str) -> None:
    table = replace(bar_table(Bar("A", ("1",) * count, 1)), number_headings=("Clicks",) * count)
    assert tree(draw_bars(table)).tag == tag


# Columns


def test_columns_have_a_picture_with_a_name_and_an_equal_table() -> None:
    markup = drawn([212, 412, None, 0])
    root = tree(markup)
    (picture,) = (one for one in root.iter("svg") if one.get("role") == "img")
    named = [
        one for id_ in (picture.get("aria-labelledby") or "").split() for one in root.iter() if one.get("id") == id_
    ]
    assert [one.tag for one in named] == ["title", "desc"]
    assert cells(markup) == [
        ["Week", "Clicks"],
        ["Week 1, 2026", "212"],
        ["Week 2, 2026", "412"],
        ["Week 3, 2026", "no data"],
        ["Week 4, 2026", "0"],
    ]
    assert [shape[0].text for shape in column_shapes(markup)] == ["Week 1, 2026 · 212", "Week 2, 2026 · 412"]


def test_a_gap_is_marked_and_0_is_not() -> None:
    assert len(of_class(drawn([3, None, None, 0]), "advocacy-plot__gap")) == 2
    assert of_class(drawn([3, 0]), "advocacy-plot__gap") == []


def test_a_gap_that_is_too_narrow_for_its_text_has_a_key() -> None:
    narrow = drawn([3] * 59 + [None])
    assert texts(narrow, "advocacy-chart__key") == ["no data"]
    assert narrow.count(">no data<") == 2  # the table
    assert texts(drawn([3] * 9 + [None]), "advocacy-chart__key") == []
    long = replace(column_chart([]), columns=columns([3] * 9 + [None], gap="fewer than five clicks"))
    assert texts(draw_columns(long, write_number), "advocacy-chart__key") == ["fewer than five clicks"]


@pytest.mark.parametrize("values", [[0], [0] * 60, [None], [None] * 60, [None, 0]])
def test_nothing_is_drawn_for_zeros_and_gaps(values: list[int | None]) -> None:
    markup = drawn(values)
    assert column_shapes(markup) == []
    assert texts(markup, "advocacy-plot__tick") == ["0", "1"]


def test_no_columns_leave_the_finding_and_a_text() -> None:
    markup = drawn([])
    assert texts(markup, "advocacy-chart__empty") == ["No clicks yet"]
    assert list(tree(markup).iter("svg")) == []


def test_huge_and_tiny_columns_stay_inside_the_plot() -> None:
    markup = drawn([10**18, 1])
    heights = [(shape.get("y"), shape.get("height")) for shape in column_shapes(markup)]
    assert heights == [("0", "1000"), ("992", "8")]
    assert of_class(markup, "advocacy-plot--longest")


def test_columns_run_from_right_to_left() -> None:
    shapes = column_shapes(drawn([1, 2, 3], direction="rtl"))
    places = [float(shape.get("x", "")) for shape in shapes]
    assert places == sorted(places, reverse=True)


def test_labels_are_thinned_at_equal_distances() -> None:
    markup = drawn(list(range(60)))
    shown = [int(text[1:]) for text in texts(markup, "advocacy-plot__name")]
    assert shown[0] == 1
    assert len(shown) < 60
    assert len({later - earlier for earlier, later in pairwise(shown)}) == 1
    only_wide = texts(markup, "advocacy-plot__wide")
    narrow = [text for text in texts(markup, "advocacy-plot__name") if text not in only_wide]
    assert 1 < len(narrow) < len(shown)
    assert texts(drawn([1, 2, 3]), "advocacy-plot__wide") == []


def test_wide_characters_need_more_room() -> None:
    plain, wide = (
        replace(column_chart([]), columns=tuple(Column("", label, 1, "1") for _ in range(12)))
        for label in ("W52", "五二週")
    )
    shown = [len(texts(draw_columns(chart, write_number), "advocacy-plot__name")) for chart in (plain, wide)]
    assert shown == [12, 6]


def test_numbers_are_above_all_columns_or_above_the_highest() -> None:
    assert texts(drawn([5, 0, 8]), "advocacy-plot__number") == ["5", "0", "8"]
    assert texts(drawn([5] * 30 + [8, 8] + [5] * 28), "advocacy-plot__number") == ["8"]
    assert texts(drawn([0] * 60), "advocacy-plot__number") == []
    some_wide = drawn([1000] * 5 + [2000] + [1000] * 4)
    assert len(texts(some_wide, "advocacy-plot__number")) == 10
    assert "2,000" not in texts(some_wide, "advocacy-plot__wide")


@pytest.mark.parametrize(
    ("values", "anchor"), [([10**9, 1, 1], "start"), ([1, 10**9, 1], "middle"), ([1, 1, 10**9], "end")]
)
def test_the_highest_number_stays_within_the_plot(values: list[int | None], anchor: str) -> None:
    highest = of_class(drawn(values), "advocacy-plot__number")[0]
    assert (highest.text, highest.get("text-anchor")) == ("1,000,000,000", anchor)


def test_long_words_stay_whole() -> None:
    chart = ColumnChart(figure(text=WORD), "Week", "Clicks", (Column(WORD, WORD, 1, "1"), Column(WORD, WORD, 2, "2")))
    assert texts(draw_columns(chart, write_number), "advocacy-plot__name") == [WORD]


# Progress


def marks(markup: Markup) -> list[str | None]:
    return [one.get("x") for one in tree(markup).iter("svg") if one.get("overflow") == "visible"]


def test_progress_has_texts_a_bar_and_a_mark() -> None:
    markup = draw_progress(progress())
    assert [shape.get("width") for shape in of_class(markup, "advocacy-bar__part")] == ["30.2%"]
    assert marks(markup) == ["62%"]
    assert "".join(tree(markup).itertext()) == "1,208 of 4,000 clicks62% of the time gone"


def test_progress_above_the_target_is_hatched() -> None:
    markup = draw_progress(progress(5000, 4000, 0.5))
    parts = [(shape.get("x"), shape.get("width")) for shape in of_class(markup, "advocacy-bar__part")]
    assert parts == [("0%", "80%"), ("80%", "20%")]
    assert marks(markup) == ["80%", "40%"], "the end of the target, and half of the time until then"


@pytest.mark.parametrize(("value", "target"), [(None, 600), (318, None), (318, 0)])
def test_progress_without_a_number_or_a_target_is_text(value: int | None, target: int | None) -> None:
    markup = draw_progress(progress(value, target))
    assert list(tree(markup).iter("svg")) == []
    assert "62% of the time gone" in markup


@pytest.mark.parametrize(("elapsed", "places"), [(None, []), (0, ["0%"]), (-1, ["0%"]), (7, ["100%"])])
def test_the_mark_stays_on_the_bar(elapsed: float | None, places: list[str]) -> None:
    assert marks(draw_progress(progress(0, elapsed=elapsed))) == places


def test_progress_runs_from_right_to_left() -> None:
    markup = draw_progress(progress(1000, 4000, 0.6, direction="rtl"))
    assert [shape.get("x") for shape in of_class(markup, "advocacy-bar__part")] == ["75%"]
    assert marks(markup) == ["40%"]


# Small multiples


def test_panels_share_one_scale_and_name_their_network() -> None:
    markup = draw_multiples(multiples({"LinkedIn": [400, 1], "Mastodon": [4, None]}), write_number)
    assert texts(markup, "advocacy-multiples__name") == ["LinkedIn", "Mastodon"]
    assert texts(markup, "advocacy-plot__tick") == ["0", "100", "200", "300", "400"] * 2
    assert [shape.get("height") for shape in column_shapes(markup)] == ["1000", "8", "10"]
    assert cells(markup) == [
        ["Week", "LinkedIn", "Mastodon"],
        ["Week 1, 2026", "400", "4"],
        ["Week 2, 2026", "1", "no data"],
    ]


@pytest.mark.parametrize("networks", [{}, {"LinkedIn": []}])
def test_no_panels_leave_a_text(networks: dict[str, list[int | None]]) -> None:
    markup = draw_multiples(multiples(networks), write_number)
    assert texts(markup, "advocacy-chart__empty") == ["No clicks yet"]


def test_panels_with_different_periods_are_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        draw_multiples(multiples({"LinkedIn": [1, 2], "Mastodon": [1]}), write_number)


def test_a_heading_is_not_repeated() -> None:
    empty = column_chart([])
    markup = draw_columns(replace(empty, figure=replace(empty.figure, finding=empty.figure.title)), write_number)
    assert str(markup).count(empty.figure.title) == 1


def break_chart(direction: str = "ltr", number: int = 4) -> Markup:
    chart = column_chart([4, 8, 6, 7, *[5] * (number - 4)], direction=direction)  # type: ignore[arg-type]
    broken = tuple(replace(one, is_after_break=index == 2) for index, one in enumerate(chart.columns))
    return draw_columns(replace(chart, columns=broken, break_text="Counted <differently>"), write_number)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_change_of_method_is_marked_and_breaks_the_lines(direction: str) -> None:
    markup = break_chart(direction)
    mark, in_key = of_class(markup, "advocacy-plot__break")
    assert mark.get("x1") == mark.get("x2") == "50%"
    assert in_key.get("y2") == "100%"
    ends = [(line.get("x1"), line.get("x2")) for line in of_class(markup, "advocacy-plot__base")]
    assert ends == [(None, "49.2%"), ("50.8%", "100%")]
    assert texts(markup, "advocacy-chart__key") == ["Counted <differently>"]


def test_the_break_is_at_the_same_column_from_right_to_left() -> None:
    left, right = (of_class(break_chart(direction, 8), "advocacy-plot__break")[0] for direction in ("ltr", "rtl"))
    assert (left.get("x1"), right.get("x1")) == ("25%", "75%")


def test_the_first_column_is_after_no_break() -> None:
    chart = column_chart([1, 2])
    first = replace(chart.columns[0], is_after_break=True)
    markup = draw_columns(replace(chart, columns=(first, *chart.columns[1:]), break_text="x"), write_number)
    assert of_class(markup, "advocacy-plot__break") == of_class(markup, "advocacy-chart__key") == []
    assert len(of_class(markup, "advocacy-plot__base")) == 1


def test_a_second_bar_has_the_same_scale_and_a_hatch() -> None:
    rows = (Bar("Caps", ("2", "18"), 18, beside=2), Bar("Price", ("36", "9"), 9, beside=36), Bar("No", ("", ""), None))
    markup = draw_bars(replace(bar_table(*rows), number_headings=("Ours", "Theirs")))
    widths = [(one.get("width"), (one.get("fill") or "")) for one in of_class(markup, "advocacy-bar__part")]
    assert widths == [("50%", ""), ("5.6%", "url(#b-hatch)"), ("25%", ""), ("100%", "url(#b-hatch)")]
    assert [one.get("id") for one in tree(markup).iter("pattern")] == ["b-hatch"]
