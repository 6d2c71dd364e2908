"""Texts that say twice who is speaking."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_advocacy.content.kind import Draft
from mkdocs_advocacy.core.placeholders import places_of
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.kinds.posts.link_check import named_text
from mkdocs_advocacy.rules.disclosing import sentence_pattern


def disclosure_problems(draft: Draft) -> Iterator[Problem]:
    """A warning for each text with a place for the disclosure that has the sentence, or another such place, as well."""
    sentence, document = draft.template.disclosure, draft.document
    if not sentence or not draft.says("text"):
        return
    for key, variants in draft.template.text.items():
        for position, variant in enumerate(variants):
            gaps = places_of("disclosure", variant.text)
            spelled = sentence_pattern(sentence).search(variant.text) if gaps else None
            if not spelled and len(gaps) < 2:
                continue
            path = ("text", key, position, "text")
            start, end = gaps[0 if spelled else 1]
            gap = variant.text[start:end]
            line, column = document.place_within(path, gap, variant.text[:start].count(gap))
            message = f"{named_text(document, key, position)} has the disclosure twice: “{sentence}”"
            hint = f"take {gap} out, the sentence is in the text already" if spelled else f"take one {gap} out"
            yield Problem(document.file, line, column, Severity.WARNING, message, hint)
