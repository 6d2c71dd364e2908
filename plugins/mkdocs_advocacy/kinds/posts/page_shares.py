"""All shares of a post at once, as its page needs them: a shape that many posts have, and the values that fill it.

On each of thousands of pages there are dozens of shares. They are made of few things: the words of some texts, a link
that differs by network and variant only, lengths. So what is rendered for a shape has gaps for these, and is rendered
once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from mkdocs_advocacy.content.settings import UtmSettings
from mkdocs_advocacy.core.compact_json import compact_json
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.placeholders import Wording, written
from mkdocs_advocacy.kinds.posts.compose import words_for
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.kinds.posts.tracking import PostLinks, source
from mkdocs_advocacy.networks.links import percent_encoded
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.rendering.fast.frames import html, slot


def json_in_html(value: object) -> str:
    """The value as JSON that can stand in a script of a page."""
    return compact_json(value).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _within_quotes(text: str) -> str:
    return json_in_html(text)[1:-1]


NOTATIONS: Mapping[str, Callable[[str], str]] = {"html": html, "encoded": percent_encoded, "json": _within_quotes}
"""The ways in which links are written on the page, each character for itself, by the name that gaps have for them."""

_IN_ASCII = "ascii"
"""What the names of gaps for links in ASCII begin with."""
_OF_WORDS = ("html", "encoded", "mail")
"""The ways in which the words of texts are written there."""


class Shape(NamedTuple):
    """What the shares of a post have in common with those of many others."""

    language: str
    has_link: bool
    is_tagged: bool
    """Whether the link says where a reader came from."""
    has_two_forms: bool
    """Whether networks that cut links get other ones."""
    texts: tuple[tuple[int, bool], ...]
    """For each text by number how many times the link is in it, and whether it has words."""
    networks: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]
    """For each network that the post is offered on its variants: their positions, and the numbers of their texts."""

    @property
    def positions(self) -> range:
        """Those of the variants that need links."""
        return range(max((variants[-1][0] + 1 for _, variants in self.networks), default=0) if self.has_link else 0)

    @property
    def gaps(self) -> list[str]:
        """The names of gaps, in the order of the values that fill them."""
        names = ["encodedtitle"]
        for form in ("", _IN_ASCII)[: self.has_link + self.has_two_forms]:
            for notation in NOTATIONS:
                names += [f"{form}start{notation}", *[f"{form}end{notation}{place}" for place in self.positions]]
        for number in range(len(self.texts)):
            names += self.words(number)
        count = sum(len(variants) for _, variants in self.networks)
        return names + [f"{name}{number}" for name in ("length", "number") for number in range(count)]

    def words(self, number: int) -> list[str]:
        """The names of the gaps for the words of a text, in the order of the values that fill them."""
        links, _ = self.texts[number]
        return [f"text{notation}{number}x{place}" for place in range(links + 1) for notation in _OF_WORDS]

    def of_network(self, name: str) -> Shape:
        """The shape of posts that are offered on one of the networks only, each variant with a text of its own."""
        variants = dict(self.networks)[name]
        texts = tuple(self.texts[text] for _, text in variants)
        numbered = tuple((position, number) for number, (position, _) in enumerate(variants))
        return self._replace(texts=texts, networks=((name, numbered),))

    def link(self, network: Network, position: int, notation: str, utm: UtmSettings) -> str:
        """The link for a variant, with gaps; nothing where the post has none."""
        if not self.has_link:
            return ""
        said = NOTATIONS[notation](source(network, utm)) if self.is_tagged else ""
        form = _IN_ASCII if self.has_two_forms and network.cuts_links else ""
        return f"{slot(f'{form}start{notation}')}{said}{slot(f'{form}end{notation}{position}')}"

    def text(self, number: int, notation: str, link: str) -> str:
        """A text that holds links, with gaps for its words; nothing where it says nothing."""
        links, has_words = self.texts[number]
        gaps = (slot(f"text{notation}{number}x{place}") if has_words else "" for place in range(links + 1))
        return link.join(gaps)


class PostShares:
    """The shares of one post."""

    def __init__(self, post: Post, links: PostLinks | None, words: Catalogue, networks: Mapping[str, Network]) -> None:
        """A post that may not be shared any more has none."""
        offers = {} if post.has_ended else post.offers
        self.texts: list[str] = []
        """The different texts with {link} and fields open, in the language of placeholders, by number."""
        self._between: list[list[str]] = []
        self._known: dict[tuple[str, ...], int] = {}
        self._examples = post.template.examples
        numbers: dict[tuple[int, bool], int] = {}
        numbered: dict[str, list[tuple[int, int]]] = {}
        for name, variants in offers.items():
            network, places = networks[name], numbered.setdefault(name, [])
            for position, wording, _ in variants:
                same = (id(wording), network.cuts_links)
                if same not in numbers:
                    numbers[same] = self._number(wording, network)
                places.append((position, numbers[same]))
        self.shape = Shape(
            words.language,
            links is not None,
            links is not None and links.is_tagged,
            links is not None and links.has_two_forms,
            tuple([(len(between) - 1, any(between)) for between in self._between]),
            tuple([(name, tuple(numbered[name])) for name in offers]),
        )
        lengths = [length for variants in offers.values() for _, _, length in variants]
        self.values = self._values(post.template.title, links)
        """What fills the gaps of the shape, in their order."""
        self.values += map(words.number, lengths)
        self.values += map(str, lengths)

    def _number(self, wording: Wording, network: Network) -> int:
        """The number of the text that the network gets of the wording."""
        text, between = written(wording), words_for(network, wording, self._examples)
        number = self._known.setdefault((text, *between), len(self.texts))
        if number == len(self.texts):
            self.texts.append(text)
            self._between.append(between)
        return number

    def _values(self, title: str, links: PostLinks | None) -> list[str]:
        values = [percent_encoded(title)]
        for form in dict.fromkeys((links.written, links.in_ascii)) if links else ():
            for notation in NOTATIONS.values():
                values.append(notation(form.start))
                values += [notation(form.end(position)) for position in self.shape.positions]
        known: dict[str, tuple[str, str, str]] = {}
        for between in self._between:
            for words in between:
                if words not in known:  # the texts of a post have most of their words in common
                    encoded = percent_encoded(words)
                    mail = encoded.replace("%0D%0A", "%0A").replace("%0A", "%0D%0A")
                    known[words] = (html(words), encoded, mail)
                values += known[words]
        return values
