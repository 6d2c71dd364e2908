"""Random hubs with weeks of results: few and skewed counts, late data, and corrections."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from random import Random

from mkdocs_advocacy.results.counts import Counts, Key

Leaves = dict[Key, Counts]


@dataclass(frozen=True)
class Hub:
    """A hub with the leaves of three weeks in a row."""

    minimum: int
    universe: list[Key]
    knows_visitors: bool
    weeks: list[list[Leaves]]
    """The leaves of each week at its first import and at later ones: more of them for older weeks."""


def make_hub(seed: int) -> Hub:
    """Return the hub of a seed."""
    random = Random(seed)
    minimum = random.choice([5, 5, 5, 6, 10])
    universe = [key for number in range(random.randint(1, 6)) for key in _make_campaign(random, f"c{number}")]
    knows_visitors = random.random() < 0.25
    weeks = []
    for imports in (3, 2, 1):
        history = [_make_leaves(random, universe, minimum, knows_visitors)]
        while len(history) < imports:
            history.append(_import_again(random, history[-1], minimum))
        weeks.append(history)
    return Hub(minimum, universe, knows_visitors, weeks)


def _make_campaign(random: Random, campaign: str) -> list[Key]:
    if random.random() < 0.2:
        return [Key(campaign)]
    networks = random.sample(["linkedin", "x", "mastodon", "xing"], random.randint(1, 4))
    languages = random.choice([["en"], ["en", "de"]])
    posts = [f"p{number}" for number in range(random.choice([1, 1, 2, 3]))]
    keys = [Key(campaign, *rest) for rest in product(posts, random.choice(["a", "ab"]), networks, languages)]
    return random.sample(keys, min(len(keys), random.randint(1, 16)))


def _make_leaves(random: Random, universe: list[Key], minimum: int, knows_visitors: bool) -> Leaves:
    leaves: Leaves = {}
    for campaign in sorted({key.campaign for key in universe}):
        kind = random.choice(["few", "few", "ones", "near", "many"])
        for key in (key for key in universe if key.campaign == campaign):
            clicks = _draw(random, kind, minimum)
            leaves[key] = Counts(
                clicks=clicks,
                visitors=random.randint(min(clicks, 1), clicks) if knows_visitors else None,
                conversions=sum(random.random() < 0.3 for _ in range(clicks)),
                bots=_draw(random, "few", minimum),
            )
    return leaves


def _draw(random: Random, kind: str, minimum: int) -> int:
    if kind == "ones":
        return random.choice([0, 1, 1, 1, 2])
    if kind == "near":
        return random.choice([minimum - 1, minimum - 1, minimum - 2, minimum])
    if kind == "many":
        return int(random.paretovariate(0.7)) + random.randint(0, minimum)
    return random.choice([0, 0, 1, 1, 2, 3, minimum - 1, int(random.paretovariate(0.9))])


def _import_again(random: Random, leaves: Leaves, minimum: int) -> Leaves:
    kind = random.choice(["same", "late", "late", "corrected"])
    late = dict(leaves)
    for key, counts in leaves.items():
        if kind == "late" and random.random() < 0.4:
            late[key] = replace(counts, clicks=counts.clicks + random.choice([1, 1, 2, minimum, 3 * minimum]))
        elif kind == "corrected" and random.random() < 0.3:
            late[key] = replace(counts, clicks=random.randint(0, counts.clicks))
        if (late[key].visitors or 0) > late[key].clicks:
            late[key] = replace(late[key], visitors=late[key].clicks)
    return late
