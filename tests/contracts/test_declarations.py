"""Contradictions in declarations, found quickly without building a site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pytest
from pydantic import AfterValidator

from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.core.audiences import check_audience
from mkdocs_advocacy.core.languages import known_languages, package_words
from mkdocs_advocacy.core.lifecycle import Status
from mkdocs_advocacy.kinds import KINDS

OF_TIME = {"status", "publish", "starts", "embargo", "expire", "ends"}
"""Keys that always belong to a lifecycle."""

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


def types_of(kind: Kind[Any], key: str) -> set[Any]:
    """Return the possible types of a key's value, except None."""
    return set(parts_of(kind.model.model_fields[key].annotation)) - {type(None)}


def parts_of(annotation: Any) -> Iterator[Any]:
    """Yield the types and values in an annotation."""
    if get_origin(annotation) is Annotated:
        yield from parts_of(get_args(annotation)[0])
    elif parts := get_args(annotation):
        for part in parts:
            yield from parts_of(part)
    else:
        yield annotation


@every_kind
def test_its_names_are_lower_case_words(kind: Kind[Any]) -> None:
    for name in (kind.name, kind.singular):
        assert re.fullmatch("[a-z][a-z-]*", name), f"{name!r} is part of addresses and commands: use a-z and hyphens"


@every_kind
def test_its_files_are_in_the_folder_of_its_name(kind: Kind[Any]) -> None:
    """Files elsewhere would be published as ordinary pages, even during an embargo."""
    folder = f"content/{kind.name}/" if kind.is_in_docs else f"{kind.name}/"
    assert kind.files.startswith(folder), f"files is {kind.files} but must begin with {folder}"
    assert kind.files.endswith((".md", ".yml")), f"files is {kind.files} but must end with .md or .yml"


@every_kind
def test_its_lifecycle_declares_exactly_its_time_keys(kind: Kind[Any]) -> None:
    keys, declared = kind.model.model_fields.keys(), set(kind.lifecycle.keys)
    assert keys & (OF_TIME | declared) == declared, "lifecycle must name exactly the model's time keys"


@every_kind
def test_its_time_keys_have_time_types(kind: Kind[Any]) -> None:
    """With another type, a mistake in a file would publish it."""
    cycle = kind.lifecycle
    if cycle.status:
        assert types_of(kind, cycle.status) == set(get_args(Status)), f"{cycle.status} must be a Status"
    if cycle.begins:
        assert types_of(kind, cycle.begins) <= {date, datetime}, f"{cycle.begins} must be a Moment or a Day"
    if cycle.ends:
        assert types_of(kind, cycle.ends) == {date}, f"{cycle.ends} must be a Day"


@every_kind
def test_it_says_for_whom_its_entries_are(kind: Kind[Any]) -> None:
    """Otherwise, a site for one audience would show entries that are only for others."""
    hint = f"add a key audience of type Audiences or Audience to the model of {kind.name}"
    assert "audience" in kind.model.model_fields, hint
    wanted = get_type_hints(kind.model, include_extras=True)["audience"]
    assert check_audience in set(validators_of(wanted)), hint
    assert "audience" not in kind.translated, "a translation is for the audience of its original"


def validators_of(annotation: Any) -> Iterator[Any]:
    """Yield the validating functions in an annotation."""
    for part in (*get_args(annotation), *getattr(annotation, "__metadata__", ())):
        if isinstance(part, AfterValidator):
            yield part.func
        yield from validators_of(part)


@every_kind
def test_it_only_names_keys_of_its_model(kind: Kind[Any]) -> None:
    for names in (kind.search, kind.translated, kind.refers_to):
        assert isinstance(names, tuple), f"{names!r} is not a tuple: write ({names!r},)"
    unknown = {*kind.search, *kind.translated, *kind.lifecycle.keys} - kind.model.model_fields.keys()
    assert not unknown, f"the model of {kind.name} has no keys {sorted(unknown)}"


@every_kind
def test_each_key_has_a_description(kind: Kind[Any]) -> None:
    bare = [name for name, info in kind.model.model_fields.items() if not info.description]
    assert not bare, f"editors show the descriptions of keys: describe {bare}"


@every_kind
def test_it_refers_to_existing_kinds(kind: Kind[Any]) -> None:
    unknown = set(kind.refers_to) - {other.name for other in KINDS}
    assert not unknown, f"refers_to of {kind.name} names unknown kinds: {sorted(unknown)}"


@every_kind
def test_its_pages_are_translated_into_every_language(kind: Kind[Any]) -> None:
    needed = set() if kind.has_renderer else {f"{kind.name}_title", f"{kind.name}_empty"}
    lacking = {language: sorted(needed - package_words(language).keys()) for language in known_languages()}
    lacking = {language: keys for language, keys in lacking.items() if keys}
    assert not lacking, f"kinds/{kind.name}/words.yml lacks translations: {lacking}"


def test_names_are_unique() -> None:
    for names in ([kind.name for kind in KINDS], [kind.singular for kind in KINDS], [kind.folder for kind in KINDS]):
        assert sorted(set(names)) == sorted(names), "two kinds have the same name"
