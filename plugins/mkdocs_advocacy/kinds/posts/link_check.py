"""Check the links of a post: its `link`, and URLs in its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_advocacy.content.kind import Draft
from mkdocs_advocacy.core.escaped import escaped_problems
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import Document


def link_problems(draft: Draft) -> Iterator[Problem]:
    """Yield problems with ambiguous characters in `link`, and with text copied from HTML source."""
    template, document = draft.template, draft.document
    if draft.says("link") and template.link:
        if odd := re.search(r"[\\^`{|}]", template.link):
            message = f"link contains the character {odd.group()}, which browsers and networks interpret differently"
            hint = f"write %{ord(odd.group()):02X} instead"
            yield document.problem(("link",), message, hint=hint, severity=Severity.WARNING)
        yield from escaped_problems(document, ("link",), "link", template.link)
    for key, variants in template.text.items() if draft.says("text") else ():
        for position, variant in enumerate(variants):
            path = ("text", key, position, "text")
            yield from escaped_problems(document, path, named_text(document, key, position), variant.text)


def named_text(document: Document, key: str, position: int) -> str:
    """Return the path of a text as the file spells it, for messages."""
    texts = document.value.get("text")
    written = texts.get(key) if isinstance(texts, dict) else None
    return f"text.{key}[{position}]" if isinstance(written, list) else f"text.{key}"
