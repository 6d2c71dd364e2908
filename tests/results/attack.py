"""An attacker on small groups, who knows the rule, all published rows and every leaf that exists.

For a hidden leaf, the attacker looks for the values that are possible: for each value, another truth that explains all
that was published, and all that wasn't. Such a truth is then published with the code itself, so that a wrong idea of
the rule can't hide a leak: if the rows differ, the attacker was wrong, and the test fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, product

from tests.results.rules_of_sums import RULES, Group, Part, Rule, others_of_post

from mkdocs_advocacy.results.counts import Counts, Key
from mkdocs_advocacy.results.suppression import PERIOD_OTHERS, others_of, revise, suppress

Rows = Mapping[Key, Counts]


@dataclass(frozen=True)
class Node:
    """A sum of hidden leaves, as an attacker sees it."""

    level: int
    """0 for a post, 1 for a campaign, 2 for the period."""
    shown: int | None
    """The clicks, if published."""
    leaves: Sequence[Key]
    """The leaves that it sums itself, those without clicks last for an attacker who knows them."""
    with_clicks: int | None = None
    """How many of these have clicks, for an attacker who knows."""
    parts: Sequence[Node] = ()
    """The sums that aren't published and that it includes."""

    @property
    def size(self) -> int:
        """How many leaves it sums."""
        return len(self.leaves) + sum(part.size for part in self.parts)

    @property
    def groups(self) -> Iterator[Node]:
        """All sums in it that have leaves of their own, whose leaves are alike."""
        if self.leaves:
            yield self
        for part in self.parts:
            yield from part.groups


@dataclass(frozen=True)
class Attacker:
    """What an attacker knows, and how."""

    minimum: int
    roots: Sequence[Node]
    """The published sums, and the period, published or not."""
    rules: Sequence[Rule] = RULES
    hints: Mapping[Key, tuple[int, int]] = field(default_factory=dict)
    """Guesses of the number of leaves with clicks and of their clicks, by a group's first leaf: a faster search."""
    known: dict[tuple[int, str, int], Mapping[Part, dict[Key, int]]] = field(default_factory=dict)
    """What sums can be that don't include the leaf in question."""

    def explain(self, leaf: Key, value: int) -> dict[Key, int] | None:
        """Return clicks of hidden leaves that explain the rows, with `value` for a leaf, the first of its group."""
        for root in self.roots:
            if any(group.leaves[0] == leaf for group in root.groups):
                for tries in (self._is_hinted, self._has_hinted_leaves, _has_few, _is_any):
                    for found in _Search(self, leaf, value, tries).options(root).values():
                        return found
        return None

    def _is_hinted(self, node: Node, with_clicks: int, total: int) -> bool:
        return self.hints.get(node.leaves[0]) == (with_clicks, total)

    def _has_hinted_leaves(self, node: Node, with_clicks: int, total: int) -> bool:
        return self.hints.get(node.leaves[0], (None, 0))[0] == with_clicks


def _has_few(node: Node, with_clicks: int, total: int) -> bool:
    return with_clicks < 2 or with_clicks == node.with_clicks


def _is_any(node: Node, with_clicks: int, total: int) -> bool:
    return True


@dataclass(frozen=True)
class _Search:
    """A search for clicks that explain the rows, among some numbers only for groups without the leaf in question."""

    attacker: Attacker
    leaf: Key
    value: int
    tries: Callable[[Node, int, int], bool]

    def options(self, node: Node, most: int = 10**9) -> Mapping[Part, dict[Key, int]]:
        """Return what a sum can be, each with clicks that lead to it. No total is higher than `most`."""
        name = id(node), self.tries.__name__, most
        if name in self.attacker.known:
            return self.attacker.known[name]
        minimum, rule = self.attacker.minimum, self.attacker.rules[node.level]
        most = most if node.shown is None else node.shown
        groups: dict[Group, dict[Key, int]] = {}
        for with_clicks, total, clicks in self._own(node):
            if total <= most:
                size = len(node.leaves)
                idle = size > with_clicks
                groups[Group(size, with_clicks, total, True, with_clicks * (minimum - 1), size, size, idle)] = clicks
        for part in node.parts:
            wider: dict[Group, dict[Key, int]] = {}
            for (option, more), (group, clicks) in product(self.options(part, most).items(), groups.items()):
                if option.total + group.total <= most and (sum_ := group.add(option, minimum)) not in wider:
                    wider[sum_] = {**clicks, **more}
            groups = wider
        found = {
            group.part: clicks
            for group, clicks in groups.items()
            if node.shown in (None, group.total) and rule(group, minimum) == (node.shown is not None)
        }
        if all(group.leaves[0] != self.leaf for group in node.groups):
            self.attacker.known[name] = found
        return found

    def _own(self, node: Node) -> Iterator[tuple[int, int, dict[Key, int]]]:
        """Yield how many of a sum's own leaves can have clicks, how many together, and which."""
        highest, size = self.attacker.minimum - 1, len(node.leaves)
        has_leaf = size > 0 and node.leaves[0] == self.leaf
        own = self.value if has_leaf else 0
        for with_clicks in range(size + 1):
            some = with_clicks - (own > 0)
            if node.with_clicks not in (None, with_clicks) or not 0 <= some <= size - has_leaf:
                continue
            for rest in range(some, some * highest + 1):
                if not size or has_leaf or self.tries(node, with_clicks, rest):
                    values = [own] * has_leaf + _spread(some, rest, highest)
                    yield with_clicks, rest + own, dict(zip(node.leaves, values + [0] * size, strict=False))


def look(leaves: Mapping[Key, int], rows: Mapping[Key, int], minimum: int, *, knows: bool = False) -> Sequence[Node]:
    """Return the sums that an attacker sees, who also `knows` which leaves have clicks if so.

    Of `leaves`, only the keys are looked at, and whether there are clicks if the attacker knows.
    """
    hidden = [key for key in leaves if key not in rows]
    posts = {others_of_post(key) for key in rows if key in leaves and key.post}

    def make(level: int, key: Key, own: Sequence[Key], parts: Sequence[Node] = ()) -> Node:
        own = sorted(own, key=lambda leaf: not leaves[leaf]) if knows else own
        return Node(level, rows.get(key), own, sum(leaves[leaf] > 0 for leaf in own) if knows else None, parts)

    roots: list[Node] = []
    campaigns: list[Node] = []
    for campaign in dict.fromkeys(key.campaign for key in hidden):
        own = [key for key in hidden if key.campaign == campaign]
        by_post: dict[Key, list[Key]] = {}
        for key in own:
            by_post.setdefault(others_of_post(key), []).append(key)
        nodes = [make(0, others, group) for others, group in by_post.items() if others in posts]
        roots += [node for node in nodes if node.shown is not None]
        direct = [key for key in own if others_of_post(key) not in posts]
        left = [node for node in nodes if node.shown is None]
        if direct or left:
            campaigns.append(make(1, others_of(campaign), direct, left))
    roots += [node for node in campaigns if node.shown is not None]
    return [*roots, make(2, PERIOD_OTHERS, [], [node for node in campaigns if node.shown is None])]


def _spread(count: int, total: int, most: int) -> list[int]:
    """Return `count` numbers from 1 to `most` with a sum of `total`."""
    values = []
    for left in range(count, 0, -1):
        values.append(min(most, total - left + 1))
        total -= values[-1]
    return values


def publish_history(history: Sequence[Rows], minimum: int) -> list[Rows]:
    """Return the rows after each import of a period."""
    rows = [suppress(history[0], minimum)]
    for leaves in history[1:]:
        rows.append(revise(rows[-1], leaves, minimum))
    return rows


def attack(history: Sequence[Rows], published: Sequence[Rows], minimum: int) -> Iterator[str]:
    """Yield the hidden cells of a period that an attacker narrows down, and rows that change by too little."""
    leaves = history[0]
    sizes = {key: _size(counts) for key, counts in leaves.items()}
    rows = {key: counts.clicks for key, counts in published[0].items()}
    for knows in (False, True):
        for root in look(sizes, rows, minimum, knows=knows):
            attacker = Attacker(minimum, [root], hints={group.leaves[0]: _guess(group, sizes) for group in root.groups})
            for group in root.groups:
                if knows and not group.with_clicks:
                    continue
                leaf = group.leaves[0]
                truths = {value: _explain(attacker, leaf, value, leaves) for value in range(knows, minimum)}
                for value, truth in truths.items():
                    if truth is None:
                        yield f"{leaf} can't have {value} clicks{' if it has some' if knows else ''}"
                    elif not _leads_to(truth, history, published, minimum):
                        yield f"{leaf} can have {value} clicks according to a wrong attacker: {truth}"
                if not knows:
                    yield from _attack_conversions(root, leaf, truths, published[0], minimum)
    for number in range(1, len(history)):
        yield from _attack_revision(number, history, published, minimum)


def _size(counts: Counts) -> int:
    return counts.clicks if counts.visitors is None else min(counts.clicks, counts.visitors)


def _guess(group: Node, sizes: Mapping[Key, int]) -> tuple[int, int]:
    own = [sizes[key] for key in group.leaves]
    return sum(size > 0 for size in own), sum(own)


def _explain(attacker: Attacker, leaf: Key, value: int, leaves: Rows) -> dict[Key, Counts] | None:
    """Return leaves that explain the rows. With visitors, others may have more clicks than visitors."""
    sees_visitors = any(counts.visitors is not None for counts in leaves.values())
    (root,), shown = attacker.roots, attacker.roots[0].shown or 0
    true = sum(total for _, total in attacker.hints.values())
    for size in (true, *range(shown, -1, -1)) if sees_visitors and root.shown is not None else (shown,):
        guess = attacker if size == shown else replace(attacker, roots=[replace(root, shown=size)], known={})
        clicks = guess.explain(leaf, value)
        spare = next((key for key, n in (clicks or {}).items() if n and key != leaf), None)
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
    root: Node, leaf: Key, truths: Mapping[int, Rows | None], rows: Rows, minimum: int
) -> Iterator[str]:
    """Yield conversions that a hidden leaf can't have. They're part of its clicks, and the others' of the others'."""
    keys = (others_of_post(leaf), others_of(leaf.campaign), PERIOD_OTHERS)
    others = rows.get(keys[root.level]) if root.shown is not None else None
    for conversions in range(minimum):
        possible = [clicks for clicks, truth in truths.items() if truth is not None and clicks >= conversions]
        if others and others.conversions is not None:
            rest = others.conversions - conversions
            possible = [clicks for clicks in possible if 0 <= rest <= others.clicks - clicks]
        if not possible:
            yield f"{leaf} can't have {conversions} conversions"


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
