"""Automatic fixes for safe problems: misread texts, hashtags, key order, white space.

Fixes edit the source text in place and keep comments. A file whose values would change, apart from hashtags, is left
alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

import yaml
from pydantic import BaseModel

from mkdocs_advocacy.content.fix_texts import with_texts_in_quotes
from mkdocs_advocacy.core.hashtags import is_hashtag
from mkdocs_advocacy.core.model import attributes_by_key
from mkdocs_advocacy.core.problems import failing
from mkdocs_advocacy.core.source import Document, read

SPACE, HASHTAGS, ORDER, TEXTS = "white space", "hashtags", "order", "misread texts"
"""The kinds of fixes, as shown to the user."""


def spellings(hashtags: Iterable[str]) -> Mapping[str, str]:
    """Map each hashtag in lower case to the hub's most common spelling that has inner capitals."""
    counted = Counter(tag for tag in hashtags if is_hashtag(tag))
    known: dict[str, str] = {}
    for tag, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        if tag[1:] != tag[1:].lower() and tag != tag.upper():
            known.setdefault(tag.lower(), tag)
    return known


def fixed(data: bytes, kind: type[BaseModel], known: Mapping[str, str]) -> tuple[bytes, tuple[str, ...]]:
    """Fix the content of a file of type `kind`; return it with the kinds of fixes applied.

    An unreadable file is returned unchanged. `known` maps hashtags to the hub's spellings.
    """
    try:
        written = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data, ()
    text = with_texts_in_quotes(written, kind)
    document = _parse(text)
    if document is None:
        return data, ()
    done = [TEXTS] if text != written else []
    steps: dict[str, Callable[[Document], str]] = {
        HASHTAGS: partial(_fix_hashtags, known=known),
        ORDER: partial(_sort_keys, names=list(attributes_by_key(kind))),
        SPACE: _strip_space,
    }
    for name, step in steps.items():
        current = _parse(text)
        new = step(current) if current else text
        if new != text and (after := _parse(new)) and _have_same_values(after.value, document.value, known):
            text, done = new, [*done, name]
    if data[:3] == b"\xef\xbb\xbf" and SPACE not in done:
        done.append(SPACE)
    return (text.encode(), tuple(done)) if done else (data, ())


def _parse(text: str) -> Document | None:
    document, problems = read("", text.encode())
    return None if failing(problems, strict=False) else document


def _have_same_values(one: Mapping[str, object], other: Mapping[str, object], known: Mapping[str, str]) -> bool:
    return _spell_hashtags(one, known) == _spell_hashtags(other, known)


def _spell_hashtags(value: Mapping[str, object], known: Mapping[str, str]) -> dict[str, object]:
    tags = value.get("hashtags")
    if not isinstance(tags, list):
        return dict(value)
    return {**value, "hashtags": [_spell_hashtag(tag, known) if isinstance(tag, str) else tag for tag in tags]}


def _spell_hashtag(written: str, known: Mapping[str, str]) -> str:
    """Return the hub's spelling of the hashtag, without its #; separate words are joined in camel case."""
    tag = written.strip().removeprefix("#")
    if not is_hashtag(tag):
        words = re.split(r"[\s-]+", tag)
        joined = "".join(word[:1].upper() + word[1:] for word in words)
        tag = joined if is_hashtag(joined) else tag
    return known.get(tag.lower(), tag) if tag == tag.lower() else tag


def _fix_hashtags(document: Document, known: Mapping[str, str]) -> str:
    text = document.text
    for node in reversed(list(_find_hashtag_nodes(document.root))):
        written = str(node.value)
        tag = _spell_hashtag(written, known)
        if tag != written.strip().removeprefix("#") and is_hashtag(tag):
            text = text[: node.start_mark.index] + tag + text[node.end_mark.index :]
    return text


def _find_hashtag_nodes(root: yaml.Node) -> Iterator[yaml.ScalarNode]:
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value == "hashtags" and isinstance(value, yaml.SequenceNode):
            yield from (node for node in value.value if isinstance(node, yaml.ScalarNode))


def _sort_keys(document: Document, names: Sequence[str]) -> str:
    """Sort the top-level keys in the order of the reference, each with the comments directly above it."""
    text, root = document.text, document.root
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return text
    keys = [str(key.value) for key, _ in root.value]
    if any(key not in names for key in keys):
        return text
    starts = [_find_start_of_comments(text, key.start_mark.index) for key, _ in root.value]
    pieces = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    in_order = sorted(zip(keys, pieces, strict=True), key=lambda piece: names.index(piece[0]))
    return text[: starts[0]] + "".join(piece if piece.endswith("\n") else f"{piece}\n" for _, piece in in_order)


def _find_start_of_comments(text: str, index: int) -> int:
    """Return the start of the comments directly above the line at `index`, or of that line if there are none."""
    start = text.rfind("\n", 0, index) + 1
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        if not text.startswith("#", above):
            break
        start = above
    return start


def _strip_space(document: Document) -> str:
    """Remove trailing blanks, except within texts, where they may matter, and end the file with one line break."""
    text = document.text
    texts = [(node.start_mark.index, node.end_mark.index) for node in _find_scalars(document.root)]
    spare = [
        blanks.span()
        for blanks in re.finditer(r"[ \t]+(?=\r?$)|\r(?=\n)", text, re.MULTILINE)
        if not any(start <= blanks.start() < end for start, end in texts)
    ]
    for start, end in reversed(spare):
        text = text[:start] + text[end:]
    return text.replace("\r\n", "\n").rstrip("\n") + "\n"


def _find_scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _find_scalars(item)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from (*_find_scalars(key), *_find_scalars(value))
