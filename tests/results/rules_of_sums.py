"""The rules by which sums of small groups are published, written for the tests as the documentation has them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from mkdocs_advocacy.results import suppression
from mkdocs_advocacy.results.counts import Key
from mkdocs_advocacy.results.suppression import PERIOD_OTHERS, others_of


class Part(NamedTuple):
    """Hidden leaves that belong together."""

    leaves: int
    with_clicks: int
    total: int
    can_swap: bool
    """Whether each can change places with one without clicks."""


class Group(NamedTuple):
    """Parts that are summed, as far as a rule looks at them."""

    leaves: int
    with_clicks: int
    total: int
    can_swap: bool
    """Whether the leaves of each part that has several can change places."""
    room: int
    """How many clicks the parts can explain."""
    free: int
    """How many leaves are free."""
    single: int
    """How many parts are single leaves."""
    idle: bool
    """Whether one of these has no clicks."""

    def add(self, part: Part, minimum: int) -> Group:
        """Return the group with a part more."""
        size, some = part[:2]
        return Group(
            self.leaves + size,
            self.with_clicks + some,
            self.total + part.total,
            self.can_swap and (part.can_swap or size == 1),
            self.room + (some * (minimum - 1) if size <= 3 or some <= 2 else some + minimum - 2),
            self.free + (size if size <= 3 else 2),
            self.single + (size == 1),
            self.idle or (size == 1 and not some),
        )

    @property
    def part(self) -> Part:
        """All of its leaves as a part of a wider sum."""
        can_swap = self.can_swap and (not self.single or (self.single > 1 and self.idle))
        return Part(self.leaves, self.with_clicks, self.total, can_swap)


NO_LEAVES = Group(0, 0, 0, True, 0, 0, 0, False)
Rule = Callable[[Group, int], bool]
"""Whether the sum of a group is published, by the minimum."""


def careful(group: Group, minimum: int) -> bool:
    """The rule of the hub, as its documentation has it."""
    most = minimum - 1
    if not group.with_clicks + most <= group.total <= group.room - most:
        return False
    return group.part.can_swap or group.total <= (group.free - 2) * most


def careless(group: Group, minimum: int) -> bool:
    """The rule without complementary suppression: others are large and more than one."""
    return group.total >= minimum and group.with_clicks > 1


RULES = (careful, careful, careful)
"""The rules for sums of posts, campaigns and the period."""


def others_of_post(leaf: Key) -> Key:
    """Return the key of the row that sums small groups of a leaf's post."""
    return suppression.others_of_post(leaf.campaign, leaf.post)


def publish(leaves: Mapping[Key, int], minimum: int, rules: Sequence[Rule] = RULES) -> dict[Key, int]:
    """Return the clicks to publish under the rules of the three levels: the hub's own rules give the hub's rows."""
    rows = {key: clicks for key, clicks in leaves.items() if clicks >= minimum}
    posts = {others_of_post(key) for key in rows if key.post}
    parts = [(key, Part(1, int(n > 0), n, can_swap=False)) for key, n in leaves.items() if key not in rows]
    for level, rule in enumerate(rules):
        groups: dict[Key, Group] = {}
        for key, part in parts:
            name = (others_of_post(key), others_of(key.campaign), PERIOD_OTHERS)[level]
            name = key if level == 0 and name not in posts else name
            groups[name] = groups.get(name, NO_LEAVES).add(part, minimum)
        rows |= {key: group.total for key, group in groups.items() if key.is_others and rule(group, minimum)}
        parts = [(key, group.part) for key, group in groups.items() if key not in rows]
    return rows
