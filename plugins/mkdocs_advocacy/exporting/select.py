"""Which posts go out, and how each is shared."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.exporting.gaps import opened
from mkdocs_advocacy.kinds.posts.compose import variants_for
from mkdocs_advocacy.kinds.posts.model import Post, Variant
from mkdocs_advocacy.kinds.posts.sharing import Share, shares_of
from mkdocs_advocacy.kinds.posts.tracking import letter
from mkdocs_advocacy.rules.disclosing import sentence_for


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a post, and the networks that it can be shared on."""

    post: Post
    key: str
    """Where it stands in the post's file: `any`, or a network's id."""
    position: int
    """Among those of the same key, from 0."""
    variant: Variant
    disclosure: str | None
    """What the post's file says of it; None where the hub's rules say it, or nobody."""
    shares: tuple[Share, ...]

    @property
    def letter(self) -> str:
        """The name of its variant: a, b, c and so on."""
        return letter(self.position)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person wants to have; nothing said: everything."""

    networks: Collection[str] = ()
    languages: Collection[str] = ()
    campaigns: Collection[str] = ()

    def takes(self, post: Post) -> bool:
        """Whether the post is one of those."""
        in_language = not self.languages or post.language in self.languages
        return in_language and (not self.campaigns or (post.template.campaign or "") in self.campaigns)


def wordings(hub: Hub, posts: Iterable[Post], wanted: Wanted, *, with_gaps: bool = False) -> Iterator[Wording]:
    """All wordings of the posts, in the order of their files. A wording that no network takes has no shares.

    `with_gaps` leaves disclosure and fields as placeholders in the texts of shares.
    """
    for post in posts:
        if wanted.takes(post):
            yield from _of(hub, post, wanted, opened(post, hub) if with_gaps else None)


def _of(hub: Hub, post: Post, wanted: Wanted, with_gaps: Callable[[Share, int], Share] | None) -> Iterator[Wording]:
    shares: dict[tuple[str, int], list[Share]] = {}
    for network, found in shares_of(post, hub):
        if wanted.networks and network.id not in wanted.networks:
            continue
        key, _ = variants_for(post.template, network.id)
        for (position, _, _), share in zip(post.offers[network.id], found, strict=True):
            shares.setdefault((key, position), []).append(with_gaps(share, position) if with_gaps else share)
    disclosure = _own_disclosure(hub, post)
    for key, variants in post.template.text.items():
        for position, variant in enumerate(variants):
            yield Wording(post, key, position, variant, disclosure, tuple(shares.get((key, position), ())))


def _own_disclosure(hub: Hub, post: Post) -> str | None:
    without = post.template.model_copy(update={"disclosure": None})
    said = post.template.disclosure
    return None if sentence_for(without, hub.rules.disclosure, post.language) == said else said
