"""Suppression of small groups: which counts of a closed period are published, at the import and at later ones.

A combination (a leaf) with fewer clicks or visitors than the minimum k is hidden. If a post has visible leaves, its
hidden ones are published as one sum, its others. What would tell too much is summed for the campaign, with the leaves
of its other posts; and campaigns whose others would tell too much are summed once more, for the period. So each leaf
counts in one row at most.

**The guarantee.** Who knows this module, all published rows of all imports and every leaf in `leaves` can't narrow down
a hidden leaf's clicks or conversions to fewer than k values: 0 … k - 1 all remain possible. Who also knows which leaves
had clicks at all still finds 1 … k - 1 possible for each of them.

It assumes that `leaves` has every leaf that the hub offers of each post with clicks, those without clicks included, and
none that can't have clicks. Without them, as for the only leaf of a post or for links that somebody changed, a sum of
few leaves can tell that none of them is zero, but no more: no rule that sees only leaves with clicks can avoid that.
The guarantee doesn't hold against someone who knows the exact count of another hidden leaf, or if rows are deleted and
the period is imported afresh. It isn't about likelihood: all of the values are possible, some are likelier than others.

Why it holds:

- Whether a leaf is visible depends on its own counts alone, so a leaf that isn't published may have 0 … k - 1 clicks.
  Which leaves a sum may include depends on visible ones alone.
- Hidden leaves that aren't published (a part) may be any that have one click each but for one, which may have k - 1:
  their sum is too small at each level. So may be any two leaves with clicks, and any three leaves: see `Part.room`.
- A sum of others is published only if its parts can explain it in this way whatever one of its leaves has, and if any
  of its leaves could be zero: see `hides_each`. So nothing follows from sums that aren't published at a lower level.
- Conversions and requests by bots are shown from k on, whatever they are otherwise: a blank may be 0 … k - 1. Bots
  count too, because each share makes a network fetch the page: their number tells how often a version was shared.
- A later import adds no row and leaves others as they are, so it tells nothing about hidden leaves. It changes each
  number of a visible leaf by itself, and by k or more. If the leaf's row goes, the leaf may have 0 … k - 1 clicks.

There are no sums by network besides those by post: whether a post's sum is published limits what its leaves can be, and
so a network's sum of leaves of several posts would tell more about each of them. And posts without visible leaves have
no others, because their small sums would leave too little to hide the rest of the campaign.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from mkdocs_advocacy.results.counts import OTHERS, Counts, Key

PERIOD_OTHERS = Key(campaign=OTHERS)
"""The row that sums small groups of several campaigns."""


def others_of_post(campaign: str, post: str) -> Key:
    """Return the key of the row that sums the small groups of a post."""
    return Key(campaign, post, variant=OTHERS)


def others_of(campaign: str) -> Key:
    """Return the key of the row that sums small groups of a campaign's posts."""
    return Key(campaign, post=OTHERS)


@dataclass(frozen=True, slots=True)
class Part:
    """Hidden leaves that belong together and aren't published by themselves: a leaf, a post or a campaign."""

    leaves: int
    with_clicks: int
    """How many of the leaves have clicks."""
    size: int
    """The sum of their clicks, or of visitors if known."""
    can_swap: bool
    """Whether each leaf has another one in the same place, and one of these has no clicks: it could be any of them."""
    counts: Sequence[Counts]
    """The counts of leaves that aren't all zero."""

    @classmethod
    def of_leaf(cls, counts: Counts) -> Part:
        """Return the part that is one leaf."""
        if counts == _NOTHING:
            return _IDLE
        size = _size(counts)
        return cls(1, int(size > 0), size, can_swap=False, counts=(counts,))

    @classmethod
    def join(cls, parts: Sequence[Part]) -> Part:
        """Return the part of all leaves of the parts."""
        single = [part for part in parts if part.leaves == 1]
        return cls(
            leaves=sum(part.leaves for part in parts),
            with_clicks=sum(part.with_clicks for part in parts),
            size=sum(part.size for part in parts),
            can_swap=all(part.can_swap for part in parts if part.leaves > 1)
            and (not single or (len(single) > 1 and not all(part.with_clicks for part in single))),
            counts=[counts for part in parts for counts in part.counts],
        )

    def room(self, most: int) -> int:
        """Return how many clicks the leaves with clicks can have without being published, with `most` in each."""
        if self.with_clicks <= 2 or self.leaves <= 3:
            return self.with_clicks * most
        return self.with_clicks + most - 1

    @property
    def free_leaves(self) -> int:
        """How many of the leaves can have any clicks below k at the same time, if the others have none."""
        return self.leaves if self.leaves <= 3 else 2


_NOTHING = Counts(0)
_IDLE = Part(1, 0, 0, can_swap=False, counts=())


def suppress(leaves: Mapping[Key, Counts], minimum: int) -> Mapping[Key, Counts]:
    """Return the rows to publish for the leaves of a closed period that has no rows yet.

    Pass the leaves without clicks of these posts too: with them, more sums hide their leaves.
    """
    visible, hidden = divide(leaves, minimum)
    rows = {key: _blank_small(counts, minimum) for key, counts in visible.items()}
    shown = {(key.campaign, key.post) for key in visible if key.post}
    posts: dict[tuple[str, str], list[Part]] = defaultdict(list)
    campaigns: dict[str, list[Part]] = defaultdict(list)
    for key, counts in hidden.items():
        post = key.campaign, key.post
        (posts[post] if post in shown else campaigns[key.campaign]).append(Part.of_leaf(counts))
    for post, parts in posts.items():
        campaigns[post[0]] += _sum_up(parts, others_of_post(*post), rows, minimum)
    period: list[Part] = []
    for campaign, parts in campaigns.items():
        period += _sum_up(parts, others_of(campaign), rows, minimum)
    _sum_up(period, PERIOD_OTHERS, rows, minimum)
    return _sort(rows)


def _sum_up(parts: Sequence[Part], key: Key, rows: dict[Key, Counts], minimum: int) -> Sequence[Part]:
    """Add the sum of parts to the rows, or return it as a part of a wider sum if it doesn't hide them."""
    whole = Part.join(parts)
    if not hides_each(parts, whole, minimum):
        return [whole] if parts else []
    rows[key] = _blank_small(_add(whole.counts), minimum)
    return []


def divide(leaves: Mapping[Key, Counts], minimum: int) -> tuple[Mapping[Key, Counts], Mapping[Key, Counts]]:
    """Divide leaves into large ones, which are published, and small ones, which are hidden."""
    visible: dict[Key, Counts] = {}
    hidden: dict[Key, Counts] = {}
    for key, counts in leaves.items():
        (visible if _size(counts) >= minimum else hidden)[key] = counts
    return visible, hidden


def hides_each(parts: Sequence[Part], whole: Part, minimum: int) -> bool:
    """Return whether the sum of parts hides each of their leaves. `whole` has all of these.

    It must be large enough: any leaf could have k - 1 clicks if the others with clicks had one each. The bound is one
    click higher than that, so that a leaf whose sum isn't published could have k - 1 clicks too. And it must be small
    enough: the leaves with clicks could hold it without one of them, so any of them could have 1 click only.

    Any leaf could also have none: either as few leaves as are free could hold the sum without two of them, or each leaf
    could change places with one that has none.
    """
    most = minimum - 1
    if not whole.with_clicks + most <= whole.size <= sum(part.room(most) for part in parts) - most:
        return False
    return whole.can_swap or whole.size <= (sum(part.free_leaves for part in parts) - 2) * most


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
    rows = dict(published)
    for key in sorted(published, key=_level_of):
        counts = rows.pop(key)
        if _size(counts) >= minimum:
            rows[key] = _blank_small(counts, minimum)
        elif wider := next((others for others in _find_wider(key) if others in rows), None):
            rows[wider] = _add([rows[wider], counts])
    return _sort(rows)


def _level_of(key: Key) -> int:
    """Return 0 for a leaf, 1 to 3 for others of a post, of a campaign and of the period."""
    return 3 - (key.campaign, key.post, key.variant).index(OTHERS) if key.is_others else 0


def _find_wider(key: Key) -> Iterable[Key]:
    """Return the keys of the sums that may include a row, those of few leaves first."""
    return (others_of_post(key.campaign, key.post), others_of(key.campaign), PERIOD_OTHERS)[_level_of(key) :]


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


def _sort(rows: Mapping[Key, Counts]) -> Mapping[Key, Counts]:
    return {key: rows[key] for key in sorted(rows, key=_BY_FIELDS)}


_BY_FIELDS = attrgetter("campaign", "post", "variant", "source", "language")
"""The order of keys, without the time that comparing them takes."""
