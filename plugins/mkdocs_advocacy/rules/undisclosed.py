"""Posts that do not say who is speaking, or only after a network has cut them."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_advocacy.core.placeholders import place_of
from mkdocs_advocacy.networks.measure import measured
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.rules.disclosing import Disclosing, sentence_pattern
from mkdocs_advocacy.rules.subject import Finding, Subject, Wording, names_of
from mkdocs_advocacy.rules.tokens import squeezed

WORTH_IT = 100
"""How much a preview shows that a text for any network should have its disclosure in; less holds hardly a sentence."""


def missing(subject: Subject) -> Iterator[Finding]:
    """Finds a post that does not say who is speaking."""
    said, template = subject.rules.disclosure, subject.template
    if said is None or template.disclosure:
        return
    how = subject.rules.disclosing(subject.language)
    silent = [wording for wording in subject.wordings if not how.is_in(wording.text)]
    if silent:
        audience = "both" if len(set(template.audience)) > 1 else template.audience[0]
        message = f"{silent[0].named} does not say who is speaking"
        hint = f"add {audience}: {subject.language}: to guidelines/rules/disclosure.yml, or disclosure: to the post"
        yield Finding("missing-disclosure", silent[0].path, message, hint)


def buried(subject: Subject) -> Iterator[Finding]:
    """Finds texts that say who is speaking only after the network has cut its preview, or not at their start."""
    said = subject.rules.disclosure
    if said is None or said.place == "anywhere":
        return
    how = subject.rules.disclosing(subject.language)
    for wording in subject.wordings:
        place = place_of("disclosure", wording.text)
        if place > 0 or (place < 0 and next(_ends(subject, wording.text, how), None) is not None):
            yield from (_not_first if said.place == "start" else _hidden)(subject, wording, how)


def _not_first(subject: Subject, wording: Wording, how: Disclosing) -> Iterator[Finding]:
    begins = {squeezed(words) for words in (subject.template.disclosure, *how.accepted) if words}
    for network in wording.networks[:1]:
        text = subject.composed(network, wording)
        if not any(squeezed(text[:end]) in begins for end in _ends(subject, text, how)):
            message = f"{wording.named} does not begin with the disclosure"
            yield _finding(wording, message, "put {disclosure} first", is_minor=False)


def _hidden(subject: Subject, wording: Wording, how: Disclosing) -> Iterator[Finding]:
    meant = [network for network in wording.networks if wording.is_meant_for(network, subject.template)]
    others = [network for network in wording.networks if network not in meant]
    hiding = [network for network in meant if _hides(subject, wording, network, how)]
    is_minor = not hiding
    if is_minor:
        worth_it = [network for network in others if (network.text.preview_length or 0) >= WORTH_IT]
        hiding = [network for network in worth_it if _hides(subject, wording, network, how)]
    if hiding:
        shown = min(network.text.preview_length or 0 for network in hiding)
        message = f"{wording.named}: the disclosure is hidden by the “see more” of {names_of(hiding)}"
        yield _finding(wording, message, f"put it into the first {shown} characters, at best first", is_minor=is_minor)


def _finding(wording: Wording, message: str, hint: str, *, is_minor: bool) -> Finding:
    place = place_of("disclosure", wording.text)
    words = wording.text[place : wording.text.index("}", place) + 1] if place >= 0 else ""
    return Finding("buried-disclosure", wording.path, message, hint, words, max(place, 0), wording.text, is_minor)


def _hides(subject: Subject, wording: Wording, network: Network, how: Disclosing) -> bool:
    """Whether the network shows less of a text than it takes, and all that discloses stands behind that."""
    shown = network.text.preview_length
    if shown is None or shown == network.text.limit:
        return False
    text = subject.composed(network, wording)
    return all(measured(text[:end], network.text).length > shown for end in _ends(subject, text, how))


def _ends(subject: Subject, text: str, how: Disclosing) -> Iterator[int]:
    """Where the post's own sentence ends in a text, and where the first other words end that disclose."""
    sentence = subject.template.disclosure
    if sentence and (found := sentence_pattern(sentence).search(text)):
        yield found.end()
    end = how.end_in(text)
    if end is not None:
        yield end
