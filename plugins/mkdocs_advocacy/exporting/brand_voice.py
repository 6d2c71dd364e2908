"""Posts for the brand's own channels: nobody discloses for whom they work, and nobody is there to fill gaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.placeholders import names
from mkdocs_advocacy.exporting.select import Wording
from mkdocs_advocacy.kinds.posts.compose import Composer
from mkdocs_advocacy.kinds.posts.model import Offer, Post
from mkdocs_advocacy.kinds.posts.tracking import links_of


def in_brand_voice(post: Post, hub: Hub) -> Post:
    """The post without the disclosure of the people who share it."""
    template = post.template.model_copy(update={"disclosure": None})
    links = links_of(post.id, template.link, post.utm_campaign, hub.settings.utm)
    words, disclosing = hub.words(post.language), hub.rules.disclosing(post.language)
    composer = Composer(template, links, post.hashtags, words("link_in_bio"), disclosing)
    offers: dict[str, tuple[Offer, ...]] = {}
    for name in post.offers:
        measured = enumerate(composer.measured(hub.networks[name]))
        offers[name] = tuple((place, wording, length) for place, (wording, length, failing) in measured if not failing)
    return replace(post, template=template, offers=offers)


def without_gaps(wordings: Iterable[Wording]) -> tuple[list[Wording], list[str]]:
    """The wordings that no person has to complete, and a sentence for each of the others."""
    whole, told = [], []
    for wording in wordings:
        fields = wording.post.template.fields
        gaps = {name for share in wording.shares for name in names(share.wording) if name in fields}
        if gaps:
            listed = ", ".join(f"{{{name}}}" for name in fields if name in gaps)
            told.append(f"{wording.post.source}: wording {wording.letter} is left out: a person fills {listed} in it.")
        else:
            whole.append(wording)
    return whole, told
