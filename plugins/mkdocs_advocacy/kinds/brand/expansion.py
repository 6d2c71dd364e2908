"""How much a drawing becomes once all that it repeats is drawn: known from its text, before anything draws it.

A file of 2 KB can ask for billions of shapes: a group that holds ten times another, which holds ten times another, and
so on. Every reference counts: `use`, patterns, masks, clip paths, markers, filters and gradients. Each element is
measured once, however often it is referred to. Where the text leaves room for doubt, the larger number is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple
from xml.etree.ElementTree import Element

from mkdocs_advocacy.kinds.brand.svg_style import (
    ANYTHING,
    FUNCTION,
    Reference,
    hands_down,
    references_in,
    rules_in,
    variables_in,
)

LARGEST = 6_000_000
"""The most that a drawing may become, in characters of SVG if it were written out; few logos reach 100,000."""
DEEPEST = 200
"""How deeply elements may be nested, references included."""

_ELEMENT = 30
"""What an element weighs beside its attributes and its text."""
_FILTER = 5000
"""What a step of a filter weighs: it works on every pixel of what it is applied to."""
_SHAPES = frozenset(
    ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath", "use")
)
_OF_EACH_SHAPE = frozenset(("fill", "stroke", "marker-start", "marker-end"))
"""Properties that are handed down: each shape within the element draws what they refer to."""
_OF_EACH_POINT = frozenset(("marker", "marker-mid"))
"""Each point of each shape within the element draws what they refer to."""
_IDS = ("id", "{http://www.w3.org/XML/1998/namespace}id")
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")


class Excessive(Exception):
    """Says in a writer's words why a drawing is too much to draw."""


class _Measure(NamedTuple):
    """What an element becomes once it is drawn."""

    weight: int
    shapes: int
    points: int
    """At most so many points of its shapes can have a marker."""
    height: int
    """How deeply it is nested."""

    def times(self, key: str) -> int:
        """How often it draws what its property `key` refers to."""
        if key in _OF_EACH_POINT:
            return self.points
        return self.shapes if key in _OF_EACH_SHAPE else 1


def check_expansion(root: Element) -> None:
    """Excessive where the drawing repeats something without measure, or holds itself."""
    _bounded(sum(_weight(element) for element in root.iter()))
    if any(_HREFS[0] in element.attrib or _HREFS[1] in element.attrib for element in root.iter()) or any(
        "(" in text for element in root.iter() for text in _styles(element)
    ):
        _Expansion(root).measured(root, 0)


class _Expansion:
    """A drawing whose elements are measured."""

    def __init__(self, root: Element) -> None:
        """Finds ids and style rules first: an element can refer to one that comes after it."""
        self._by_id: dict[str, Element] = {}
        self._rules: dict[str, dict[Reference, None]] = {}
        self._around: dict[Element, tuple[Reference, ...]] = {}
        self._followed = 0
        self._known: dict[tuple[Element, bool], _Measure | None] = {}
        self._counts_all = any(hands_down(text) for element in root.iter() for text in _styles(element))
        for element in root.iter():
            for name in _IDS:
                if name in element.attrib:
                    self._by_id.setdefault(element.attrib[name], element)
            found = list(variables_in(element.get("style", "")))
            if _local(element) == "style":
                found += rules_in(element.text or "")
            for key, reference in found:
                self._rules.setdefault(key, {})[reference] = None
        self._look_around(root)

    def _look_around(self, root: Element) -> None:
        """Note what each element that has an id inherits."""
        waiting: list[tuple[Element, tuple[Reference, ...]]] = [(root, ())]
        while waiting:
            element, around = waiting.pop()
            self._around[element] = around
            if len(element):
                handed = [one for one in self._references(element) if one[0] in _OF_EACH_SHAPE | _OF_EACH_POINT]
                inner = tuple(dict.fromkeys((*around, *handed))) if handed else around
                waiting += ((child, inner) for child in element)

    def measured(self, element: Element, depth: int, *, in_place: bool = True) -> _Measure:
        """The measure of an element that stands `depth` deep in what is drawn.

        What is not `in_place`, such as a pattern, hands on what it inherits from where it is defined.
        """
        key = (element, in_place)
        if key not in self._known:
            if depth > DEEPEST:
                raise Excessive("its elements are nested too deeply")
            self._known[key] = None
            self._known[key] = self._inside(element, depth) if in_place else self._defined(element, depth)
        known = self._known[key]
        if known is None:
            raise Excessive("an element of it repeats itself")
        if depth + known.height > DEEPEST:
            raise Excessive("its elements are nested too deeply")
        return known

    def _inside(self, element: Element, depth: int) -> _Measure:
        local = _local(element)
        points = len(element.get("d", "")) + len(element.get("points", ""))
        measure = _Measure(_weight(element), int(self._counts_all or local in _SHAPES), points, 1)
        for child in element:
            if _local(child):
                measure = _sum(measure, self.measured(child, depth + 1))
        for name in _HREFS:
            target = self._by_id.get(element.get(name, "").strip().removeprefix("#"))
            if target is not None:
                measure = _sum(measure, self.measured(target, depth + 1, in_place=local == "use"))
        return self._with(measure, self._references(element), depth)

    def _defined(self, element: Element, depth: int) -> _Measure:
        measure = self.measured(element, depth)
        around = (one for one in self._around[element] if measure.times(one[0]))
        return self._with(measure, (one for one in around if self._by_id.get(one[1]) is not element), depth)

    def _with(self, measure: _Measure, references: Iterable[Reference], depth: int) -> _Measure:
        """The measure with all that its properties refer to, once for each shape or point that draws it."""
        weight, height = measure.weight, measure.height
        for key, identifier in references:
            times = max(measure.times(key), measure.shapes if self._counts_all else 0)
            if not times:
                continue
            target = self._by_id.get(identifier)
            each = _FILTER if identifier == FUNCTION else _ELEMENT
            if target is not None:
                there = self.measured(target, depth + 1, in_place=False)
                each, height = there.weight, max(height, there.height + 1)
            weight = _bounded(weight + times * each)
        return measure._replace(weight=weight, height=height)

    def _references(self, element: Element) -> Iterator[Reference]:
        own = (references_in(text if name == "style" else f"{name}:{text}") for name, text in element.attrib.items())
        identifier, classes = element.get("id"), set(element.get("class", "").split())
        keys = (ANYTHING, _local(element), f"#{identifier}", *(f".{name}" for name in classes))
        for reference in chain(*own, *(self._rules.get(key, ()) for key in keys)):
            self._followed = _bounded(self._followed + _ELEMENT)
            yield reference


def _sum(one: _Measure, inner: _Measure) -> _Measure:
    weight = _bounded(one.weight + inner.weight)
    return _Measure(weight, one.shapes + inner.shapes, one.points + inner.points, max(one.height, inner.height + 1))


def _bounded(weight: int) -> int:
    """The weight, as long as it can be drawn; whoever adds more stops here, and so needs no long time either."""
    if weight > LARGEST:
        raise Excessive("it repeats its elements so often that it would be too much to draw")
    return weight


def _weight(element: Element) -> int:
    """What the element weighs by itself."""
    written = sum(map(len, element.attrib.values())) + len(element.text or "") + len(element.tail or "")
    return _ELEMENT + written + (_FILTER if _local(element).startswith("fe") else 0)


def _styles(element: Element) -> Iterator[str]:
    """All that could style the element, or others."""
    yield from element.attrib.values()
    if _local(element) == "style":
        yield element.text or ""


def _local(element: Element) -> str:
    """The element's name in SVG; nothing where it is an element of another kind, which is not drawn."""
    namespace, _, local = element.tag.rpartition("}")
    return local if namespace == "{http://www.w3.org/2000/svg" else ""
