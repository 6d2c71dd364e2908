"""Check posts against all rules, and apply the writer's excuses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import Path
from mkdocs_advocacy.core.validation import name_of
from mkdocs_advocacy.rules import alike, style, tags, undisclosed
from mkdocs_advocacy.rules.avoided import describe
from mkdocs_advocacy.rules.given import given_undisclosed
from mkdocs_advocacy.rules.model import AnyRule, AvoidedWord, Excuse, RuleName, Weight
from mkdocs_advocacy.rules.praise import bought_praise
from mkdocs_advocacy.rules.subject import Finding, Subject, names_of
from mkdocs_advocacy.rules.text_source import TextSource


def confidential(subject: Subject) -> Iterator[Finding]:
    """Find terms that are confidential when the post is published."""
    moment = subject.template.publish
    secrets = subject.rules.secrets
    for leak, path, text in secrets.leaks(subject.document.value, moment, skip="excuse"):
        message, hint = secrets.describe(leak.secret, name_of(path))
        is_draft = subject.template.status == "draft"  # drafts are not published
        yield Finding("confidential", path, message, hint, text[leak.start : leak.end], leak.start, text, is_draft)


def avoided_words(subject: Subject) -> Iterator[Finding]:
    """Find words that the vocabulary or a network's guideline avoids."""
    for_all = subject.rules.words(subject.language)
    if (for_all.avoid or for_all.coming) and for_all.may_be_in(subject.letters):
        for path, text in subject.passages:
            for word, start, end in for_all.found(text):
                if is_offered(subject.template, word):
                    yield _avoided(subject, word, path, text, start, end, "")
    for network_id in subject.rules.of_networks:
        words = subject.rules.words(subject.language, network_id)
        if not words.may_be_in(subject.letters):
            continue
        for wording in subject.wordings:
            network = next((other for other in wording.networks if other.id == network_id), None)
            for word, start, end in words.found(wording.text) if network else ():
                where = f" on {names_of([network])}" if network else ""
                if is_offered(subject.template, word):
                    yield _avoided(subject, word, wording.path, wording.text, start, end, where)


def is_offered(template: TextSource, word: AvoidedWord) -> bool:
    """Return whether a post may still be offered on the day from which a word is to be avoided."""
    if word.since is None:
        return True
    return template.status != "retired" and (template.expire is None or template.expire >= word.since)


def _avoided(subject: Subject, word: AvoidedWord, path: Path, text: str, start: int, end: int, where: str) -> Finding:
    message, hint = describe(word, text[start:end], subject.rules, where)
    is_minor = word.since is not None  # only the calendar causes it
    return Finding("avoided-words", path, message, hint, text[start:end], start, text, is_minor)


CHECKS: Mapping[RuleName, Callable[[Subject], Iterator[Finding]]] = {
    "confidential": confidential,
    "avoided-words": avoided_words,
    "missing-disclosure": undisclosed.missing,
    "buried-disclosure": undisclosed.buried,
    "hashtag-case": tags.case,
    "too-many-hashtags": tags.count,
    "hashtags-not-there": tags.out_of_place,
    "shouting": style.shouting,
    "emoji-rows": style.emoji_rows,
    "emoji-bullets": style.emoji_bullets,
    "near-identical": alike.near_identical,
    "mentions": style.mentions,
    "short-links": style.short_links,
    "bought-praise": bought_praise,
    "given-undisclosed": given_undisclosed,
}


def rule_problems(subject: Subject) -> Iterator[Problem]:
    """Yield all findings in a post that its writer doesn't excuse, and a notice for each unused excuse."""
    weights = subject.settings.weights
    findings = [finding for rule, check in CHECKS.items() if weights[rule] != "off" for finding in check(subject)]
    excuses = subject.template.excuse
    for finding in findings:
        if not any(excuses_it(excuse, finding) for excuse in excuses):
            yield _problem(subject, finding, weights[finding.rule])
    if "excuse" in subject.document.value:
        yield from _unused_excuses(subject, findings, weights)


def _problem(subject: Subject, finding: Finding, weight: Weight) -> Problem:
    severity = Severity(weight)
    if finding.is_minor:
        severity = Severity.NOTICE
    line, column = finding.place(subject.document)
    return Problem(subject.document.file, line, column, severity, finding.message, finding.hint, finding.rule)


def excuses_it(excuse: Excuse, finding: Finding) -> bool:
    """Return whether the excuse covers the finding.

    An excuse without `text` covers all findings of its rule, an excuse with `text` only findings that overlap it.
    """
    if excuse.rule != finding.rule:
        return False
    if excuse.text is None:
        return True
    spaced = r"\s+".join(map(re.escape, excuse.text.split()))
    end = finding.start + len(finding.words)
    matches = re.finditer(spaced, finding.text, re.IGNORECASE)
    return any(match.start() < end and finding.start < match.end() for match in matches)


def _unused_excuses(
    subject: Subject, findings: Sequence[Finding], weights: Mapping[AnyRule, Weight]
) -> Iterator[Problem]:
    """Yield a notice for each unused excuse in this file."""
    own = len(subject.document.value["excuse"] or ())  # a post's excuses come before those of the translation
    for position, excuse in enumerate(subject.template.excuse[-own:] if own else ()):
        if excuse.rule == "missing-disclosure" or weights.get(excuse.rule) == "off":
            continue  # excusing missing-disclosure also stops the hub from adding its disclosure
        if not any(excuses_it(excuse, finding) for finding in findings):
            path = ("excuse", position)
            message = f"{name_of(path)} is unused: no problem of the rule “{excuse.rule}” in this file matches it"
            hint = "delete it" if excuse.text is None else "delete it, or correct its text"
            yield subject.document.problem(path, message, hint=hint, severity=Severity.NOTICE)
