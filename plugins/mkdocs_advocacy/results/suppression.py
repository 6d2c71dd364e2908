"""Suppression of small groups: which counts of a closed period are published, at the import and at later ones.

A combination (a leaf) with fewer clicks or visitors than the minimum k is hidden. Hidden leaves of a campaign are
published as one sum, its others; campaigns whose others would tell too much are summed once more, for the period.

**The guarantee.** Who knows this module, all published rows of all imports and every leaf that exists can't narrow down
a hidden leaf's clicks or conversions to fewer than k values: 0 … k - 1 all remain possible. Who also knows which leaves
had clicks at all still finds 1 … k - 1 possible for each of them.

It assumes that `leaves` has every leaf that the hub offers, those without clicks included. Without them, a sum of few
leaves can tell that none of them is zero, but no more: no rule that sees only leaves with clicks can avoid that. The
guarantee doesn't hold against someone who knows the exact count of another hidden leaf, or if rows are deleted and the
period is imported afresh. It isn't about likelihood: all of the values are possible, some are likelier than others.

Why it holds:

- Whether a leaf is visible depends on its own counts alone, so a leaf that isn't published may have 0 … k - 1 clicks.
- A sum of others is published only if it's small enough for any of its leaves to be zero and large enough for any of
  them to be k - 1, and if sums that aren't published can be explained in the same way (see `hides_each`).
- Conversions and requests by bots are shown from k on, whatever they are otherwise: a blank may be 0 … k - 1. Bots
  count too, because each share makes a network fetch the page: their number tells how often a version was shared.
- A later import adds no row and leaves others as they are, so it tells nothing about hidden leaves. It changes each
  number of a visible leaf by itself, and by k or more. If the leaf's row goes, the leaf may have 0 … k - 1 clicks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from mkdocs_advocacy.results.counts import OTHERS, Counts, Key

PERIOD_OTHERS = Key(campaign=OTHERS)
"""The row that sums small groups of several campaigns."""


def suppress(leaves: Mapping[Key, Counts], minimum: int) -> Mapping[Key, Counts]:
    """Return the rows to publish for the leaves of a closed period that has no rows yet.

    Pass the leaves without clicks that the hub offers too: with them, more sums hide their leaves.
    """
    visible, hidden = divide(leaves, minimum)
    rows = {key: _blank_small(counts, minimum) for key, counts in visible.items()}
    remainders: list[list[Counts]] = []
    for campaign, group in _group_by_campaign(hidden).items():
        if hides_each([[counts] for counts in group], minimum):
            rows[others_of(campaign)] = _blank_small(_add(group), minimum)
        else:
            remainders.append(group)
    if hides_each(remainders, minimum):
        rows[PERIOD_OTHERS] = _blank_small(_add(_flatten(remainders)), minimum)
    return _sort(rows)


def divide(leaves: Mapping[Key, Counts], minimum: int) -> tuple[Mapping[Key, Counts], Mapping[Key, Counts]]:
    """Divide leaves into those that are large enough to be published and those to hide."""
    visible = {key: counts for key, counts in leaves.items() if _size(counts) >= minimum}
    return visible, {key: counts for key, counts in leaves.items() if key not in visible}


def hides_each(parts: Sequence[Sequence[Counts]], minimum: int) -> bool:
    """Return whether a sum hides each of its leaves. `parts` are the leaves, or the leaves of each campaign.

    The sum must be small enough: with at most k - 1 clicks in each, the parts with clicks hold it without one of them,
    so any of them could have 1 click only. All parts hold it without two, so any could have none, and the others with
    clicks still hold it without one. And it must be large enough: any leaf could have k - 1 clicks if the others with
    clicks had one each. The bound is one click higher than that, so that a leaf whose sum isn't published could have
    k - 1 clicks too.
    """
    sums = [sum(map(_size, part)) for part in parts]
    parts_with_clicks = sum(size > 0 for size in sums)
    leaves_with_clicks = sum(_size(counts) > 0 for counts in _flatten(parts))
    room = min(parts_with_clicks - 1, len(parts) - 2) * (minimum - 1)
    return leaves_with_clicks + minimum - 1 <= sum(sums) <= room


def revise(published: Mapping[Key, Counts], leaves: Mapping[Key, Counts], minimum: int) -> Mapping[Key, Counts]:
    """Return the rows to publish for a period that has rows, from a later import. The same leaves give the same rows.

    No row is added, and others stay as they are: what isn't published at the first import never is. So late clicks of
    hidden leaves aren't counted.
    """
    rows: dict[Key, Counts] = {}
    for key, counts in published.items():
        revised = counts if key.is_others else _revise_row(counts, leaves.get(key, Counts(0)), minimum)
        if revised:
            rows[key] = revised
    return _sort(rows)


def raise_minimum(published: Mapping[Key, Counts], minimum: int) -> Mapping[Key, Counts]:
    """Return published rows under a higher minimum: smaller ones join the others, or go if there are none.

    The result follows from the published rows alone, so it tells nothing new. Counts that the old minimum hid keep the
    protection of the old minimum, because the old rows are known.
    """
    rows = {key: counts for key, counts in published.items() if not key.is_others and _size(counts) >= minimum}
    merged = {key: [counts] for key, counts in published.items() if key.is_others}
    for key in published.keys() - rows.keys() - merged.keys():
        merged.get(others_of(key.campaign), merged.get(PERIOD_OTHERS, [])).append(published[key])
    # The period's others come last: campaigns' others that are too small join them.
    for key in sorted(merged, key=lambda key: key == PERIOD_OTHERS):
        total = _add(merged[key])
        if total.clicks >= minimum:
            rows[key] = total
        elif key != PERIOD_OTHERS and PERIOD_OTHERS in merged:
            merged[PERIOD_OTHERS].append(total)
    return _sort({key: _blank_small(counts, minimum) for key, counts in rows.items()})


def small_rows(rows: Mapping[Key, Counts], minimum: int) -> Mapping[Key, Counts]:
    """Return the rows that show a number below the minimum, as files changed by hand may have them."""
    return {
        key: counts
        for key, counts in rows.items()
        if any(
            number is not None and number < minimum
            for number in (counts.clicks, counts.visitors, counts.conversions, counts.bots)
        )
    }


def others_of(campaign: str) -> Key:
    """Return the key of the row that sums a campaign's small groups."""
    return Key(campaign=campaign, post=OTHERS)


def _size(counts: Counts) -> int:
    """Return the number that decides whether a leaf is published: of visitors if known, as they are persons."""
    return counts.clicks if counts.visitors is None else min(counts.clicks, counts.visitors)


def _blank_small(counts: Counts, minimum: int) -> Counts:
    """Return the counts without conversions and bots below the minimum, zeros included."""
    return replace(
        counts,
        conversions=_keep_large(counts.conversions, minimum),
        bots=_keep_large(counts.bots, minimum),
    )


def _keep_large(number: int | None, minimum: int) -> int | None:
    return number if number is not None and number >= minimum else None


def _add(group: Iterable[Counts]) -> Counts:
    """Return the sums of a group. Visitors can't be added: the same person may be in several counts."""
    group = list(group)
    return Counts(
        clicks=sum(counts.clicks for counts in group),
        conversions=_add_known(counts.conversions for counts in group),
        bots=_add_known(counts.bots for counts in group),
    )


def _add_known(numbers: Iterable[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def _revise_row(old: Counts, new: Counts, minimum: int) -> Counts | None:
    """Return a published row with those numbers changed that may be; None if it must go."""
    clicks = _revise_number(old.clicks, new.clicks, minimum)
    visitors = _revise_number(old.visitors, new.visitors, minimum)
    if clicks is None or (visitors is None and (old.visitors, new.visitors) != (None, None)):
        return None
    return Counts(
        clicks=clicks,
        visitors=visitors,
        conversions=_revise_number(old.conversions, new.conversions, minimum),
        bots=_revise_number(old.bots, new.bots, minimum),
    )


def _revise_number(old: int | None, new: int | None, minimum: int) -> int | None:
    """Return the number to publish: the new one if the change is k or more, otherwise the old one.

    A number below 2k doesn't fall: it could only fall below k, and from 6, a change of 5 or more would leave 0 and 1.
    """
    falls = old is not None and new is not None and new < old
    if new is None or (old is not None and (abs(new - old) < minimum or (falls and old < 2 * minimum))):
        return old
    return _keep_large(new, minimum)


def _group_by_campaign(leaves: Mapping[Key, Counts]) -> dict[str, list[Counts]]:
    groups: dict[str, list[Counts]] = {}
    for key in sorted(leaves):
        groups.setdefault(key.campaign, []).append(leaves[key])
    return groups


def _flatten(groups: Iterable[Sequence[Counts]]) -> list[Counts]:
    return [counts for group in groups for counts in group]


def _sort(rows: Mapping[Key, Counts]) -> Mapping[Key, Counts]:
    return {key: rows[key] for key in sorted(rows)}
