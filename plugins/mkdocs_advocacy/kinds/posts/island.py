"""The JSON data island of a post's page, for scripts and external tools."""

from __future__ import annotations

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.letters import letter
from mkdocs_advocacy.kinds.posts.media import PostMedia
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.kinds.posts.page_shares import PostShares, Shape, json_in_html
from mkdocs_advocacy.kinds.posts.tracking import shown_link
from mkdocs_advocacy.rendering.fast.frames import slot

SLOTS = ("islandstart", "islandend")


def island_text(hub: Hub, shape: Shape, *, differs: bool) -> str:
    """Return the island of a shape, with slots. `differs` tells whether variants have images of their own."""
    networks, number = [], 0
    for name, variants in shape.networks:
        network, entries = hub.networks[name], []
        for position, text in variants:
            link = f'"{shape.link(network, position, "json", hub.settings.utm)}"' if shape.has_link else "null"
            own = slot(f"own{number}") if differs else ""
            entries.append(
                f'{{"id":"{letter(position)}","text":{text},"link":{link},"length":{slot(f"number{number}")},'
                f'"limit":{network.text.limit or "null"}{own}}}'
            )
            number += 1
        networks.append(f'"{name}":[{",".join(entries)}]')
    start, end = SLOTS
    return f'{slot(start)},"networks":{{{",".join(networks)}}}{slot(end)}'


def island_values(post: Post, shares: PostShares, media: PostMedia, *, ruled: bool) -> tuple[str, str]:
    """Return the values for the slots in `SLOTS`. `ruled` tells whether the composer has rules to check."""
    start = {
        "id": post.id,
        "language": post.language,
        "title": post.template.title,
        **({"disclosure": post.template.disclosure} if post.template.disclosure else {}),
        "fields": {name: field.model_dump() for name, field in post.template.fields.items()},
        **({"shown": shown_link(post.template.link)} if post.template.link else {}),
        "texts": shares.texts,
    }
    end = {**media.of_post(), **({"rules": 1} if ruled and shares.shape.networks else {})}
    return json_in_html(start)[:-1], f"{',' if end else ''}{json_in_html(end)[1:]}"


def own_pictures(shape: Shape, media: PostMedia) -> list[str]:
    """Return the values for the slots of variants, if variants have images of their own."""
    if not media.differs:
        return []
    offered = [(name, position) for name, variants in shape.networks for position, _ in variants]
    return [f",{json_in_html(media.of_variant(name, position))[1:-1]}" for name, position in offered]
