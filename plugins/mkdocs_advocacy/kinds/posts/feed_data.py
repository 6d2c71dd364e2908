"""The data of the feed's scripts: an index of all posts for filtering, and the content of cards in chunks."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Literal, get_args

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.audiences import shown_audiences
from mkdocs_advocacy.core.compact_json import compact_json
from mkdocs_advocacy.core.days import end_of
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.posts.card import in_language
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.listings import Listings
from mkdocs_advocacy.kinds.posts.model import Post

FileContent = bytes | Callable[[], Iterator[bytes]]
"""A file's content, or a function that yields its parts when the file is written."""
Facet = Literal["network", "campaign", "topic", "audience", "language"]
FACETS: tuple[Facet, ...] = get_args(Facet)
"""The filters, in the order of the page. They are also the names of URL parameters."""
CHUNK = 200
"""The number of cards in a chunk."""
AT_HAND = 6
"""The maximum number of a filter's values that are visible without opening its list."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a filter."""

    id: str
    """The value in the URL."""
    name: str
    count: int
    """The number of posts with this value."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter with its values."""

    kind: Facet
    values: Sequence[Value]
    at_hand: Sequence[Value]
    """The values that are visible without opening the list: all, or else the first or most frequent ones."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A post in one language."""

    post: Post
    first: bool
    """Whether this language is shown if no language is selected."""
    facts: Mapping[Facet, tuple[str, ...]]


class FeedData:
    """The index and cards of the posts that may be shared now, newest first, each in all its current languages."""

    def __init__(self, hub: Hub, listings: Listings) -> None:
        self._hub, self._listings = hub, listings

    @cached_property
    def filters(self) -> tuple[Filter, ...]:
        """The filters that have at least two values."""
        counted = [
            [Value(name, shown, self._counts[kind][name]) for name, shown in self._names[kind].items()]
            for kind in FACETS
        ]
        return tuple(
            Filter(kind, values, _visible_values(kind, values))
            for kind, values in zip(FACETS, counted, strict=True)
            if len(values) > 1
        )

    @property
    def version(self) -> str:
        """A digest of the data, so that scripts don't mix it with files that a browser cached from another build."""
        return self._content[0]

    @property
    def files(self) -> Mapping[str, FileContent]:
        """The content of each data file, by path relative to the hub's root."""
        return self._content[1]

    @property
    def posts(self) -> list[Post]:
        """The posts in each of their languages, in the order of the index."""
        return [entry.post for entry in self._entries]

    @cached_property
    def _entries(self) -> list[_Entry]:
        language, entries = self._hub.settings.languages[0], []
        for post in self._hub.of(POSTS).current:
            first = in_language(post, language)
            others = (other for other in (post, *post.translations) if other is not first and not other.has_ended)
            entries += [self._entry(version, version is first) for version in (first, *others)]
        return entries

    def _entry(self, post: Post, first: bool) -> _Entry:
        template = post.template
        campaign = template.campaign if template.campaign in self._hub.of(CAMPAIGNS) else None
        facts: dict[Facet, tuple[str, ...]] = {
            "network": self._listings.networks(post),
            "campaign": (campaign,) if campaign else (),
            "topic": tuple(dict.fromkeys(template.topics)),
            "audience": shown_audiences(template, self._hub.settings.audience),
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
        """The display names of all values in use, by filter and id, in the order of the page."""
        hub = self._hub
        words = hub.words(hub.settings.languages[0])
        used = {kind: {name for entry in self._entries for name in entry.facts[kind]} for kind in FACETS}
        campaigns = {name: campaign.template.title for name, campaign in hub.of(CAMPAIGNS).items()}
        languages = dict.fromkeys((*hub.settings.languages, *sorted(used["language"])))
        names: dict[Facet, dict[str, str]] = {
            "network": {name: network.name for name, network in hub.networks.items()},
            "campaign": {name: campaigns[name] for name in _sort_by_name(campaigns)},
            "topic": {name: name for name in _sort_by_name({topic: topic for topic in used["topic"]})},
            "audience": {name: words(f"audience_title_{name}") for name in hub.settings.audience_ids},
            "language": {code: words.name_of(code) for code in languages},
        }
        return {kind: {name: shown for name, shown in names[kind].items() if name in used[kind]} for kind in FACETS}

    @cached_property
    def _content(self) -> tuple[str, Mapping[str, FileContent]]:
        index = compact_json(self._index())
        posts = compact_json([entry.post.id for entry in self._entries if entry.first])
        digest = hashlib.sha256(index.encode())
        for entry in self._entries:
            digest.update(b"," + self._listings.data(entry.post))
        version = digest.hexdigest()[:12]
        files: dict[str, FileContent] = {
            "posts/data/index.json": f'{{"version":"{version}",{index[1:]}'.encode(),
            "posts/data/posts.json": f'{{"version":"{version}","posts":{posts}}}'.encode(),
        }
        for number, start in enumerate(range(0, len(self._entries), CHUNK)):
            files[f"posts/data/{number}.json"] = partial(self._chunk, start, version)
        return version, files

    def _chunk(self, start: int, version: str) -> Iterator[bytes]:
        """Yield the cards from number `start` as JSON."""
        cards = [self._listings.data(entry.post) for entry in self._entries[start : start + CHUNK]]
        yield f'{{"version":"{version}","cards":['.encode() + b",".join(cards) + b"]}"

    def _index(self) -> dict[str, Any]:
        """Return the index as columns. A post refers to its values of a filter by the number of a shared set."""
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


def _visible_values(kind: Facet, values: Sequence[Value]) -> Sequence[Value]:
    if kind in ("campaign", "topic"):  # the other filters have a fixed order
        values = sorted(values, key=lambda value: -value.count)
    return values if len(values) <= AT_HAND else values[: AT_HAND - 1]


def _sort_by_name(names: Mapping[str, str]) -> Iterable[str]:
    return sorted(names, key=lambda name: (names[name].casefold(), name))
