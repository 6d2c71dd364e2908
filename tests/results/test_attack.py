"""Attacks on small groups: by all truths of small hubs, and by explanations for random hubs.

`ADVOCACY_ATTACKS=10000` sets the number of random hubs.
"""

from __future__ import annotations

import operator
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations_with_replacement, pairwise, product
from typing import Any

import pytest
from tests.results.attack import Attacker, Rows, attack, look, publish_history
from tests.results.random_weeks import make_hub
from tests.results.rules_of_sums import RULES, careless, publish

from mkdocs_advocacy.results.counts import OTHERS, Counts, Key
from mkdocs_advocacy.results.suppression import revise, suppress

HUBS = int(os.environ.get("ADVOCACY_ATTACKS", "60"))
Seen = dict[Any, dict[Any, set[int]]]
"""For each thing that was published, the values that a hidden cell has in the truths that lead to it."""


def freeze(history: Sequence[Rows]) -> tuple[tuple[tuple[Key, Counts], ...], ...]:
    """Return rows that can be compared and looked up."""
    return tuple(tuple(rows.items()) for rows in history)


def new_seen() -> Seen:
    """Return an empty collection of values."""
    return defaultdict(lambda: defaultdict(set))


# --- all truths of small hubs


Shape = Sequence[tuple[str, str, int]]
"""Groups of hidden leaves: the campaign, the post, and how many. Posts in capitals have a visible leaf too."""
SHAPES: Sequence[tuple[int, Shape]] = [
    (3, [("c", "p", 6)]),
    (3, [("c", "P", 7)]),
    (3, [(campaign, "p", 1) for campaign in "bcdefg"]),
    (3, [("b", "p", 2), ("c", "p", 2), ("d", "p", 1), ("e", "p", 1), ("f", "p", 1)]),
    (3, [("c", "P", 5), ("c", "Q", 5), ("c", "r", 3)]),
    (3, [("b", "P", 5), ("c", "P", 5), ("d", "p", 2), ("e", "p", 1)]),
    (4, [("b", "p", 4), ("c", "p", 1), ("d", "p", 1)]),
    (4, [("b", "P", 4), ("b", "p", 2), ("c", "p", 4)]),
    (5, [("c", "P", 4)]),
    (5, [("c", "p", 4)]),
    (5, [("c", "P", 4), ("c", "p", 4)]),
    (5, [("c", "P", 5), ("c", "Q", 5)]),
    (5, [(campaign, "p", 1) for campaign in "bcdef"]),
    (5, [("b", "p", 2), ("c", "p", 1), ("d", "p", 1), ("e", "p", 1)]),
    (4, [("b", "P", 4), ("c", "P", 4), ("d", "p", 1)]),
]


def truths_of(shape: Shape, minimum: int) -> Iterator[tuple[Mapping[Key, int], Sequence[tuple[int, ...]]]]:
    """Yield all truths of a hub, and the counts of each group. Leaves of a group are alike: their order is left out."""
    groups = [[Key(campaign, post, f"v{n}") for n in range(size)] for campaign, post, size in shape]
    visible = {Key(campaign, post): minimum for campaign, post, _ in shape if post.isupper()}
    counts = (combinations_with_replacement(range(minimum), size) for _, _, size in shape)
    for values in product(*counts):
        hidden = (zip(keys, own, strict=True) for keys, own in zip(groups, values, strict=True))
        yield {**visible, **{key: n for pairs in hidden for key, n in pairs}}, values


@pytest.mark.parametrize(("minimum", "shape"), SHAPES)
def test_no_truth_of_a_small_hub_shows(minimum: int, shape: Shape) -> None:
    """Every hidden leaf has k possible values, and k - 1 for an attacker who knows which leaves have clicks.

    The attacker of the random hubs finds the same.
    """
    seen, knowing = new_seen(), new_seen()
    for leaves, values in truths_of(shape, minimum):
        published = freeze([suppress({key: Counts(n) for key, n in leaves.items()}, minimum)])
        having = tuple(sum(n > 0 for n in own) for own in values)
        for number, own in enumerate(values):
            seen[published][number].update(own)
            if having[number]:
                knowing[published, having][number].update(n for n in own if n)
    assert any(key.is_others for published in seen for key, _ in published[0])
    assert all(values == set(range(minimum)) for cells in seen.values() for values in cells.values())
    assert all(values == set(range(1, minimum)) for cells in knowing.values() for values in cells.values())
    for published in seen:
        rows = {key: counts.clicks for key, counts in published[0]}
        attacker = Attacker(minimum, look(leaves, rows, minimum))
        for root in attacker.roots:
            for group in root.groups:
                assert all(attacker.explain(group.leaves[0], n) for n in range(minimum))


@pytest.mark.parametrize("level", [0, 1, 2], ids=["posts", "campaigns", "periods"])
def test_truths_of_small_hubs_show_without_complementary_suppression(level: int) -> None:
    """If the sums of one level are published from k on, there are hidden leaves with fewer than k values."""
    rules = [*RULES[:level], careless, *RULES[level + 1 :]]
    shown = 0
    for minimum, shape in SHAPES[:6]:
        seen = new_seen()
        for leaves, values in truths_of(shape, minimum):
            published = tuple(publish(leaves, minimum, rules).items())
            for number, own in enumerate(values):
                seen[published][number].update(own)
        shown += sum(len(values) < minimum for cells in seen.values() for values in cells.values())
    assert shown > 20


@pytest.mark.parametrize("shape", [[5], [1] * 5, [2, 1, 1, 1]])
def test_leaves_without_clicks_may_be_unknown(shape: list[int]) -> None:
    """If leaves without clicks aren't passed, a sum may tell that none is zero, but no more than that."""
    minimum = 5
    keys = [Key(f"c{number}", f"p{post}") for number, posts in enumerate(shape) for post in range(posts)]
    seen = new_seen()
    for clicks in product(range(minimum), repeat=len(keys)):
        published = freeze([suppress({key: Counts(n) for key, n in zip(keys, clicks, strict=True) if n}, minimum)])
        for key, n in zip(keys, clicks, strict=True):
            seen[published][key].add(n)
    assert any(published[0] for published in seen)
    assert all(values >= set(range(1, minimum)) for cells in seen.values() for values in cells.values())


@pytest.mark.parametrize(
    ("minimum", "shape"),
    [
        (3, [("c", "p", 2), ("c", "q", 2), ("c", "r", 2), ("c", "s", 2)]),
        (4, [("c", "p", 3), ("c", "q", 3), ("c", "r", 2)]),
        (5, [("c", "P", 4), ("c", "q", 4)]),
        (5, [("b", "p", 2), ("c", "p", 2), ("d", "p", 2)]),
    ],
)
def test_posts_without_clicks_may_be_unknown(minimum: int, shape: Shape) -> None:
    """If posts without clicks aren't passed, no leaf of a post with several leaves has fewer possible values."""
    seen = new_seen()
    for leaves, values in truths_of(shape, minimum):
        used = {(key.campaign, key.post) for key, n in leaves.items() if n}
        passed = {key: Counts(n) for key, n in leaves.items() if (key.campaign, key.post) in used}
        published = freeze([suppress(passed, minimum)])
        for number, own in enumerate(values):
            seen[published][number].update(own)
    assert any(key.is_others for published in seen for key, _ in published[0])
    assert all(values == set(range(minimum)) for cells in seen.values() for values in cells.values())


CHANGES: dict[str, Callable[[int, int], bool]] = {
    "rises": operator.le,
    "falls": operator.ge,
    "any": lambda before, after: True,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_no_later_count_of_a_visible_leaf_shows(change: Callable[[int, int], bool]) -> None:
    """A count that the rows no longer show has k possible values, also if an attacker knows how counts change."""
    minimum, key = 5, Key("c", "p")
    seen = new_seen()
    for clicks in product(range(minimum, 18), range(24), range(24)):
        if not all(change(*both) for both in pairwise(clicks)):
            continue
        rows = publish_history([{key: Counts(n)} for n in clicks], minimum)
        for number, n in enumerate(clicks):
            shown = rows[number].get(key)
            seen[freeze(rows)][number, None if shown is None else shown.clicks].add(n)
    stale = [
        (shown, values)
        for cells in seen.values()
        for (_, shown), values in cells.items()
        if values != {shown} and (shown or 0) <= 19  # from 20 on, the enumeration lacks larger counts
    ]
    assert all(len(values) >= minimum for _, values in stale)
    assert any(shown is None for shown, _ in stale) == (change is not operator.le)


@pytest.mark.parametrize("single", [True, False], ids=["one campaign", "a campaign each"])
def test_no_later_import_of_a_small_hub_shows(single: bool) -> None:
    """Corrections of visible leaves tell nothing about hidden ones, nor about those that have become hidden.

    The attacker even knows that the hidden leaves have stayed the same.
    """
    minimum, size = 3, 5
    keys = [Key("c" if single else f"c{number}", f"p{number}") for number in range(size)]
    visible = [Key("c" if single else "c0", f"v{number}") for number in range(2)]
    seen = new_seen()
    for own, rest, falls in product(
        range(minimum), combinations_with_replacement(range(minimum), size - 1), product(range(7), repeat=2)
    ):
        hidden = {key: Counts(n) for key, n in zip(keys, (own, *rest), strict=True)}
        later = hidden | {key: Counts(n) for key, n in zip(visible, falls, strict=True)}
        rows = publish_history([hidden | dict.fromkeys(visible, Counts(6)), later], minimum)
        assert revise(rows[1], later, minimum) == rows[1]
        seen[freeze(rows)]["own"].add(own)
        for key in later.keys() - rows[1].keys() - set(keys):
            seen[freeze(rows)][key].add(later[key].clicks)
    assert any(key.is_others for published in seen for key, _ in published[1])
    assert all(len(values) >= minimum for cells in seen.values() for values in cells.values())


def test_no_conversions_of_a_small_hub_show() -> None:
    """Conversions are part of the clicks: an attacker uses both."""
    minimum, size = 3, 5
    counts = [Counts(clicks, None, conversions) for clicks in range(4) for conversions in range(clicks + 1)]
    keys = [Key("c", f"p{number}") for number in range(size)]
    seen = new_seen()
    for own, rest in product(counts, combinations_with_replacement(counts, size - 1)):
        rows = suppress(dict(zip(keys, (own, *rest), strict=True)), minimum)
        if keys[0] not in rows or rows[keys[0]].conversions is None:
            seen[freeze([rows])]["conversions"].add(own.conversions or 0)
        if keys[0] not in rows:
            seen[freeze([rows])]["clicks"].add(own.clicks)
    assert any(counts.conversions for published in seen for key, counts in published[0] if key.is_others)
    assert all(len(values) >= minimum for cells in seen.values() for values in cells.values())


def test_no_visitors_of_a_small_hub_show() -> None:
    """A leaf with many clicks of few visitors is hidden too."""
    minimum, size = 3, 5
    counts = [Counts(clicks, visitors) for clicks in (0, 1, 2, 3, 5) for visitors in range(min(clicks, 1), clicks + 1)]
    keys = [Key("c", f"p{number}") for number in range(size)]
    seen = new_seen()
    for own, rest in product(counts, combinations_with_replacement(counts, size - 1)):
        rows = suppress(dict(zip(keys, (own, *rest), strict=True)), minimum)
        if keys[0] not in rows:
            seen[freeze([rows])]["clicks"].add(own.clicks)
            seen[freeze([rows])]["visitors"].add(own.visitors or 0)
        else:
            assert rows[keys[0]] == own
            assert (own.visitors or 0) >= minimum
    assert any(key.is_others for published in seen for key, _ in published[0])
    for published, cells in seen.items():
        # A sum of more clicks than the enumeration can place elsewhere tells nothing about the hub's real limits.
        if all(counts.clicks <= 9 for key, counts in published[0] if key.is_others):
            assert all(len(values & set(range(minimum))) == minimum for values in cells.values())


# --- random hubs


def test_random_hubs_show_nothing() -> None:
    """Every hidden leaf of every week could have 0 … k - 1 clicks and conversions, after all imports."""
    others: Counter[int] = Counter()
    for seed in range(HUBS):
        hub = make_hub(seed)
        for history in hub.weeks:
            rows = publish_history(history, hub.minimum)
            others.update((key.campaign, key.post, key.variant).index(OTHERS) for key in rows[0] if key.is_others)
            found = list(attack(history, rows, hub.minimum))
            assert not found, (seed, found)
    assert all(others[place] > HUBS / 10 for place in range(3))


@pytest.mark.parametrize("level", [0, 1, 2], ids=["posts", "campaigns", "periods"])
def test_attack_finds_cells_without_complementary_suppression(level: int) -> None:
    """The attack isn't blind: it finds hidden cells if the others of one level are published from k on."""
    rules = [*RULES[:level], careless, *RULES[level + 1 :]]
    found = 0
    for seed in range(150):
        hub = make_hub(seed)
        if hub.knows_visitors or len(hub.universe) > 12:
            continue
        leaves = {key: counts.clicks for key, counts in hub.weeks[0][0].items()}
        rows = publish(leaves, hub.minimum, rules)
        for root in look(leaves, rows, hub.minimum):
            attacker = Attacker(hub.minimum, [root], rules)
            found += sum(
                attacker.explain(group.leaves[0], value) is None
                for group in root.groups
                for value in range(hub.minimum if root.level == level and root.shown else 0)
            )
    assert found > 3


def test_attacker_knows_the_rules() -> None:
    """The attacker's rules, written for the tests, publish what the hub publishes."""
    for seed in range(HUBS):
        hub = make_hub(seed)
        for leaves in (history[0] for history in hub.weeks if not hub.knows_visitors):
            rows = publish({key: counts.clicks for key, counts in leaves.items()}, hub.minimum)
            assert rows == {key: counts.clicks for key, counts in suppress(leaves, hub.minimum).items()}
