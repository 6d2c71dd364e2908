"""What the checks look at, and what they find."""

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
    """Something that a rule does not like, and where it stands."""

    rule: RuleName
    path: Path
    message: str
    hint: str
    words: str = ""
    """The very words, as they are written; none where the whole value is meant."""
    start: int = 0
    """Where they begin in the value."""
    text: str = ""
    """The value."""
    is_minor: bool = False
    """Whether it is a notice at most, whatever the rule weighs."""

    def place(self, document: Document) -> tuple[int, int]:
        """Line and column of the very words in the document."""
        if self.words:
            return place_of(document, self.path, self.text, self.start, self.words)
        return document.place(self.path)


@dataclass(frozen=True, slots=True)
class Wording:
    """One text of a post, with the networks that it is offered on."""

    path: Path
    named: str
    """As a writer calls it, such as text.any[0]."""
    text: str
    position: int
    networks: Sequence[Network]

    def is_meant_for(self, network: Network, template: TextSource) -> bool:
        """Whether the writer named the network, for this text or for the post; a text for any may only do there."""
        return self.path[1] != "any" or network.id in (template.networks or ())


@dataclass(frozen=True)
class Subject:
    """A post in one language, as its file says it."""

    document: Document
    template: TextSource
    language: str
    rules: Rules
    settings: RuleOptions
    says: Callable[[str], bool]
    """Whether this very file, and not the one it translates, gives a value for a name."""
    networks: Mapping[str, Sequence[Network]]
    """The networks that it is offered on, by the key under `text` that serves them."""
    composed: Callable[[Network, Wording], str]
    """A text as it will be posted on a network."""
    campaign_hashtags: Sequence[str] = ()
    """Those that stand for {hashtags} where the post names none."""
    known_hashtags: Sequence[str] = ()
    """Hashtags as campaigns and guidelines of the hub write them."""

    @cached_property
    def wordings(self) -> Sequence[Wording]:
        """The texts that this very file says."""
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
        """All that people read of this very file: title, summary, disclosure, fields and texts, with their paths."""
        template = self.template
        said: list[tuple[Path, str]] = [
            ((name,), text)
            for name in ("title", "summary", "disclosure")
            if self.says(name) and name in self.document.value and (text := getattr(template, name))
        ]
        for name, field in template.fields.items() if self.says("fields") else ():
            said += [(("fields", name, part), text) for part in ("label", "example") if (text := getattr(field, part))]
        return (*said, *((wording.path, wording.text) for wording in self.wordings))

    @cached_property
    def letters(self) -> str:
        """All that the file says, squeezed, to rule out quickly what it does not hold."""
        return squeezed("\n".join(text for _, text in strings(self.document.value)))


def names_of(networks: Sequence[Network], most: int = 4) -> str:
    """The names of networks as a list for people."""
    names = list(dict.fromkeys(network.name for network in networks))
    rest = len(names) - most
    shown = names if rest < 2 else [*names[:most], f"{rest} more"]
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)
