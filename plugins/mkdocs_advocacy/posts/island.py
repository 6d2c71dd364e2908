"""The data of a post's page for scripts and other people's tools: one island of JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from mkdocs_advocacy.compact_json import compact_json
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.posts.media import PostMedia
from mkdocs_advocacy.posts.model import Post
from mkdocs_advocacy.posts.texts import PostTexts
from mkdocs_advocacy.posts.tracking import PostLinks, letter


def island(
    post: Post,
    networks: Mapping[str, Network],
    links: PostLinks | None,
    texts: PostTexts,
    media: PostMedia,
    *,
    ruled: bool,
) -> Markup:
    """The data of the post; each of its `texts` stands in it once. `ruled` says if the composer finds rules for it."""
    head = {
        "id": post.id,
        "language": post.language,
        "title": post.template.title,
        **({"disclosure": post.template.disclosure} if post.template.disclosure else {}),
        "fields": {name: field.model_dump() for name, field in post.template.fields.items()},
        "texts": list(texts.words),
    }
    tail = {**media.of_post(), **({"rules": 1} if ruled and texts.offers else {})}
    shares = ",".join(_shares(networks, links, texts, media))
    written = f'{compact_json(head)[:-1]},"networks":{{{shares}}}{"," if tail else ""}{compact_json(tail)[1:]}'
    return Markup(written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))


def _shares(
    networks: Mapping[str, Network], links: PostLinks | None, texts: PostTexts, media: PostMedia
) -> Iterator[str]:
    """The variants for each network; put together by hand, since there are dozens on each of thousands of pages."""
    written = links.written(_within_quotes) if links else None
    for name, offers in texts.offers.items():
        limit = networks[name].text.limit or "null"
        start = f'"{written.start(networks[name])}' if written else ""
        entries = []
        for position, text, length in offers:
            link = f'{start}{written.end(position)}"' if written else "null"
            own = f",{compact_json(media.of_variant(name, position))[1:-1]}" if media.differs else ""
            entries.append(
                f'{{"id":"{letter(position)}","text":{text.number},"link":{link},"length":{length},"limit":{limit}{own}}}'
            )
        yield f'"{name}":[{",".join(entries)}]'


def _within_quotes(text: str) -> str:
    return compact_json(text)[1:-1]
