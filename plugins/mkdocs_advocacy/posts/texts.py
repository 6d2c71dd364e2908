"""The texts of a post as its page needs them: as HTML, in addresses, in the data island."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mkdocs_advocacy.links import percent_encoded
from mkdocs_advocacy.posts.model import Post, Wording
from mkdocs_advocacy.posts.placeholders import between_links, written
from mkdocs_advocacy.splice import html


class Text(NamedTuple):
    """A wording, fields filled with their examples: what stands between its links, in two notations."""

    number: int
    """Among the different texts of the post, from 0."""
    html: Sequence[str]
    """As HTML."""
    encoded: Sequence[str]
    """Percent-encoded."""
    is_linked: bool
    """Whether the link is in the text."""
    is_empty: bool
    """Whether there are no words."""


class PostTexts:
    """The texts of one post, each written once however many networks get it."""

    def __init__(self, post: Post) -> None:
        """A post that may not be shared any more has none."""
        self.words: dict[str, int] = {}
        """The different texts with {link} and fields open, in the language of placeholders, by number."""
        self._examples = post.template.examples
        self._known: dict[str, tuple[str, str]] = {}
        texts: dict[int, Text] = {}
        for offers in post.offers.values() if not post.gone else ():
            for _, wording, _ in offers:
                if id(wording) not in texts:
                    texts[id(wording)] = self._text(wording)
        self.offers: Mapping[str, Sequence[tuple[int, Text, int]]] = {
            name: [(position, texts[id(wording)], length) for position, wording, length in offers]
            for name, offers in (post.offers.items() if texts else ())
        }
        """For each network that the post is offered on: positions, texts and lengths of the variants that fit."""

    def _text(self, wording: Wording) -> Text:
        between = between_links(wording, self._examples)
        known = self._known
        for words in between:
            if words not in known:  # the wordings of a post have most of their words in common
                known[words] = (html(words), percent_encoded(words))
        return Text(
            self.words.setdefault(written(wording), len(self.words)),
            [known[words][0] for words in between],
            [known[words][1] for words in between],
            is_linked=len(between) > 1,
            is_empty=not any(between),
        )
