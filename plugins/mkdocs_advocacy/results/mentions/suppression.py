"""Which counts of mentions are published, so that none of fewer than the minimum is shown or found by subtraction.

- **Total.** A period with fewer mentions than the minimum k isn't published at all.
- **Sources and languages** add up to the total. Small ones count as `other`, together with places that have no name of
  their own. If these are fewer than k, the smallest published one joins them. Any place or language could be among them
  with any number, so `other` tells nothing about one of them.
- **Sentiments** add up to the total of the period or topic. If one of them is small, a second one isn't published
  either: neutral if it isn't small itself, else unrated, positive, negative, in this order. If both together are so few
  that the small one could be narrowed down, no sentiment of the period or topic is published. None of them has mentions
  if its number is 0, which is published; without a row, a sentiment is hidden.
- **Topics** overlap, so nothing follows from their sum. But the sentiments of the period are bounds for those of a
  topic, above all of one that nearly every mention has. If they would narrow down a small one, no sentiment of the
  topic is published. Neither are those of any topic if the period itself has a small sentiment.
- **Duplicates and retweets** are published for the total and for topics, from k on. A blank is 0 … k - 1.

Whoever knows these rules and all rows of a period still finds 1 … k - 1 possible for each hidden sentiment with
mentions. `tests/results/mentions/test_suppression.py` tries all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from mkdocs_advocacy.results.mentions.counting import Margins, Tally
from mkdocs_advocacy.results.mentions.values import OTHER, SENTIMENTS, MentionCounts, MentionKey
from mkdocs_advocacy.results.shares import is_small

Rows = Mapping[MentionKey, MentionCounts]
_PARTNERS = ("neutral", "unrated", "positive", "negative")
"""The sentiments that aren't published together with a small one, in order of preference."""


def publish(margins: Margins, minimum: int) -> Rows:
    """Return the rows to publish for the mentions of a period."""
    total = margins.total.count
    if total < minimum:
        return {}
    rows = {MentionKey(): _show(margins.total, minimum)}
    rows |= _pool(_count(margins.sources), _of_source, minimum)
    rows |= _pool(_count(margins.languages), _of_language, minimum)
    sentiments = _count(margins.sentiments)
    rows |= {MentionKey(sentiment=name): MentionCounts(n) for name, n in show_sentiments(sentiments, minimum).items()}
    is_complete = not any(is_small(count, minimum) for count in sentiments.values())
    for topic, tally in margins.topics.items():
        if tally.count < minimum:
            continue
        rows[MentionKey(topic=topic)] = _show(tally, minimum)
        own = _count(margins.topic_sentiments.get(topic, {}))
        if is_complete:
            elsewhere = total - tally.count
            bounds = {name: (sentiments.get(name, 0) - elsewhere, sentiments.get(name, 0)) for name in own}
            shown = show_sentiments(own, minimum, bounds)
            rows |= {MentionKey(topic=topic, sentiment=name): MentionCounts(n) for name, n in shown.items()}
    return {key: rows[key] for key in sorted(rows)}


def show_sentiments(
    counts: Mapping[str, int], minimum: int, bounds: Mapping[str, tuple[int, int]] | None = None
) -> Mapping[str, int]:
    """Return the sentiments to publish of a period or a topic whose total is published.

    `bounds` has the smallest and the largest number that each sentiment can have, as far as other rows tell.
    """
    filled = {name: count for name, count in counts.items() if count}
    if filled.keys() <= {"unrated"}:
        return {}
    all_counts: dict[str, int] = {name: counts.get(name, 0) for name in SENTIMENTS}
    small = [name for name, count in filled.items() if count < minimum]
    if not small:
        return all_counts
    partner = next((name for name in _PARTNERS if filled.get(name, 0) >= minimum), None)
    if partner is None:
        return {}
    hidden = {name: filled[name] for name in (*small, partner)}
    ranges = dict.fromkeys(small, (1, minimum - 1)) | {partner: (minimum, sum(hidden.values()))}
    for name, (least, most) in (bounds or {}).items():
        if name in ranges:
            ranges[name] = max(ranges[name][0], least), min(ranges[name][1], most)
    if any(_narrow(name, ranges, sum(hidden.values())) != (1, minimum - 1) for name in small):
        return {}
    shown = {name: count for name, count in all_counts.items() if name not in hidden}
    return shown if any(shown.values()) else {}  # that all others are 0 would tell why nothing else is shown


def _narrow(name: str, ranges: Mapping[str, tuple[int, int]], total: int) -> tuple[int, int]:
    """Return the smallest and the largest number that one of several can have, if they add up to a total."""
    others = [range_ for other, range_ in ranges.items() if other != name]
    least, most = ranges[name]
    return max(least, total - sum(high for _, high in others)), min(most, total - sum(low for low, _ in others))


def _pool(counts: Mapping[str, int], key_of: Callable[[str], MentionKey], minimum: int) -> Rows:
    """Return the rows of sources or languages, with small ones as `other`; nothing if all of them would be."""
    shown = {name: count for name, count in counts.items() if count >= minimum and name != OTHER}
    pooled = sum(counts.values()) - sum(shown.values())
    if is_small(pooled, minimum) and shown:
        least = min(shown, key=lambda name: (shown[name], name))
        pooled += shown.pop(least)
    if not shown:
        return {}
    if pooled:
        shown[OTHER] = pooled
    return {key_of(name): MentionCounts(count) for name, count in shown.items()}


def raise_minimum(rows: Rows, minimum: int) -> Rows:
    """Return the published rows of a period under a higher minimum. The result follows from these rows alone."""
    total = rows.get(MentionKey())
    if total is None or total.count < minimum:
        return {}
    divided = {key: counts for key, counts in rows.items() if key.source or key.language}
    small = {
        (key.topic, bool(key.sentiment))
        for key, counts in rows.items()
        if key not in divided and is_small(counts.count, minimum)
    }
    raised = {
        key: _blank_small(counts, minimum)
        for key, counts in rows.items()
        if key not in divided and (key.topic, False) not in small and not (key.sentiment and (key.topic, True) in small)
    }
    by_source = {key.source: counts.count for key, counts in divided.items() if key.source}
    by_language = {key.language: counts.count for key, counts in divided.items() if key.language}
    raised |= _pool(by_source, _of_source, minimum)
    raised |= _pool(by_language, _of_language, minimum)
    return {key: raised[key] for key in sorted(raised)}


def small_numbers(counts: MentionCounts, minimum: int) -> Sequence[int]:
    """Return the numbers of a row that are too small to be published, as files changed by hand may have them."""
    numbers: Iterable[int | None] = (counts.count, counts.duplicates, counts.retweets)
    return [number for number in numbers if number is not None and is_small(number, minimum)]


def _of_source(name: str) -> MentionKey:
    return MentionKey(source=name)


def _of_language(name: str) -> MentionKey:
    return MentionKey(language=name)


def _count(tallies: Mapping[str, Tally]) -> Mapping[str, int]:
    return {name: tally.count for name, tally in tallies.items()}


def _show(tally: Tally, minimum: int) -> MentionCounts:
    return _blank_small(MentionCounts(tally.count, tally.duplicates, tally.retweets), minimum)


def _blank_small(counts: MentionCounts, minimum: int) -> MentionCounts:
    return replace(
        counts,
        duplicates=counts.duplicates if (counts.duplicates or 0) >= minimum else None,
        retweets=counts.retweets if (counts.retweets or 0) >= minimum else None,
    )
