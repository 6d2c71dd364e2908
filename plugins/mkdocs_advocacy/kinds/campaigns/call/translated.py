"""The call of a campaign in another language: the original with translated texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from mkdocs_advocacy.content.entry import Entry
from mkdocs_advocacy.content.kind import Draft
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.kinds.campaigns.call.model import Call, CallTranslation, Prize, Stage
from mkdocs_advocacy.kinds.campaigns.call.rules_page import rules_of

_LISTS = {"prizes": "what", "stages": "title"}
"""The lists of a call, and the key of their items that translations replace."""
_TEXTS = tuple(key for key in CallTranslation.model_fields if key not in (*_LISTS, "rules"))


def call_of(shown: Entry[Any], original: Entry[Any]) -> Call | None:
    """Return the call of a campaign in the language of `shown`. Its `rules` are relative to the published folder."""
    call: Call | None = original.template.call
    if call is None:
        return None
    own = shown.template.call
    translated = own if isinstance(own, CallTranslation) else CallTranslation()
    texts = {key: text for key in _TEXTS if (text := getattr(translated, key))}
    rules = rules_of(translated, shown.source) or rules_of(call, original.source)
    lists = {
        "prizes": _name_prizes(call.prizes, translated.prizes),
        "stages": _name_stages(call.stages, translated.stages),
    }
    return call.model_copy(update={**texts, **lists, "rules": rules})


def _name_prizes(prizes: Sequence[Prize], names: Sequence[str]) -> Sequence[Prize]:
    if len(prizes) != len(names):
        return prizes
    return tuple(prize.model_copy(update={"what": name}) for prize, name in zip(prizes, names, strict=True))


def _name_stages(stages: Sequence[Stage], names: Sequence[str]) -> Sequence[Stage]:
    if len(stages) != len(names):
        return stages
    return tuple(stage.model_copy(update={"title": name}) for stage, name in zip(stages, names, strict=True))


def check_translated_calls(drafts: Iterable[Draft]) -> Iterator[Problem]:
    """Report translated calls without an original, and lists whose length differs from the original's."""
    drafts = list(drafts)
    originals: dict[str, Call | None] = {draft.id: draft.template.call for draft in drafts if not draft.is_translation}
    for draft in drafts:
        if draft.is_translation and draft.says("call") and draft.template.call:
            yield from _check_translation(draft, originals[draft.id])


def _check_translation(draft: Draft, original: Call | None) -> Iterator[Problem]:
    if original is None:
        message = f"call: the campaign “{draft.id}” has no call"
        yield draft.document.problem(("call",), message, hint="delete it, or add a call to the original", key=True)
        return
    for key in _LISTS:
        own, others = getattr(draft.template.call, key), getattr(original, key)
        if own and len(own) != len(others):
            message = f"call.{key}: the number of items ({len(own)}) differs from the original's ({len(others)})"
            yield draft.document.problem(("call", key), message, hint="list the same items in the same order", key=True)


def begin_translation(call: Mapping[str, Any]) -> dict[str, Any]:
    """Return the texts of a call, ready to be translated."""
    texts: dict[str, Any] = {key: call[key] for key in _TEXTS if key != "link" and call.get(key)}
    for key, name in _LISTS.items():
        if call.get(key):
            texts[key] = [item[name] for item in call[key]]
    return texts
