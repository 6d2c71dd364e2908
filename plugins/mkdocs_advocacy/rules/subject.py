"""The input and output of rules: the post to check, and findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from mkdocs_advocacy.core.source import Document, Path
from mkdocs_advocacy.core.validation import as_written, name_of
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.rules.model import RuleName
from mkdocs_advocacy.rules.ruleset import Rules
from mkdocs_advocacy.rules.secrets import place_of, strings
from mkdocs_advocacy.rules.text_source import RuleOptions, TextSource
from mkdocs_advocacy.rules.tokens import squeezed


@dataclass(frozen=True, slots=True)
class Finding:
    """A violation of a rule, with its position."""

    rule: RuleName
    path: Path
    message: str
    hint: str
    words: str = ""
    """The exact text that violates the rule; empty if the whole value does."""
    start: int = 0
    """The offset of these words in the value."""
    text: str = ""
    """The whole value."""
    is_minor: bool = False
    """Whether it is only a notice, even if the rule has a higher severity."""

    def place(self, document: Document) -> tuple[int, int]:
        """Return the line and column of the words in the document."""
        if self.words:
            return place_of(document, self.path, self.text, self.start, self.words)
        return document.place(self.path)


@dataclass(frozen=True, slots=True)
class Wording:
    """A text of a post, with the networks that it is offered on."""

    path: Path
    named: str
    """Its path in messages, such as text.any[0]."""
    text: str
    position: int
    networks: Sequence[Network]

    def is_meant_for(self, network: Network, template: TextSource) -> bool:
        """Return whether the writer named the network for this text or post, instead of just using `any`."""
        return self.path[1] != "any" or network.id in (template.networks or ())


@dataclass(frozen=True)
class Subject:
    """A post in one language, with everything that rules need to check it."""

    document: Document
    template: TextSource
    language: str
    rules: Rules
    settings: RuleOptions
    says: Callable[[str], bool]
    """Whether this file itself has a value for a key, and not only the file that it translates."""
    networks: Mapping[str, Sequence[Network]]
    """The networks that the post is offered on, by the key under `text` that they use."""
    composed: Callable[[Network, Wording], str]
    """The function that composes a text as it will be posted on a network."""
    campaign_hashtags: Sequence[str] = ()
    """The hashtags that replace {hashtags} if the post has none of its own."""
    known_hashtags: Sequence[str] = ()
    """The hashtags of the hub's campaigns and guidelines."""
    given: str = ""
    """What the author of the post's story got from the company; empty if nothing or without a story."""

    @cached_property
    def wordings(self) -> Sequence[Wording]:
        """The texts in this file."""
        return tuple(self._wordings()) if self.says("text") else ()

    def _wordings(self) -> Iterator[Wording]:
        value = self.document.value
        for key, variants in self.template.text.items():
            for position, variant in enumerate(variants):
                path = ("text", key, position, "text")
                named = name_of(as_written(path[:3], value, inside=False))
                yield Wording(path, named, variant.text, position, self.networks.get(key, ()))

    @cached_property
    def passages(self) -> Sequence[tuple[Path, str]]:
        """Everything in this file that people read: title, summary, disclosure, fields and texts, with their paths."""
        template = self.template
        passages: list[tuple[Path, str]] = [
            ((name,), text)
            for name in ("title", "summary", "disclosure")
            if self.says(name) and name in self.document.value and (text := getattr(template, name))
        ]
        for name, field in template.fields.items() if self.says("fields") else ():
            passages += [
                (("fields", name, part), text) for part in ("label", "example") if (text := getattr(field, part))
            ]
        return (*passages, *((wording.path, wording.text) for wording in self.wordings))

    @cached_property
    def letters(self) -> str:
        """The squeezed text of the whole file, to rule out most terms quickly."""
        return squeezed("\n".join(text for _, text in strings(self.document.value)))


def names_of(networks: Sequence[Network], most: int = 4) -> str:
    """Return the names of networks as an English list, with at most `most` names if there are many."""
    names = list(dict.fromkeys(network.name for network in networks))
    rest = len(names) - most
    shown = names if rest < 2 else [*names[:most], f"{rest} more"]
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)
