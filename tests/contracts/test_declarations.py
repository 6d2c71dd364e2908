"""Declarations that contradict themselves: quick to find, before any site is built."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.core.languages import known_languages, package_words
from mkdocs_advocacy.kinds import KINDS

OF_TIME = {"status", "publish", "starts", "embargo", "expire", "ends"}
"""Keys that mean a lifecycle, whatever else a kind has."""

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


@every_kind
def test_its_lifecycle_has_every_key_of_time_and_no_other(kind: Kind[Any]) -> None:
    keys = kind.model.model_fields.keys()
    assert keys & OF_TIME == set(kind.lifecycle.keys)


@every_kind
def test_it_names_keys_that_its_files_have(kind: Kind[Any]) -> None:
    named = {*kind.search, *kind.translated, *kind.lifecycle.keys}
    assert named <= kind.model.model_fields.keys()


@every_kind
def test_it_refers_to_kinds_that_there_are(kind: Kind[Any]) -> None:
    assert set(kind.refers_to) <= {other.name for other in KINDS}


@every_kind
def test_its_pages_have_words_in_every_language(kind: Kind[Any]) -> None:
    needed = set() if kind.has_renderer else {f"{kind.name}_title", f"{kind.name}_empty"}
    for language in known_languages():
        assert package_words(language).keys() >= needed


def test_names_are_unique() -> None:
    for names in ([kind.name for kind in KINDS], [kind.singular for kind in KINDS], [kind.folder for kind in KINDS]):
        assert len(set(names)) == len(names)
