"""Check for texts with two disclosures."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_advocacy.content.kind import Draft
from mkdocs_advocacy.core.placeholders import places_of
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.kinds.posts.link_check import named_text
from mkdocs_advocacy.rules.disclosing import sentence_pattern


def disclosure_problems(draft: Draft) -> Iterator[Problem]:
    """Yield a warning for each text with {disclosure} that contains it twice, or also the disclosure's sentence."""
    sentence, document = draft.template.disclosure, draft.document
    if not sentence or not draft.says("text"):
        return
    for key, variants in draft.template.text.items():
        for position, variant in enumerate(variants):
            places = places_of("disclosure", variant.text)
            spelled = sentence_pattern(sentence).search(variant.text) if places else None
            if not spelled and len(places) < 2:
                continue
            path = ("text", key, position, "text")
            start, end = places[0 if spelled else 1]
            placeholder = variant.text[start:end]
            line, column = document.place_within(path, placeholder, variant.text[:start].count(placeholder))
            message = f"{named_text(document, key, position)} contains the disclosure twice: “{sentence}”"
            hint = (
                f"delete {placeholder}: the text already contains the sentence"
                if spelled
                else f"delete one {placeholder}"
            )
            yield Problem(document.file, line, column, Severity.WARNING, message, hint)
