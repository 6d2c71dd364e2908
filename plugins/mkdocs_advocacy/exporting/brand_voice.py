"""Prepare posts for the brand's own channels, without disclosures and fields that only a person can fill in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.letters import letter
from mkdocs_advocacy.exporting.without_person import without_person
from mkdocs_advocacy.kinds.posts.compose import Composer, variants_for
from mkdocs_advocacy.kinds.posts.model import Offer, Post, Variant
from mkdocs_advocacy.kinds.posts.tracking import links_of


def in_brand_voice(posts: Iterable[Post], hub: Hub, network: str, folder: str) -> tuple[list[Post], list[str]]:
    """Return the posts for the brand's own channel on a network, and a message for each skipped post or variant.

    `folder` is the published folder as shown in messages.
    """
    kept: list[Post] = []
    skipped: list[str] = []
    for post in posts:
        if network not in post.offers:
            continue
        file = f"{folder}/{post.source}"
        required = [f"{{{name}}}" for name, field in post.template.fields.items() if field.required]
        if required:
            skipped.append(f"{file}: the post is skipped because a person must fill in {', '.join(required)}.")
            continue
        found, personal = _of_brand(post, hub, network)
        kept.append(found)
        skipped += [
            f"{file}: variant {letter(position)} is skipped because it is incomplete without the disclosure. Write "
            f"{{disclosure}} as a separate sentence."
            for position in personal
        ]
    return kept, skipped


def _of_brand(post: Post, hub: Hub, network: str) -> tuple[Post, list[int]]:
    """Return the post for one network without personal parts, and the positions of variants that need a person."""
    how, template = hub.rules.disclosing(post.language), post.template
    key, variants = variants_for(template, network)
    texts = [without_person(variant.text, template.disclosure, how, template.fields) for variant in variants]
    own = tuple(
        variant if text is None else variant.model_copy(update={"text": text})
        for variant, text in zip(variants, texts, strict=True)
    )
    offered = {position for position, _, _ in post.offers[network]}
    personal = [position for position in sorted(offered) if texts[position] is None]
    brand = replace(
        post, template=template.model_copy(update={"disclosure": None, "text": {**template.text, key: own}})
    )
    offers = _offers(brand, hub, network, key, own, [place for place, text in enumerate(texts) if text is not None])
    return replace(brand, offers={network: offers}), personal


def _offers(
    post: Post, hub: Hub, network: str, key: str, variants: tuple[Variant, ...], places: list[int]
) -> tuple[Offer, ...]:
    """Return the variants at `places` that fit the network."""
    template = post.template.model_copy(update={"text": {key: tuple(variants[place] for place in places)}})
    links = links_of(post.id, template.link, post.utm_campaign, hub.settings.utm)
    words, how = hub.words(post.language), hub.rules.disclosing(post.language)
    composer = Composer(template, links, post.hashtags, words("link_in_bio"), how, story_network=post.story_network)
    measured = zip(places, composer.measured(hub.networks[network]), strict=True)
    return tuple((place, wording, length) for place, (wording, length, failing) in measured if not failing)
