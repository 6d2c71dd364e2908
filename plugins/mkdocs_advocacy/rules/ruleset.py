"""A hub's rules, in the form that checks need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mkdocs_advocacy.core.model import ChangeNote
from mkdocs_advocacy.rules.answers import Answer
from mkdocs_advocacy.rules.disclosing import Disclosing, disclosing
from mkdocs_advocacy.rules.listening import Listening
from mkdocs_advocacy.rules.model import Disclosure
from mkdocs_advocacy.rules.secrets import Secrets
from mkdocs_advocacy.rules.words import NetworkWords, WordList, in_language

ENDING = "?"
"""The key for words with a day. It isn't a valid network id."""


@dataclass(frozen=True)
class Rules:
    """A hub's rules at one moment."""

    vocabulary: NetworkWords = field(default_factory=NetworkWords)
    """The vocabulary for all networks."""
    of_networks: Mapping[str, NetworkWords] = field(default_factory=dict)
    """The vocabulary of networks' guidelines, by network id."""
    secrets: Secrets = field(default_factory=Secrets)
    disclosure: Disclosure | None = None
    """The disclosure rules, if the hub has any."""
    answers: tuple[Answer, ...] = ()
    """The hub's own texts to copy; `rules.answering` chooses among them and those of the package."""
    listening: Listening = field(default_factory=Listening)
    """The hub's listening topics and their departments."""
    changes: tuple[tuple[str, ChangeNote], ...] = ()
    """The change notes, each with the name of its rules file."""
    _disclosing: dict[str, Disclosing] = field(default_factory=dict, compare=False, repr=False)
    _lists: dict[tuple[str, str | None], WordList] = field(default_factory=dict, compare=False, repr=False)

    def words(self, language: str, network: str | None = None) -> WordList:
        """Return the vocabulary for all networks, or if `network` is given, only the network's additions to it.

        The additions also contain the preferred words for all networks, so that a word to avoid isn't reported inside a
        preferred phrase.
        """
        known = self._lists.get((language, network))
        if known is None:
            if network is None:
                own = self.vocabulary
            else:
                of_network = self.of_networks.get(network, NetworkWords())
                own = NetworkWords((*self.vocabulary.say, *of_network.say), of_network.avoid, of_network.coming)
            known = self._lists[language, network] = in_language(own, language)
        return known

    def ending(self, language: str) -> WordList:
        """Return the vocabulary's words to avoid from a certain day, past or future."""
        known = self._lists.get((language, ENDING))
        if known is None:
            own = self.vocabulary
            dated = tuple(word for word in own.avoid if word.since)
            known = self._lists[language, ENDING] = in_language(NetworkWords(own.say, dated, own.coming), language)
        return known

    def disclosing(self, language: str) -> Disclosing:
        """Return the disclosure settings for texts in a language."""
        known = self._disclosing.get(language)
        if known is None:
            known = self._disclosing[language] = disclosing(self.disclosure, language)
        return known
