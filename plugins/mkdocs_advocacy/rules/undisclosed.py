"""Rules for posts without a disclosure, or with one that a network's preview hides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_advocacy.core.audiences import DEFAULT_AUDIENCES
from mkdocs_advocacy.core.placeholders import place_of
from mkdocs_advocacy.networks.measure import measured
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.rules.disclosing import Disclosing, sentence_pattern
from mkdocs_advocacy.rules.subject import Finding, Subject, Wording, names_of
from mkdocs_advocacy.rules.tokens import squeezed

WORTH_IT = 100
"""The minimum preview length, in characters, for checking texts for `any`. A shorter one barely fits a sentence."""


def missing(subject: Subject) -> Iterator[Finding]:
    """Find posts without a disclosure."""
    disclosure, template = subject.rules.disclosure, subject.template
    if disclosure is None or template.disclosure:
        return
    disclosing = subject.rules.disclosing(subject.language)
    silent = [wording for wording in subject.wordings if not disclosing.is_in(wording.text)]
    if silent:
        message = f"{silent[0].named} has no disclosure"
        group = f"{_name_group(template.audience)}: {subject.language}:"
        hint = f"add {group} to guidelines/rules/disclosure.yml, or disclosure: to the post"
        yield Finding("missing-disclosure", silent[0].path, message, hint)


def _name_group(audience: Sequence[str]) -> str:
    """Return the key of the disclosure for an audience."""
    if len(set(audience)) > 1:
        return "both"
    return audience[0] if audience[0] in DEFAULT_AUDIENCES else f"others: {audience[0]}"


def buried(subject: Subject) -> Iterator[Finding]:
    """Find texts whose disclosure is hidden by the preview, or isn't at the start if it must be."""
    disclosure = subject.rules.disclosure
    if disclosure is None or disclosure.place == "anywhere":
        return
    disclosing = subject.rules.disclosing(subject.language)
    for wording in subject.wordings:
        place = place_of("disclosure", wording.text)
        if place > 0 or (place < 0 and next(_ends(subject, wording.text, disclosing), None) is not None):
            yield from (_not_first if disclosure.place == "start" else _hidden)(subject, wording, disclosing)


def _not_first(subject: Subject, wording: Wording, disclosing: Disclosing) -> Iterator[Finding]:
    begins = {squeezed(words) for words in (subject.template.disclosure, *disclosing.accepted) if words}
    for network in wording.networks[:1]:
        text = subject.composed(network, wording)
        if not any(squeezed(text[:end]) in begins for end in _ends(subject, text, disclosing)):
            message = f"{wording.named} does not start with the disclosure"
            yield _finding(wording, message, "put {disclosure} first", is_minor=False)


def _hidden(subject: Subject, wording: Wording, disclosing: Disclosing) -> Iterator[Finding]:
    meant = [network for network in wording.networks if wording.is_meant_for(network, subject.template)]
    others = [network for network in wording.networks if network not in meant]
    hiding = [network for network in meant if _hides(subject, wording, network, disclosing)]
    is_minor = not hiding
    if is_minor:
        worth_it = [network for network in others if (network.text.preview_length or 0) >= WORTH_IT]
        hiding = [network for network in worth_it if _hides(subject, wording, network, disclosing)]
    if hiding:
        shown = min(network.text.preview_length or 0 for network in hiding)
        message = f"{wording.named}: “see more” hides the disclosure on {names_of(hiding)}"
        yield _finding(
            wording, message, f"move it into the first {shown} characters, ideally to the start", is_minor=is_minor
        )


def _finding(wording: Wording, message: str, hint: str, *, is_minor: bool) -> Finding:
    place = place_of("disclosure", wording.text)
    words = wording.text[place : wording.text.index("}", place) + 1] if place >= 0 else ""
    return Finding("buried-disclosure", wording.path, message, hint, words, max(place, 0), wording.text, is_minor)


def _hides(subject: Subject, wording: Wording, network: Network, disclosing: Disclosing) -> bool:
    """Return whether the network's preview cuts the text before the end of every disclosure."""
    shown = network.text.preview_length
    if shown is None or shown == network.text.limit:
        return False
    text = subject.composed(network, wording)
    return all(measured(text[:end], network.text).length > shown for end in _ends(subject, text, disclosing))


def _ends(subject: Subject, text: str, disclosing: Disclosing) -> Iterator[int]:
    """Yield the end of the post's own disclosure in a text, and the end of the first accepted phrase."""
    sentence = subject.template.disclosure
    if sentence and (match := sentence_pattern(sentence).search(text)):
        yield match.end()
    end = disclosing.end_in(text)
    if end is not None:
        yield end
