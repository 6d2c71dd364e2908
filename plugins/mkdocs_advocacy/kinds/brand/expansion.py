"""Protection against SVGs whose references expand to a huge drawing, estimated from the source before rendering.

A file of 2 KB can ask for billions of shapes: a group that uses another ten times, which uses another ten times, and
so on. All references count: `use`, patterns, masks, clip paths, markers, filters and gradients. Each element is
measured once, however many references it has. In doubt, the estimate is the larger number.
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
    has_inherit,
    references_in,
    rules_in,
    variables_in,
)

LARGEST = 6_000_000
"""The largest expanded SVG, in characters; few logos reach 100,000."""
DEEPEST = 200
"""The deepest nesting of elements, including references."""

_ELEMENT = 30
"""The weight of an element without its attributes and text, in characters."""
_FILTER = 5000
"""The weight of a filter step, which processes every pixel of its input."""
_SHAPES = frozenset(
    ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath", "use")
)
_OF_EACH_SHAPE = frozenset(("fill", "stroke", "marker-start", "marker-end"))
"""Inherited properties: every shape within the element draws their target."""
_OF_EACH_POINT = frozenset(("marker", "marker-mid"))
"""Inherited properties: every point of every shape within the element draws their target."""
_IDS = ("id", "{http://www.w3.org/XML/1998/namespace}id")
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")


class Excessive(Exception):
    """The SVG is too complex to draw; the message tells writers why."""


class _Measure(NamedTuple):
    """The size of an element when it is drawn, with its references."""

    weight: int
    shapes: int
    points: int
    """An upper bound for the number of points with markers."""
    height: int
    """The height of its element tree, including references."""

    def times(self, key: str) -> int:
        """Return how often the element draws the target of its property `key`."""
        if key in _OF_EACH_POINT:
            return self.points
        return self.shapes if key in _OF_EACH_SHAPE else 1


def check_expansion(root: Element) -> None:
    """Raise Excessive if the SVG expands beyond the limits or refers to itself."""
    _limit(sum(_weight(element) for element in root.iter()))
    if any(_HREFS[0] in element.attrib or _HREFS[1] in element.attrib for element in root.iter()) or any(
        "(" in text for element in root.iter() for text in _styles(element)
    ):
        _Expansion(root).measure(root, 0)


class _Expansion:
    """The cached measurements of an SVG's elements."""

    def __init__(self, root: Element) -> None:
        """Collect all ids and style rules first, as elements can refer to later ones."""
        self._by_id: dict[str, Element] = {}
        self._rules: dict[str, dict[Reference, None]] = {}
        self._around: dict[Element, tuple[Reference, ...]] = {}
        self._followed = 0
        self._known: dict[tuple[Element, bool], _Measure | None] = {}
        self._counts_all = any(has_inherit(text) for element in root.iter() for text in _styles(element))
        for element in root.iter():
            for name in _IDS:
                if name in element.attrib:
                    self._by_id.setdefault(element.attrib[name], element)
            found = list(variables_in(element.get("style", "")))
            if _local(element) == "style":
                found += rules_in(element.text or "")
            for key, reference in found:
                self._rules.setdefault(key, {})[reference] = None
        self._inherit_references(root)

    def _inherit_references(self, root: Element) -> None:
        """Record the references that each element inherits."""
        waiting: list[tuple[Element, tuple[Reference, ...]]] = [(root, ())]
        while waiting:
            element, around = waiting.pop()
            self._around[element] = around
            if len(element):
                own = [one for one in self._references(element) if one[0] in _OF_EACH_SHAPE | _OF_EACH_POINT]
                inner = tuple(dict.fromkeys((*around, *own))) if own else around
                waiting += ((child, inner) for child in element)

    def measure(self, element: Element, depth: int, *, in_place: bool = True) -> _Measure:
        """Measure an element at nesting level `depth`.

        An element that is not drawn `in_place`, such as a pattern, inherits properties from where it is defined.
        """
        key = (element, in_place)
        if key not in self._known:
            if depth > DEEPEST:
                raise Excessive("its elements are nested too deeply")
            self._known[key] = None
            self._known[key] = (
                self._measure_drawn(element, depth) if in_place else self._measure_defined(element, depth)
            )
        known = self._known[key]
        if known is None:
            raise Excessive("one of its elements refers to itself")
        if depth + known.height > DEEPEST:
            raise Excessive("its elements are nested too deeply")
        return known

    def _measure_drawn(self, element: Element, depth: int) -> _Measure:
        local = _local(element)
        points = len(element.get("d", "")) + len(element.get("points", ""))
        measure = _Measure(_weight(element), int(self._counts_all or local in _SHAPES), points, 1)
        for child in element:
            if _local(child):
                measure = _add(measure, self.measure(child, depth + 1))
        for name in _HREFS:
            target = self._by_id.get(element.get(name, "").strip().removeprefix("#"))
            if target is not None:
                measure = _add(measure, self.measure(target, depth + 1, in_place=local == "use"))
        return self._add_references(measure, self._references(element), depth)

    def _measure_defined(self, element: Element, depth: int) -> _Measure:
        measure = self.measure(element, depth)
        around = (one for one in self._around[element] if measure.times(one[0]))
        return self._add_references(measure, (one for one in around if self._by_id.get(one[1]) is not element), depth)

    def _add_references(self, measure: _Measure, references: Iterable[Reference], depth: int) -> _Measure:
        """Add the targets of properties to the measure, once for each shape or point that draws them."""
        weight, height = measure.weight, measure.height
        for key, identifier in references:
            times = max(measure.times(key), measure.shapes if self._counts_all else 0)
            if not times:
                continue
            target = self._by_id.get(identifier)
            each = _FILTER if identifier == FUNCTION else _ELEMENT
            if target is not None:
                there = self.measure(target, depth + 1, in_place=False)
                each, height = there.weight, max(height, there.height + 1)
            weight = _limit(weight + times * each)
        return measure._replace(weight=weight, height=height)

    def _references(self, element: Element) -> Iterator[Reference]:
        own = (references_in(text if name == "style" else f"{name}:{text}") for name, text in element.attrib.items())
        identifier, classes = element.get("id"), set(element.get("class", "").split())
        keys = (ANYTHING, _local(element), f"#{identifier}", *(f".{name}" for name in classes))
        for reference in chain(*own, *(self._rules.get(key, ()) for key in keys)):
            self._followed = _limit(self._followed + _ELEMENT)
            yield reference


def _add(one: _Measure, inner: _Measure) -> _Measure:
    weight = _limit(one.weight + inner.weight)
    return _Measure(weight, one.shapes + inner.shapes, one.points + inner.points, max(one.height, inner.height + 1))


def _limit(weight: int) -> int:
    """Return the weight; raise Excessive above the limit, which also stops the estimate early."""
    if weight > LARGEST:
        raise Excessive("it repeats its elements too often to be drawn")
    return weight


def _weight(element: Element) -> int:
    """Return the weight of the element alone."""
    written = sum(map(len, element.attrib.values())) + len(element.text or "") + len(element.tail or "")
    return _ELEMENT + written + (_FILTER if _local(element).startswith("fe") else 0)


def _styles(element: Element) -> Iterator[str]:
    """Yield all text in the element that can contain CSS."""
    yield from element.attrib.values()
    if _local(element) == "style":
        yield element.text or ""


def _local(element: Element) -> str:
    """Return the element's SVG name; empty for elements of other namespaces, which are not drawn."""
    namespace, _, local = element.tag.rpartition("}")
    return local if namespace == "{http://www.w3.org/2000/svg" else ""
