"""Compare rows with a post's file, and merge them into it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkdocs_advocacy.core.source import Document, read
from mkdocs_advocacy.kinds.posts.model import PostTemplate, Translation, Variant
from mkdocs_advocacy.kinds.posts.write import changed_text, post_text


def find_differing_keys(
    old: PostTemplate | Translation, new: PostTemplate | Translation, values: Mapping[str, Any]
) -> tuple[str, ...]:
    """Return the keys of `values` whose values differ between `old` and `new`. `new` is built from `values`."""
    return tuple(key for key in values if not _same(key, getattr(old, key), getattr(new, key)))


def _same(key: str, old: Any, new: Any) -> bool:
    if key != "text" or old is None:
        return bool(old == new)
    return all(
        name in old and len(old[name]) == len(variants) and all(map(_same_words, old[name], variants))
        for name, variants in new.items()
    )


def _same_words(old: Variant, new: Variant) -> bool:
    """Return whether two variants are equal. Media count only if the row has some: others may be added by hand."""
    return old.text.rstrip("\n") == new.text.rstrip("\n") and (not new.media or old.media == new.media)


def merge_values(document: Document, values: Mapping[str, Any]) -> str:
    """Return the file's text with `values` applied. Comments and texts for other networks stay."""
    wanted = dict(values)
    if "text" in wanted:
        present = document.value.get("text")
        old = present if isinstance(present, Mapping) else {}
        wanted["text"] = {**old, **{name: _with_media(old.get(name), texts) for name, texts in wanted["text"].items()}}
    text = changed_text(document, wanted)
    whole = {**document.value, **wanted}
    reread, problems = read(document.file, text.encode())
    expected, _ = read(document.file, post_text(whole).encode())
    if problems or reread is None or expected is None or _with_lists(reread.value) != _with_lists(expected.value):
        return post_text(whole)  # the file's style does not allow editing single keys
    return text


def _with_media(old: Any, texts: list[Any]) -> list[Any]:
    variants = old if isinstance(old, list) else [old]
    known = {variant["text"].rstrip("\n"): variant for variant in variants if isinstance(variant, Mapping)}
    return [known.get(text, text) if isinstance(text, str) else text for text in texts]


def _with_lists(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values with every text as a list."""
    text = values.get("text")
    if not isinstance(text, Mapping):
        return dict(values)
    return {**values, "text": {name: entry if isinstance(entry, list) else [entry] for name, entry in text.items()}}
