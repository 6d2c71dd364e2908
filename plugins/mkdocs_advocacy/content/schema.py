"""JSON Schemas of the files that writers edit, made from the models."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from mkdocs_advocacy.content.kind import FileType, Kind
from mkdocs_advocacy.core.languages.load import LanguageFile
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.rules.model import Confidential, Disclosure, Vocabulary

DRAFT = "https://json-schema.org/draft/2020-12/schema"

SETTINGS_FILES = (
    FileType("network", "Network", "`guidelines/networks/<id>.yml`", Network),
    FileType("vocabulary", "Vocabulary", "`guidelines/rules/vocabulary.yml`", Vocabulary),
    FileType("confidential", "Confidential terms", "`guidelines/rules/confidential.yml`", Confidential),
    FileType("disclosure", "Disclosure", "`guidelines/rules/disclosure.yml`", Disclosure),
    FileType("language", "Sentences of a language", "`guidelines/languages/<language>.yml`", LanguageFile),
)
"""The files of a hub that are no content."""


def file_types(kinds: Sequence[Kind[Any]]) -> Mapping[str, FileType]:
    """The types of files of a hub with those kinds of content, by name."""
    return {one.name: one for one in (*(one for kind in kinds for one in kind.file_types), *SETTINGS_FILES)}


def schema(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the files with the keys of `model`."""
    return {"$schema": DRAFT, **model.model_json_schema(mode="validation")}


def schema_files(kinds: Sequence[Kind[Any]]) -> dict[str, bytes]:
    """The schemas of all types of files as files for a folder of a hub, by name.

    `posts.json` is for posts and translations alike: editors tell files apart by patterns that cannot leave any out.
    A kind with folders needs no such schema: its files and their translations have different names.
    """
    found = {name: schema(one.model) for name, one in file_types(kinds).items()}
    for kind in kinds:
        if kind.translation and not kind.has_folders:
            either = [{"$ref": f"{one.name}.json"} for one in kind.file_types]
            found[kind.name] = {"$schema": DRAFT, "anyOf": either}
    return {f"{name}.json": (json.dumps(said, indent=2) + "\n").encode() for name, said in found.items()}


def editor_patterns(kinds: Sequence[Kind[Any]]) -> dict[str, list[str]]:
    """The files for which each schema holds, as patterns of the YAML extension of VS Code.

    It reads `*` as anything, folders too, and knows no pattern that leaves files out (yaml-language-server's
    yamlSchemaService.ts, read 2026-11-27); both spellings of “in any folder” are there in case that changes.
    """
    patterns: dict[str, list[str]] = {}
    for kind in kinds:
        if not kind.is_markdown:
            if kind.has_folders:
                patterns |= {one.name: [_pattern_of(one)] for one in kind.file_types}
                continue
            pattern = kind.files
            name = kind.name if kind.translation else kind.singular
            patterns[name] = [pattern.replace("**/", ""), pattern] if "**/" in pattern else [pattern]
    for one in SETTINGS_FILES:
        patterns[one.name] = [_pattern_of(one)]
    return patterns


def _pattern_of(one: FileType) -> str:
    return re.sub("<[a-z]+>", "*", one.place.strip("`"))
