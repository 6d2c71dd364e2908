"""Problems with people's files, without quotations: build logs may be public."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.kinds.people.model import PersonTemplate
from mkdocs_advocacy.rules.discreet import without_quotations

_QUOTATION = re.compile("“(?!advocacy )(.*?)”")
"""A quotation, except of our own commands."""
_CODE = "rename the file to a code that says nothing, such as mk7.yml; “advocacy add person” makes one"


def mask(problem: Problem, audiences: Collection[str]) -> Problem:
    """Return the problem without words of the file, except keys and values of the format, and the hub's audiences."""
    if problem.message.startswith("the file name "):
        return replace(problem, message=_QUOTATION.sub("“…”", problem.message), hint=_CODE)
    masked = without_quotations(problem)
    words = _list_words() | set(audiences)
    message = problem.message if _quotes_only(words, problem.message) else masked.message
    is_a_sentence = re.sub("“.*?”", "“…”", problem.hint) == masked.hint
    hint = problem.hint if is_a_sentence and _quotes_only(words, problem.hint) else masked.hint
    return replace(problem, message=message, hint=hint)


def _quotes_only(words: Collection[str], text: str) -> bool:
    quotations = _QUOTATION.findall(text)
    is_whole = text.count("“") == text.count("”")
    return is_whole and set(quotations) <= set(words)


@cache
def _list_words() -> frozenset[str]:
    """Return the keys of the format, and the values that it lists."""
    return frozenset(_find_words(PersonTemplate.model_json_schema()))


def _find_words(schema: Any) -> Iterator[str]:
    if isinstance(schema, Mapping):
        yield from schema.get("properties", {})
        yield from (word for word in schema.get("enum", ()) if isinstance(word, str))
        for below in schema.values():
            yield from _find_words(below)
    elif isinstance(schema, list):
        for below in schema:
            yield from _find_words(below)
