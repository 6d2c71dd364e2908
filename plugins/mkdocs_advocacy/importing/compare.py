"""What rows say otherwise than a post's file, and the file that says both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkdocs_advocacy.core.source import Document, read
from mkdocs_advocacy.kinds.posts.model import PostTemplate, Translation, Variant
from mkdocs_advocacy.kinds.posts.write import changed_text, post_text


def differing(
    old: PostTemplate | Translation, new: PostTemplate | Translation, values: Mapping[str, Any]
) -> tuple[str, ...]:
    """The keys of `values`, which made `new`, under which the file of `old` says something else."""
    return tuple(key for key in values if not _same(key, getattr(old, key), getattr(new, key)))


def _same(key: str, old: Any, new: Any) -> bool:
    if key != "text" or old is None:
        return bool(old == new)
    return all(
        name in old and len(old[name]) == len(variants) and all(map(_same_words, old[name], variants))
        for name, variants in new.items()
    )


def _same_words(old: Variant, new: Variant) -> bool:
    """Whether a row that names no pictures of its own says the same: somebody may have added some by hand."""
    return old.text.rstrip("\n") == new.text.rstrip("\n") and (not new.media or old.media == new.media)


def merged(document: Document, values: Mapping[str, Any]) -> str:
    """The file with those values. Texts for networks that `values` says nothing of stay, and so do comments."""
    wanted = dict(values)
    if "text" in wanted:
        said = document.value.get("text")
        old = said if isinstance(said, Mapping) else {}
        wanted["text"] = {**old, **{name: _with_media(old.get(name), texts) for name, texts in wanted["text"].items()}}
    text = changed_text(document, wanted)
    whole = {**document.value, **wanted}
    reread, problems = read(document.file, text.encode())
    expected, _ = read(document.file, post_text(whole).encode())
    if problems or reread is None or expected is None or _listed(reread.value) != _listed(expected.value):
        return post_text(whole)  # the file is written in a way that has no lines of its own for each key
    return text


def _with_media(old: Any, texts: list[Any]) -> list[Any]:
    variants = old if isinstance(old, list) else [old]
    known = {variant["text"].rstrip("\n"): variant for variant in variants if isinstance(variant, Mapping)}
    return [known.get(text, text) if isinstance(text, str) else text for text in texts]


def _listed(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values, with single texts as lists of one."""
    text = values.get("text")
    if not isinstance(text, Mapping):
        return dict(values)
    return {**values, "text": {name: said if isinstance(said, list) else [said] for name, said in text.items()}}
