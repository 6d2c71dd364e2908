"""Posts for the brand's own channels: nobody discloses for whom they work, and nobody is there to fill gaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.exporting.without_person import without_person
from mkdocs_advocacy.kinds.posts.compose import Composer, variants_for
from mkdocs_advocacy.kinds.posts.model import Offer, Post, Variant
from mkdocs_advocacy.kinds.posts.tracking import letter, links_of


def in_brand_voice(posts: Iterable[Post], hub: Hub, network: str, folder: str) -> tuple[list[Post], list[str]]:
    """The posts for the brand's own channel on a network, and a sentence for each post or wording that is left out.

    `folder` is the one that is published, as the writer knows it.
    """
    spoken: list[Post] = []
    told: list[str] = []
    for post in posts:
        if network not in post.offers:
            continue
        file = f"{folder}/{post.source}"
        asked = [f"{{{name}}}" for name, field in post.template.fields.items() if field.required]
        if asked:
            told.append(f"{file}: the post is left out: a person fills {', '.join(asked)} in it.")
            continue
        found, personal = _of_brand(post, hub, network)
        spoken.append(found)
        told += [
            f"{file}: wording {letter(position)} is left out: it is no clean text without the disclosure. Write "
            f"{{disclosure}} as a sentence of its own, with nothing that leads to it."
            for position in personal
        ]
    return spoken, told


def _of_brand(post: Post, hub: Hub, network: str) -> tuple[Post, list[int]]:
    """The post on one network without the person who shares it, and the positions of wordings that need that person."""
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
    """The wordings at `places` that fit the network."""
    template = post.template.model_copy(update={"text": {key: tuple(variants[place] for place in places)}})
    links = links_of(post.id, template.link, post.utm_campaign, hub.settings.utm)
    words, how = hub.words(post.language), hub.rules.disclosing(post.language)
    composer = Composer(template, links, post.hashtags, words("link_in_bio"), how)
    measured = zip(places, composer.measured(hub.networks[network]), strict=True)
    return tuple((place, wording, length) for place, (wording, length, failing) in measured if not failing)
