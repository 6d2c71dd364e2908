"""Posts that do not say who is speaking, or only after a network has cut them."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_advocacy.measure import measured
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.rules.disclosing import Disclosing
from mkdocs_advocacy.rules.subject import Finding, Subject, Wording, names_of
from mkdocs_advocacy.rules.tokens import squeezed

_SURE = 20
"""Before so many characters nothing is cut anywhere, whatever counts as one."""
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
    said, sentence = subject.rules.disclosure, subject.template.disclosure
    if said is None or said.place == "anywhere":
        return
    how = subject.rules.disclosing(subject.language)
    for wording in subject.wordings:
        place = wording.text.find("{disclosure}")
        if place < 0 and not how.is_in(wording.text):
            continue  # it begins with it
        if (
            said.place != "start"
            and "{" not in wording.text[: max(place, 0)]
            and 0 <= place < _SURE - len(sentence or "")
        ):
            continue
        meant = [network for network in wording.networks if wording.is_meant_for(network, subject.template)]
        least = {network.id: 1 if network in meant else WORTH_IT for network in wording.networks}
        networks = [
            network for network in wording.networks if said.place == "start" or cuts(network, least[network.id])
        ]
        late = [network for network in networks if _is_late(subject, wording, network, sentence, how)]
        meant = late if said.place == "start" else [network for network in late if network in meant]
        if late:
            late = meant or late
            if said.place == "start":
                message = f"{wording.named} does not begin with the disclosure"
                hint = "put {disclosure} first"
            else:
                message = f"{wording.named}: the disclosure is hidden by the “see more” of {names_of(late)}"
                shown = min(network.text.preview_length or 0 for network in late)
                hint = f"put it into the first {shown} characters, at best first"
            words = "{disclosure}" if "{disclosure}" in wording.text else ""
            start = max(wording.text.find("{disclosure}"), 0)
            yield Finding("buried-disclosure", wording.path, message, hint, words, start, wording.text, not meant)


def cuts(network: Network, least: int) -> bool:
    """Whether the network shows less than it takes, but at least so much."""
    facts = network.text
    return facts.preview_length is not None and facts.preview_length != facts.limit and facts.preview_length >= least


def _is_late(subject: Subject, wording: Wording, network: Network, sentence: str | None, how: Disclosing) -> bool:
    text = subject.composed(network, wording).strip()
    begins = subject.rules.disclosure is not None and subject.rules.disclosure.place == "start"
    shown = network.text.preview_length or 0

    def is_early(end: int) -> bool:
        if begins:
            return squeezed(text[:end]) in {squeezed(words) for words in (sentence, *how.accepted) if words}
        return measured(text[:end], network.text).length <= shown

    own = _end_of(sentence, text)
    if own is not None and is_early(own):
        return False
    other = how.end_in(text)
    if other is not None and is_early(other):
        return False
    return own is not None or other is not None  # a text that does not say it at all is another finding


def _end_of(sentence: str | None, text: str) -> int | None:
    place = text.find(sentence) if sentence else -1
    return place + len(sentence or "") if place >= 0 else None
