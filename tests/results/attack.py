"""An attacker on small groups, who knows the rule, all published rows and every leaf that exists.

For a hidden leaf, the attacker looks for the values that are possible: for each value, another truth that explains all
that was published. Such a truth is then published with the code itself, so that a wrong idea of the rule can't hide a
leak: if the rows differ, the attacker was wrong, and the test fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from mkdocs_advocacy.results.counts import Counts, Key
from mkdocs_advocacy.results.suppression import PERIOD_OTHERS, others_of, revise, suppress

Rule = Callable[[int, int, int, int, int], bool]
"""Whether a sum is published, by the number of parts, of parts and leaves with clicks, the sum and the minimum."""
Pair = tuple[int, int]
"""How many hidden leaves of a campaign have clicks, and how many clicks they have together."""
Sums = tuple[int, int, int]
"""How many campaigns and leaves have clicks, and how many together."""


def careful(parts: int, parts_with_clicks: int, leaves_with_clicks: int, total: int, minimum: int) -> bool:
    """The rule of the hub, as its documentation has it."""
    fits = total <= (parts_with_clicks - 1) * (minimum - 1) and total <= (parts - 2) * (minimum - 1)
    return fits and total >= leaves_with_clicks + minimum - 1


def careless(parts: int, parts_with_clicks: int, leaves_with_clicks: int, total: int, minimum: int) -> bool:
    """The rule without complementary suppression: others are large and more than one."""
    return total >= minimum and parts_with_clicks > 1


@dataclass(frozen=True)
class Group:
    """The hidden leaves of a campaign, as an attacker sees them."""

    leaves: Sequence[Key]
    shown: int | None
    """The clicks of the campaign's others, if published."""
    with_clicks: int | None = None
    """How many have clicks, for an attacker who knows."""


@dataclass(frozen=True)
class Attacker:
    """What an attacker knows, and how."""

    minimum: int
    rule: Rule
    groups: Mapping[str, Group]
    shown: int | None
    """The clicks of the period's others, if published."""

    def explain(self, campaign: str, value: int) -> dict[Key, int] | None:
        """Return clicks of hidden leaves that explain the rows, with `value` for the campaign's first hidden leaf."""
        group = self.groups[campaign]
        pairs = list(self._pairs(group, value))
        if group.shown is not None:
            return self._fill(campaign, value, {campaign: pairs[0]}) if pairs else None
        others = {name: other for name, other in self.groups.items() if name != campaign and other.shown is None}
        for sums, chosen in self._combine(others):
            for pair in pairs:
                if self._agrees(sums, pair, len(others) + 1):
                    return self._fill(campaign, value, {**chosen, campaign: pair})
        return None

    def _pairs(self, group: Group, value: int | None = None) -> Iterator[Pair]:
        """Yield the pairs that explain whether a campaign's others are published, the smallest first."""
        size, most = len(group.leaves), self.minimum - 1
        for with_clicks in range(size + 1):
            if group.with_clicks not in (None, with_clicks):
                continue
            for total in range(with_clicks, with_clicks * most + 1):
                shown = self.rule(size, with_clicks, with_clicks, total, self.minimum)
                if shown != (group.shown is not None) or group.shown not in (None, total):
                    continue
                if value is None or _fits(with_clicks - (value > 0), total - value, size - 1, most):
                    yield with_clicks, total

    def _agrees(self, sums: Sums, pair: Pair, parts: int) -> bool:
        with_clicks, leaves, total = sums[0] + (pair[1] > 0), sums[1] + pair[0], sums[2] + pair[1]
        if self.shown is not None and self.shown != total:
            return False
        return self.rule(parts, with_clicks, leaves, total, self.minimum) == (self.shown is not None)

    def _combine(self, groups: Mapping[str, Group]) -> Iterator[tuple[Sums, dict[str, Pair]]]:
        """Yield the sums that campaigns can have together: first with few clicks in each, then all."""
        most = self.minimum + max((group.with_clicks or 1 for group in groups.values()), default=1)
        for bound in (most, 10**9):
            reached: dict[Sums, dict[str, Pair]] = {(0, 0, 0): {}}
            for name, group in groups.items():
                pairs = [pair for pair in self._pairs(group) if pair[1] <= bound]
                if bound == most and group.with_clicks is None:
                    pairs = [pair for pair in pairs if pair[0] < 2]
                reached = {
                    (sums[0] + (pair[1] > 0), sums[1] + pair[0], sums[2] + pair[1]): {**chosen, name: pair}
                    for (sums, chosen), pair in product(reached.items(), pairs)
                    if self.shown is None or sums[2] + pair[1] <= self.shown
                }
            yield from reached.items()

    def _fill(self, campaign: str, value: int, pairs: Mapping[str, Pair]) -> dict[Key, int]:
        """Return clicks of leaves that have the sums of the pairs; 0 for a leaf whose campaign has none."""
        clicks: dict[Key, int] = {}
        for name, (with_clicks, total) in pairs.items():
            leaves = self.groups[name].leaves
            start = int(name == campaign)
            if start:
                clicks[leaves[0]] = value
                with_clicks, total = with_clicks - (value > 0), total - value
            values = _spread(with_clicks, total, self.minimum - 1)
            clicks |= dict(zip(leaves[start:], values + [0] * len(leaves), strict=False))
        return clicks


def look(universe: Sequence[Key], rows: Mapping[Key, Counts], minimum: int, rule: Rule) -> Attacker:
    """Return an attacker who sees the rows of a period."""
    groups: dict[str, list[Key]] = {}
    for key in universe:
        if key not in rows:
            groups.setdefault(key.campaign, []).append(key)
    return Attacker(
        minimum=minimum,
        rule=rule,
        groups={name: Group(leaves, _clicks(rows, others_of(name))) for name, leaves in groups.items()},
        shown=_clicks(rows, PERIOD_OTHERS),
    )


def _clicks(rows: Mapping[Key, Counts], key: Key) -> int | None:
    return rows[key].clicks if key in rows else None


def _fits(with_clicks: int, total: int, size: int, most: int) -> bool:
    return 0 <= with_clicks <= size and with_clicks <= total <= with_clicks * most


def _spread(count: int, total: int, most: int) -> list[int]:
    """Return `count` numbers from 1 to `most` with a sum of `total`."""
    values = []
    for left in range(count, 0, -1):
        values.append(min(most, total - left + 1))
        total -= values[-1]
    return values


Rows = Mapping[Key, Counts]


def publish_history(history: Sequence[Rows], minimum: int) -> list[Rows]:
    """Return the rows after each import of a period."""
    rows = [suppress(history[0], minimum)]
    for leaves in history[1:]:
        rows.append(revise(rows[-1], leaves, minimum))
    return rows


def attack(history: Sequence[Rows], published: Sequence[Rows], minimum: int) -> Iterator[str]:
    """Yield the hidden cells of a period that an attacker narrows down, and rows that change by too little."""
    attacker = look(list(history[0]), published[0], minimum, careful)
    for name, group in attacker.groups.items():
        truths = {value: _explain(attacker, name, value, history[0]) for value in range(minimum)}
        for value, truth in truths.items():
            if truth is None:
                yield f"{group.leaves[0]} can't have {value} clicks"
            elif not _leads_to(truth, history, published, minimum):
                yield f"{group.leaves[0]} can have {value} clicks according to a wrong attacker: {truth}"
        yield from _attack_conversions(attacker, name, truths, published[0])
    for number in range(1, len(history)):
        yield from _attack_revision(number, history, published, minimum)


def _explain(attacker: Attacker, campaign: str, value: int, leaves: Rows) -> dict[Key, Counts] | None:
    """Return leaves that explain the rows. With visitors, others may have more clicks than visitors."""
    sees_visitors = any(counts.visitors is not None for counts in leaves.values())
    group = attacker.groups[campaign]
    shown = (attacker.shown if group.shown is None else group.shown) or 0
    for size in range(shown + 1) if sees_visitors else (shown,):
        guess = replace(attacker, shown=size) if group.shown is None and attacker.shown is not None else attacker
        if group.shown is not None:
            guess = replace(attacker, groups={**attacker.groups, campaign: replace(group, shown=size)})
        clicks = guess.explain(campaign, value)
        spare = next((key for key, n in (clicks or {}).items() if n and key != group.leaves[0]), None)
        if clicks is not None and (size == shown or spare):
            truth = {
                key: replace(leaves[key], clicks=n, visitors=n if sees_visitors else None) for key, n in clicks.items()
            }
            if spare:
                truth[spare] = replace(truth[spare], clicks=truth[spare].clicks + shown - size)
            return {**leaves, **truth}
    return None


def _leads_to(truth: Rows, history: Sequence[Rows], published: Sequence[Rows], minimum: int) -> bool:
    """Return whether a truth and the same changes as in reality give the same rows, conversions and bots aside."""
    changed = [truth]
    for before, after in pairwise(history):
        leaves = {key: _change(changed[-1][key], before[key], after[key]) for key in after}
        if any(counts.clicks < 0 or (counts.visitors or 0) < 0 for counts in leaves.values()):
            break  # only possible with other changes
        changed.append(leaves)
    rows = publish_history(changed, minimum)
    return all(_without_rest(mine) == _without_rest(theirs) for mine, theirs in zip(rows, published, strict=False))


def _change(counts: Counts, before: Counts, after: Counts) -> Counts:
    visitors = None if counts.visitors is None else counts.visitors + (after.visitors or 0) - (before.visitors or 0)
    return replace(counts, clicks=counts.clicks + after.clicks - before.clicks, visitors=visitors)


def _without_rest(rows: Rows) -> dict[Key, tuple[int, int | None]]:
    return {key: (counts.clicks, counts.visitors) for key, counts in rows.items()}


def _attack_conversions(
    attacker: Attacker, campaign: str, truths: Mapping[int, Rows | None], rows: Rows
) -> Iterator[str]:
    """Yield conversions that a hidden leaf can't have. They're part of its clicks, and the others' of the others'."""
    others = rows.get(others_of(campaign)) or rows.get(PERIOD_OTHERS)
    for conversions in range(attacker.minimum):
        possible = [clicks for clicks, truth in truths.items() if truth is not None and clicks >= conversions]
        if others and others.conversions is not None:
            rest = others.conversions - conversions
            possible = [clicks for clicks in possible if 0 <= rest <= others.clicks - clicks]
        if not possible:
            yield f"{attacker.groups[campaign].leaves[0]} can't have {conversions} conversions"


def _attack_revision(number: int, history: Sequence[Rows], published: Sequence[Rows], minimum: int) -> Iterator[str]:
    """Yield what the difference of two imports tells: small changes, and rows that aren't free to vanish."""
    old, new = published[number - 1], published[number]
    if not new.keys() <= old.keys():
        yield f"rows are added: {new.keys() - old.keys()}"
    for key in new:
        for before, after in zip(_numbers(old[key]), _numbers(new[key]), strict=True):
            if before is not None and after is not None and 0 < abs(before - after) < minimum:
                yield f"{key} changes by {after - before}"
    for key in old.keys() - new.keys():
        for clicks in range(minimum) if not key.is_others else ():
            small = replace(history[number][key], clicks=clicks, visitors=history[number][key].visitors and clicks)
            truth = [*history[:number], {**history[number], key: small}]
            if _without_rest(publish_history(truth, minimum)[-1]) != _without_rest(new):
                yield f"{key} can't have fallen to {clicks} clicks"


def _numbers(counts: Counts) -> tuple[int | None, ...]:
    return counts.clicks, counts.visitors, counts.conversions, counts.bots
