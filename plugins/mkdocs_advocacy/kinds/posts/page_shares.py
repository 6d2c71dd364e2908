"""All shares of a post for its page: a shape that many posts have in common, and the values that fill it.

Each of thousands of pages has dozens of shares. They differ only in a few values: parts of texts, a link for each
network and variant, and lengths. So the HTML of a shape is rendered once, with slots for these values.
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
    """Return the value as JSON that is safe inside a `<script>` element."""
    return compact_json(value).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _within_quotes(text: str) -> str:
    return json_in_html(text)[1:-1]


NOTATIONS: Mapping[str, Callable[[str], str]] = {"html": html, "encoded": percent_encoded, "json": _within_quotes}
"""The encodings of links on the page, by their name in slots. Each encodes character by character."""

_IN_ASCII = "ascii"
"""The prefix of slot names for links in ASCII."""
_OF_WORDS = ("html", "encoded", "mail")
"""The encodings of texts on the page."""


class Shape(NamedTuple):
    """The structure of a post's shares, which many posts have in common."""

    language: str
    has_link: bool
    is_tagged: bool
    """Whether the link has UTM parameters."""
    has_two_forms: bool
    """Whether networks that cut links get a different spelling."""
    texts: tuple[tuple[int, bool], ...]
    """For each text, the number of links in it, and whether it contains anything else."""
    networks: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]
    """For each network of the post, the position and text number of each variant."""

    @property
    def positions(self) -> range:
        """The positions of the variants that need links."""
        return range(max((variants[-1][0] + 1 for _, variants in self.networks), default=0) if self.has_link else 0)

    @property
    def slots(self) -> list[str]:
        """The names of all slots, in the order of the values that fill them."""
        names = ["encodedtitle"]
        for form in ("", _IN_ASCII)[: self.has_link + self.has_two_forms]:
            for notation in NOTATIONS:
                names += [f"{form}start{notation}", *[f"{form}end{notation}{place}" for place in self.positions]]
        for number in range(len(self.texts)):
            names += self.words(number)
        count = sum(len(variants) for _, variants in self.networks)
        return names + [f"{name}{number}" for name in ("length", "number") for number in range(count)]

    def words(self, number: int) -> list[str]:
        """Return the names of the slots for a text, in the order of the values that fill them."""
        links, _ = self.texts[number]
        return [f"text{notation}{number}x{place}" for place in range(links + 1) for notation in _OF_WORDS]

    def of_network(self, name: str) -> Shape:
        """Return the shape reduced to one network, where each variant has its own text."""
        variants = dict(self.networks)[name]
        texts = tuple(self.texts[text] for _, text in variants)
        numbered = tuple((position, number) for number, (position, _) in enumerate(variants))
        return self._replace(texts=texts, networks=((name, numbered),))

    def link(self, network: Network, position: int, notation: str, utm: UtmSettings) -> str:
        """Return the link for a variant, with slots, or an empty string if the post has none."""
        if not self.has_link:
            return ""
        tags = NOTATIONS[notation](source(network, utm)) if self.is_tagged else ""
        form = _IN_ASCII if self.has_two_forms and network.cuts_links else ""
        return f"{slot(f'{form}start{notation}')}{tags}{slot(f'{form}end{notation}{position}')}"

    def text(self, number: int, notation: str, link: str) -> str:
        """Return a text with slots for its parts and with `link` between them."""
        links, has_words = self.texts[number]
        slots = (slot(f"text{notation}{number}x{place}") if has_words else "" for place in range(links + 1))
        return link.join(slots)


class PostShares:
    """The shares of one post: their shape and values."""

    def __init__(self, post: Post, links: PostLinks | None, words: Catalogue, networks: Mapping[str, Network]) -> None:
        """Collect the shares. A post that may no longer be shared has none."""
        offers = {} if post.has_ended else post.offers
        self.texts: list[str] = []
        """The distinct texts by number, with {link} and fields as placeholders."""
        self._between: list[list[str]] = []
        self._known: dict[tuple[str, ...], int] = {}
        self._examples = post.template.examples
        numbers: dict[tuple[Wording, bool], int] = {}
        numbered: dict[str, list[tuple[int, int]]] = {}
        for name, variants in offers.items():
            network, places = networks[name], numbered.setdefault(name, [])
            for position, wording, _ in variants:
                key = (wording, network.cuts_links)
                if key not in numbers:
                    numbers[key] = self._number(wording, network)
                places.append((position, numbers[key]))
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
        """The values for the slots of the shape, in order."""
        self.values += map(words.number, lengths)
        self.values += map(str, lengths)

    def _number(self, wording: Wording, network: Network) -> int:
        """Return the number of the text that the wording becomes on the network."""
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
                if words not in known:  # many variants share the same parts
                    encoded = percent_encoded(words)
                    mail = encoded.replace("%0D%0A", "%0A").replace("%0A", "%0D%0A")
                    known[words] = (html(words), encoded, mail)
                values += known[words]
        return values
