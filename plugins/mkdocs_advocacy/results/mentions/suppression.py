"""Choose the counts of mentions to publish, so that nobody sees or infers a number below the minimum.

- **Total.** A period with fewer mentions than the minimum k isn't published at all.
- **Sources and languages** add up to the total. Small ones count as `other`, together with sources without a name of
  their own. If these are fewer than k, the smallest published one joins them. Any place or language could be among them
  with any number, so `other` tells nothing about one of them.
- **Sentiments** add up to the total of the period or topic. If one of them is small, it has no row, and neither has
  neutral: whoever subtracts the others only finds the sum of both. If that could narrow down the small one, or if
  neutral itself is small, no sentiment of the period or topic is published. A row with 0 says that there was none.
- **Topics** overlap, so nothing follows from their sum. But a topic's sentiments are a part of those of the period,
  which matters for a topic that nearly every mention has. If one of both would narrow down a small one of the other,
  no sentiment of the topic is published.
- **Duplicates and retweets** are published for the total and for topics, from k on. A blank is 0 … k - 1.

Whoever knows these rules and all rows of a period still finds 1 … k - 1 possible for each hidden sentiment.
`tests/results/mentions/test_suppression.py` tries all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from mkdocs_advocacy.results.mentions.counting import Margins, Tally
from mkdocs_advocacy.results.mentions.values import OTHER, SENTIMENTS, MentionCounts, MentionKey
from mkdocs_advocacy.results.shares import is_small

Rows = Mapping[MentionKey, MentionCounts]
_ALONE = ("positive", "negative", "unrated")
"""The sentiments that have a row from the minimum on, regardless of other sentiments."""


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
    for topic, tally in margins.topics.items():
        if tally.count < minimum:
            continue
        rows[MentionKey(topic=topic)] = _show(tally, minimum)
        shown = _show_topic(_count(margins.topic_sentiments.get(topic, {})), sentiments, minimum)
        rows |= {MentionKey(topic=topic, sentiment=name): MentionCounts(n) for name, n in shown.items()}
    return {key: rows[key] for key in sorted(rows)}


def show_sentiments(
    counts: Mapping[str, int], minimum: int, bounds: Mapping[str, tuple[int, int]] | None = None
) -> Mapping[str, int]:
    """Return the sentiments to publish of a period or a topic whose total is published.

    `bounds` are the smallest and the largest number that each sentiment can have according to other rows.
    """
    all_counts: dict[str, int] = {name: counts.get(name, 0) for name in SENTIMENTS}
    if all_counts["unrated"] == sum(all_counts.values()):
        return {}
    if is_small(all_counts["neutral"], minimum):
        return {}
    small = _find_small(all_counts, minimum)
    if not small:
        return all_counts
    hidden = all_counts["neutral"] + sum(all_counts[name] for name in small)
    ranges = dict.fromkeys(small, (1, minimum - 1)) | {"neutral": (minimum, hidden)}
    for name, (least, most) in (bounds or {}).items():
        if name in ranges:
            ranges[name] = max(ranges[name][0], least), min(ranges[name][1], most)
    if any(_narrow(name, ranges, hidden) != (1, minimum - 1) for name in small):
        return {}
    shown = {name: all_counts[name] for name in _ALONE if name not in small}
    return shown if any(shown.values()) else {}  # zeros in all other rows would reveal why nothing else is shown


def _find_small(counts: Mapping[str, int], minimum: int) -> Sequence[str]:
    return [name for name in _ALONE if is_small(counts.get(name, 0), minimum)]


def _show_topic(counts: Mapping[str, int], period: Mapping[str, int], minimum: int) -> Mapping[str, int]:
    """Return the sentiments to publish of a topic, which are a part of those of the period."""
    elsewhere = sum(period.values()) - sum(counts.values())
    of_period = show_sentiments(period, minimum)
    known = {name: (count, count) for name, count in of_period.items()}
    small = _find_small(period, minimum) if of_period else ()
    hidden = sum(period.values()) - sum(of_period.values())
    if small:
        known["neutral"] = (hidden - (minimum - 1) * len(small), hidden - len(small))
    bounds = {name: (least - elsewhere, most) for name, (least, most) in known.items()}
    shown = show_sentiments(counts, minimum, bounds)
    neutral = sum(counts.values()) - sum(shown.values()) + shown.get("neutral", 0)
    tells_period = small and hidden - neutral - len(small) + 1 < minimum - 1
    return {} if tells_period else shown


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
