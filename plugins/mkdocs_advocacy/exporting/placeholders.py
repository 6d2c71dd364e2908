"""Compose texts that keep the placeholders for the disclosure and fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.placeholders import names
from mkdocs_advocacy.kinds.posts.compose import Composer, words_for
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.kinds.posts.sharing import Share
from mkdocs_advocacy.kinds.posts.tracking import links_of


def make_placeholder_keeper(post: Post, hub: Hub) -> Callable[[Share, int], Share]:
    """Return a function that keeps `{disclosure}` and fields as placeholders in the text of a share.

    The function takes a share and the position of its variant. It removes the share link if the link would contain a
    field.
    """
    template = post.template
    links = links_of(post.id, template.link, post.utm_campaign, hub.settings.utm)
    words, how = hub.words(post.language), hub.rules.disclosing(post.language)
    composer = Composer(
        template,
        links,
        post.hashtags,
        words("link_in_bio"),
        how,
        keeps_disclosure=True,
        story_network=post.story_network,
    )
    unfilled = {name: f"{{{name}}}" for name in ("disclosure", *template.fields)}
    known = {name: composer.measured(hub.networks[name]) for name in post.offers}

    def keep(share: Share, position: int) -> Share:
        wording, _, _ = known[share.network.id][position]
        text = (share.link or "").join(words_for(share.network, wording, unfilled))
        asks = share.network.intent.takes_text and any(name in template.fields for name in names(wording))
        return replace(share, text=text, intent=None if asks else share.intent)

    return keep
