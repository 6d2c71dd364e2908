"""Select posts to export, with their shares."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.letters import letter
from mkdocs_advocacy.exporting.placeholders import make_placeholder_keeper
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.posts.compose import variants_for
from mkdocs_advocacy.kinds.posts.model import Post, Variant
from mkdocs_advocacy.kinds.posts.sharing import Share, shares_of
from mkdocs_advocacy.rules.disclosing import sentence_for


@dataclass(frozen=True, slots=True)
class Wording:
    """A variant of a post, with its shares."""

    post: Post
    key: str
    """Its key in the post's file: `any` or a network id."""
    position: int
    """The 0-based position among the variants of the key."""
    variant: Variant
    disclosure: str | None
    """The disclosure from the post's file. None if it comes from the hub's rules or there is none."""
    shares: tuple[Share, ...]

    @property
    def letter(self) -> str:
        """The letter of the variant: a, b, c and so on."""
        return letter(self.position)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters for the export. Empty filters accept everything."""

    networks: Collection[str] = ()
    languages: Collection[str] = ()
    campaigns: Collection[str] = ()

    def takes(self, post: Post) -> bool:
        """Return whether the post matches the filters."""
        in_language = not self.languages or post.language in self.languages
        return in_language and (not self.campaigns or (post.template.campaign or "") in self.campaigns)


def wordings(hub: Hub, posts: Iterable[Post], wanted: Wanted, *, keeps_placeholders: bool = False) -> Iterator[Wording]:
    """Yield all variants of the selected posts, in the order of their files. A variant may have no shares.

    `keeps_placeholders` keeps the disclosure and fields as placeholders in the texts of shares.
    """
    for post in (_without_campaign_for_others(post, hub) for post in posts):
        if wanted.takes(post):
            yield from _wordings_of(
                hub, post, wanted, make_placeholder_keeper(post, hub) if keeps_placeholders else None
            )


def _without_campaign_for_others(post: Post, hub: Hub) -> Post:
    """Return the post without its campaign if the hub is loaded for an audience that the campaign isn't for."""
    if hub.settings.audience is None or post.template.campaign in hub.of(CAMPAIGNS):
        return post
    return replace(post, template=post.template.model_copy(update={"campaign": None}))


def _wordings_of(
    hub: Hub, post: Post, wanted: Wanted, keep_placeholders: Callable[[Share, int], Share] | None
) -> Iterator[Wording]:
    shares: dict[tuple[str, int], list[Share]] = {}
    for network, found in shares_of(post, hub):
        if wanted.networks and network.id not in wanted.networks:
            continue
        key, _ = variants_for(post.template, network.id)
        for (position, _, _), share in zip(post.offers[network.id], found, strict=True):
            shares.setdefault((key, position), []).append(
                keep_placeholders(share, position) if keep_placeholders else share
            )
    disclosure = _own_disclosure(hub, post)
    for key, variants in post.template.text.items():
        for position, variant in enumerate(variants):
            yield Wording(post, key, position, variant, disclosure, tuple(shares.get((key, position), ())))


def _own_disclosure(hub: Hub, post: Post) -> str | None:
    without = post.template.model_copy(update={"disclosure": None})
    own = post.template.disclosure
    return None if sentence_for(without, hub.rules.disclosure, post.language) == own else own
