"""Everything that a hub's rules say, as the checks ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mkdocs_advocacy.core.model import ChangeNote
from mkdocs_advocacy.rules.disclosing import Disclosing, disclosing
from mkdocs_advocacy.rules.model import Disclosure
from mkdocs_advocacy.rules.secrets import Secrets
from mkdocs_advocacy.rules.words import NetworkWords, WordList, in_language


@dataclass(frozen=True)
class Rules:
    """A hub's rules, as they hold at one moment."""

    vocabulary: NetworkWords = field(default_factory=NetworkWords)
    """The words for all networks."""
    of_networks: Mapping[str, NetworkWords] = field(default_factory=dict)
    """The words of guidelines, by network."""
    secrets: Secrets = field(default_factory=Secrets)
    disclosure: Disclosure | None = None
    """How to disclose; None where the hub does not say."""
    changes: tuple[tuple[str, ChangeNote], ...] = ()
    """What was changed in which file."""
    _disclosing: dict[str, Disclosing] = field(default_factory=dict, compare=False, repr=False)
    _lists: dict[tuple[str, str | None], WordList] = field(default_factory=dict, compare=False, repr=False)

    def words(self, language: str, network: str | None = None) -> WordList:
        """The words that matter in texts of a language: for all networks, or those that one network adds.

        What any list likes is right everywhere.
        """
        known = self._lists.get((language, network))
        if known is None:
            if network is None:
                own = self.vocabulary
            else:
                of_network = self.of_networks.get(network, NetworkWords())
                own = NetworkWords((*self.vocabulary.say, *of_network.say), of_network.avoid)
            known = self._lists[language, network] = in_language(own, language)
        return known

    def disclosing(self, language: str) -> Disclosing:
        """How the texts of posts in a language disclose."""
        known = self._disclosing.get(language)
        if known is None:
            known = self._disclosing[language] = disclosing(self.disclosure, language)
        return known
