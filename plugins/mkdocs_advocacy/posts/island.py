"""The data of a post's page for scripts and other people's tools: one island of JSON."""

from __future__ import annotations

from markupsafe import Markup

from mkdocs_advocacy.compact_json import compact_json
from mkdocs_advocacy.hub import Hub
from mkdocs_advocacy.posts.media import PostMedia
from mkdocs_advocacy.posts.model import Post
from mkdocs_advocacy.posts.shares import PostShares, Shape
from mkdocs_advocacy.posts.tracking import letter
from mkdocs_advocacy.splice import Form, gap


class IslandRenderer:
    """Renders the islands of a hub's posts."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._forms: dict[tuple[Shape, bool], Form] = {}

    def island(self, post: Post, shares: PostShares, *, ruled: bool) -> Markup:
        """The data of the post; each text stands in it once. `ruled` says if the composer finds rules for it."""
        media = PostMedia(post, self._hub)
        head = {
            "id": post.id,
            "language": post.language,
            "title": post.template.title,
            **({"disclosure": post.template.disclosure} if post.template.disclosure else {}),
            "fields": {name: field.model_dump() for name, field in post.template.fields.items()},
            "texts": list(shares.texts),
        }
        tail = {**media.of_post(), **({"rules": 1} if ruled and shares.shape.networks else {})}
        written = (
            f'{compact_json(head)[:-1]},"networks":{{{self._networks(shares, media)}}}'
            f"{',' if tail else ''}{compact_json(tail)[1:]}"
        )
        return Markup(written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))

    def _networks(self, shares: PostShares, media: PostMedia) -> str:
        """The variants for each network."""
        shape, key = shares.shape, (shares.shape, media.differs)
        if key not in self._forms:
            self._forms[key] = self._form(*key)
        if not media.differs:
            return self._forms[key].filled(shares.values)
        offered = [(name, position) for name, variants in shape.networks for position, _ in variants]
        pictures = [compact_json(media.of_variant(name, position)) for name, position in offered]
        return self._forms[key].filled([*shares.values, *[f",{one[1:-1]}" for one in pictures]])

    def _form(self, shape: Shape, differs: bool) -> Form:
        """With a gap for the pictures of each variant where these differ."""
        utm, networks, number = self._hub.settings.utm, [], 0
        for name, variants in shape.networks:
            network, entries = self._hub.networks[name], []
            for position, text in variants:
                link = f'"{shape.link(network, position, "json", utm)}"' if shape.has_link else "null"
                own = gap(f"own{number}") if differs else ""
                entries.append(
                    f'{{"id":"{letter(position)}","text":{text},"link":{link},"length":{gap(f"number{number}")},'
                    f'"limit":{network.text.limit or "null"}{own}}}'
                )
                number += 1
            networks.append(f'"{name}":[{",".join(entries)}]')
        return Form(",".join(networks), [*shape.gaps, *[f"own{place}" for place in range(number)]])
