"""Whether a number of mentions is unusual."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from mkdocs_advocacy.results.mentions.values import MentionCounts, MentionKey, MentionRow, Mentions
from mkdocs_advocacy.results.mentions.volume import Apart, Usual, compare_volume, count_apart
from mkdocs_advocacy.results.periods import period_of


@pytest.mark.parametrize(
    ("count", "before", "expected"),
    [
        # the median is 100, the distances are 20, 10, 0, 0, 10, 20, their median is 10: unusual from 131 on. Chance
        # alone brings 6.745.
        (131, [80, 90, 100, 100, 110, 120], Usual(100, 6, "more")),
        (130, [80, 90, 100, 100, 110, 120], Usual(100, 6, "usual")),
        (69, [80, 90, 100, 100, 110, 120], Usual(100, 6, "less")),
        # without distances, what chance brings counts: 3 × 6.745 = 20.2
        (120, [100] * 6, Usual(100, 6, "usual")),
        (121, [100] * 6, Usual(100, 6, "more")),
        # only the last twelve tell
        (131, [9_000] * 8 + [100] * 12, Usual(100, 12, "more")),
        (9_000, [100] * 5, None),
    ],
)
def test_a_number_is_unusual_beyond_three_median_deviations(
    count: int, before: Sequence[int], expected: Usual | None
) -> None:
    assert compare_volume(count, before) == expected


def test_duplicates_and_retweets_are_counted_apart() -> None:
    months = [period_of(date(2026, month, 1), "month") for month in (1, 2, 3)]
    rows = [
        MentionRow(months[0], MentionKey(), MentionCounts(90, 10, None)),
        MentionRow(months[1], MentionKey(), MentionCounts(90, 5, 20)),
        MentionRow(months[1], MentionKey(topic="caps"), MentionCounts(9, 5, 7)),
        MentionRow(months[2], MentionKey(), MentionCounts(90, 50, 50)),
    ]
    assert count_apart(Mentions(rows), months[:2]) == (Apart(15, is_least=False), Apart(20, is_least=True))
