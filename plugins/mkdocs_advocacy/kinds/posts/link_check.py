"""What is odd about the links of a post: its own, and those that its texts spell out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_advocacy.content.kind import Draft
from mkdocs_advocacy.core.escaped import escaped_problems
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import Document


def link_problems(draft: Draft) -> Iterator[Problem]:
    """Characters that networks read in different ways, and spellings copied from the source of a web page."""
    template, document = draft.template, draft.document
    if draft.says("link") and template.link:
        if odd := re.search(r"[\\^`{|}]", template.link):
            message = f"link holds the character {odd.group()}, which browsers and networks read in different ways"
            hint = f"write %{ord(odd.group()):02X} if it is meant"
            yield document.problem(("link",), message, hint=hint, severity=Severity.WARNING)
        yield from escaped_problems(document, ("link",), "link", template.link)
    for key, variants in template.text.items() if draft.says("text") else ():
        for position, variant in enumerate(variants):
            path = ("text", key, position, "text")
            yield from escaped_problems(document, path, named_text(document, key, position), variant.text)


def named_text(document: Document, key: str, position: int) -> str:
    """The name of a text in messages, as its file spells it."""
    texts = document.value.get("text")
    written = texts.get(key) if isinstance(texts, dict) else None
    return f"text.{key}[{position}]" if isinstance(written, list) else f"text.{key}"
