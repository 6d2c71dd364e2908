"""Filters that work without scripts: `theme/advocacy/shared/choices.html` and the stylesheet `components/choices`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_advocacy.core.languages import Catalogue

STYLES = ("components/choices",)
"""The stylesheet of the component."""
MOST = 15
"""The maximum number of choices that the stylesheet supports."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to filter by."""

    number: int
    """The choice's number in the stylesheet, from 1."""
    title: str
    count: str
    """The number of items with the value, as text."""


class Choices:
    """The values of one or more filters. Readers choose one value."""

    def __init__(self, groups: Iterable[Iterable[tuple[str, str]]], words: Catalogue) -> None:
        """Number the values. Each group contains an id and a title for each value of each item.

        If there are more values than the stylesheet supports, the most frequent ones are kept.
        """
        counts = [Counter(group) for group in groups]
        values = [(value, count) for group in counts for value, count in _sort(group)]
        kept = sorted(values, key=lambda item: -item[1])[:MOST]
        ordered = [value for value in values if value in kept]
        self.all: Sequence[Choice] = [
            Choice(number, title, words.number(count)) for number, ((_, title), count) in enumerate(ordered, 1)
        ]
        """All choices, in the order of their groups."""
        self._numbers: Mapping[str, int] = {name: number for number, ((name, _), _) in enumerate(ordered, 1)}

    def shows(self, values: Iterable[str]) -> str:
        """Return the attribute `data-show` of an item with these values."""
        return " ".join(str(self._numbers[value]) for value in values if value in self._numbers)


def if_different(values: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """Return the values, or none if they are all the same and there is nothing to choose."""
    return values if len(set(values)) > 1 else ()


def _sort(group: Counter[tuple[str, str]]) -> Sequence[tuple[tuple[str, str], int]]:
    """Return the values of a group with their counts, by title."""
    return sorted(group.items(), key=lambda item: item[0][1].casefold())
