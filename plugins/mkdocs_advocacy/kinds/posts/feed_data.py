"""What the feed's scripts filter and show: a few facts of every post in one file, the words of cards in chunks."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, get_args

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.compact_json import compact_json
from mkdocs_advocacy.core.days import end_of
from mkdocs_advocacy.core.model import Audience
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.posts.card import in_language
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.listings import Listings
from mkdocs_advocacy.kinds.posts.model import Post

Facet = Literal["network", "campaign", "topic", "audience", "language"]
FACETS: tuple[Facet, ...] = get_args(Facet)
"""What posts are filtered by, in the order of the page; also the names in the address."""
CHUNK = 200
"""How many cards are loaded at once."""
AT_HAND = 6
"""How many values of a kind are seen without opening a list."""


@dataclass(frozen=True, slots=True)
class Value:
    """Something that posts are filtered by."""

    id: str
    """What stands in the address."""
    name: str
    count: int
    """How many posts have it."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A kind of values."""

    kind: Facet
    values: Sequence[Value]
    at_hand: Sequence[Value]
    """The values that are seen without opening a list: all of a few, else the first ones or those most posts have."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A post in one language."""

    post: Post
    first: bool
    """Whether it stands for the post where no language is chosen."""
    facts: Mapping[Facet, tuple[str, ...]]


class FeedData:
    """The posts that may be shared now, as facts; newest first, each in every language in which it may be shared."""

    def __init__(self, hub: Hub, listings: Listings) -> None:
        self._hub, self._listings = hub, listings

    @cached_property
    def filters(self) -> tuple[Filter, ...]:
        """What the posts can be filtered by: kinds of which there are at least two values."""
        counted = [
            [Value(name, shown, self._counts[kind][name]) for name, shown in self._names[kind].items()]
            for kind in FACETS
        ]
        return tuple(
            Filter(kind, values, _at_hand(kind, values))
            for kind, values in zip(FACETS, counted, strict=True)
            if len(values) > 1
        )

    @property
    def version(self) -> str:
        """Changes with the data, so that what a browser kept of another build is not taken for this one's."""
        return self._content[0]

    @property
    def files(self) -> Mapping[str, str]:
        """The data, by path below the hub's root."""
        return self._content[1]

    @property
    def posts(self) -> list[Post]:
        """The posts in each of their languages, by the place that scripts know them by."""
        return [entry.post for entry in self._entries]

    @cached_property
    def _entries(self) -> list[_Entry]:
        language, entries = self._hub.settings.languages[0], []
        for post in self._hub.of(POSTS).current:
            first = in_language(post, language)
            others = (one for one in (post, *post.translations) if one is not first and not one.has_ended)
            entries += [self._entry(one, one is first) for one in (first, *others)]
        return entries

    def _entry(self, post: Post, first: bool) -> _Entry:
        template = post.template
        campaign = template.campaign if template.campaign in self._hub.of(CAMPAIGNS) else None
        facts: dict[Facet, tuple[str, ...]] = {
            "network": tuple([network.id for network in self._listings.card(post).networks]),
            "campaign": (campaign,) if campaign else (),
            "topic": tuple(dict.fromkeys(template.topics)),
            "audience": tuple(dict.fromkeys(template.audience)),
            "language": (post.language,),
        }
        return _Entry(post, first, facts)

    @cached_property
    def _counts(self) -> Mapping[Facet, Counter[str]]:
        return {
            kind: Counter(
                name for entry in self._entries if entry.first or kind == "language" for name in entry.facts[kind]
            )
            for kind in FACETS
        }

    @cached_property
    def _names(self) -> Mapping[Facet, Mapping[str, str]]:
        """The values that any post has, with what people call them, in the order of the page."""
        hub = self._hub
        words = hub.words(hub.settings.languages[0])
        used = {kind: {name for entry in self._entries for name in entry.facts[kind]} for kind in FACETS}
        campaigns = {name: campaign.template.title for name, campaign in hub.of(CAMPAIGNS).items()}
        languages = dict.fromkeys((*hub.settings.languages, *sorted(used["language"])))
        names: dict[Facet, dict[str, str]] = {
            "network": {name: network.name for name, network in hub.networks.items()},
            "campaign": {name: campaigns[name] for name in _by_name(campaigns)},
            "topic": {name: name for name in _by_name({topic: topic for topic in used["topic"]})},
            "audience": {name: words(f"feed_{name}") for name in get_args(Audience)},
            "language": {code: words.name_of(code) for code in languages},
        }
        return {kind: {name: shown for name, shown in names[kind].items() if name in used[kind]} for kind in FACETS}

    @cached_property
    def _content(self) -> tuple[str, Mapping[str, str]]:
        index = compact_json(self._index())
        cards = [self._listings.data(entry.post) for entry in self._entries]
        chunks = [cards[start : start + CHUNK] for start in range(0, len(cards), CHUNK)]
        version = hashlib.sha256(f"[{index},[{','.join(cards)}]]".encode()).hexdigest()[:12]
        files = {"posts/data/index.json": f'{{"version":"{version}",{index[1:]}'}
        posts = compact_json([entry.post.id for entry in self._entries if entry.first])
        files["posts/data/posts.json"] = f'{{"version":"{version}","posts":{posts}}}'
        for number, chunk in enumerate(chunks):
            files[f"posts/data/{number}.json"] = f'{{"version":"{version}","cards":[{",".join(chunk)}]}}'
        return version, files

    def _index(self) -> dict[str, Any]:
        """The facts as columns. What posts have of a kind is a set of values, and each set stands there once."""
        sets: dict[Facet, list[list[int]]] = {}
        columns: dict[str, list[int]] = {}
        for kind in FACETS:
            places = {name: place for place, name in enumerate(self._names[kind])}
            known: dict[tuple[str, ...], int] = {}
            columns[kind] = [known.setdefault(entry.facts[kind], len(known)) for entry in self._entries]
            sets[kind] = [[places[name] for name in names] for names in known]
        columns["first"] = [int(entry.first) for entry in self._entries]
        columns["expires"] = [
            int(end_of(expire, self._hub.settings.zone).timestamp()) if (expire := entry.post.template.expire) else 0
            for entry in self._entries
        ]
        return {
            "chunk": CHUNK,
            "values": {kind: list(self._names[kind].items()) for kind in FACETS},
            "sets": sets,
            "posts": columns,
            "offered": sum(network.kind == "network" for network in self._hub.networks.values()),
            "labels": {
                code: [self._hub.words(code)(key) for key in ("networks", "card_save", "card_share")]
                for code in self._names["language"]
            },
        }


def _at_hand(kind: Facet, values: Sequence[Value]) -> Sequence[Value]:
    if kind in ("campaign", "topic"):  # the others have an order of their own
        values = sorted(values, key=lambda value: -value.count)
    return values if len(values) <= AT_HAND else values[: AT_HAND - 1]


def _by_name(names: Mapping[str, str]) -> Iterable[str]:
    return sorted(names, key=lambda name: (names[name].casefold(), name))
