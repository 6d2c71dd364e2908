"""JSON Schemas of the files that writers edit, generated from the models."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from mkdocs_advocacy.content.kind import FileType, Kind
from mkdocs_advocacy.core.languages.load import LanguageFile
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.rules.answers import Answers
from mkdocs_advocacy.rules.listening import ListeningFile
from mkdocs_advocacy.rules.model import Confidential, Disclosure, Vocabulary

DRAFT = "https://json-schema.org/draft/2020-12/schema"

SETTINGS_FILES = (
    FileType("network", "Network", "`guidelines/networks/<id>.yml`", Network),
    FileType("vocabulary", "Vocabulary", "`guidelines/rules/vocabulary.yml`", Vocabulary),
    FileType("confidential", "Confidential terms", "`guidelines/rules/confidential.yml`", Confidential),
    FileType("disclosure", "Disclosure", "`guidelines/rules/disclosure.yml`", Disclosure),
    FileType("answers", "Answers to copy", "`guidelines/rules/answers.yml`", Answers),
    FileType("listening", "Listening", "`guidelines/rules/listening.yml`", ListeningFile),
    FileType("language", "Sentences of a language", "`guidelines/languages/<language>.yml`", LanguageFile),
)
"""Files of a hub that aren't content."""


def file_types(kinds: Sequence[Kind[Any]]) -> Mapping[str, FileType]:
    """Return the file types of a hub with these kinds of content, by name."""
    return {
        file_type.name: file_type
        for file_type in (*(file_type for kind in kinds for file_type in kind.file_types), *SETTINGS_FILES)
    }


def schema(model: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of `model`."""
    return {"$schema": DRAFT, **model.model_json_schema(mode="validation")}


def schema_files(kinds: Sequence[Kind[Any]]) -> dict[str, bytes]:
    """Return the schema files of all file types for a hub, by name.

    `posts.json` covers posts and translations, since the patterns of editors can't exclude files. Kinds with folders
    need no such schema: their files and translations have different names.
    """
    found = {name: schema(file_type.model) for name, file_type in file_types(kinds).items()}
    for kind in kinds:
        if kind.translation and not kind.has_folders:
            either = [{"$ref": f"{one.name}.json"} for one in kind.file_types if one not in kind.beside]
            found[kind.name] = {"$schema": DRAFT, "anyOf": either}
    return {f"{name}.json": (json.dumps(content, indent=2) + "\n").encode() for name, content in found.items()}


def editor_patterns(kinds: Sequence[Kind[Any]]) -> dict[str, list[str]]:
    """Return the file patterns of each schema for the YAML extension of VS Code.

    In it, `*` matches folders too, and no pattern can exclude files (yaml-language-server's yamlSchemaService.ts, read
    2026-11-27). Both spellings of “in any folder” are included in case that changes.
    """
    patterns: dict[str, list[str]] = {}
    for kind in kinds:
        if not kind.is_markdown:
            if kind.has_folders:
                patterns |= {file_type.name: [_convert_to_pattern(file_type)] for file_type in kind.file_types}
                continue
            pattern = kind.files
            name = kind.name if kind.translation else kind.singular
            patterns[name] = [pattern.replace("**/", ""), pattern] if "**/" in pattern else [pattern]
    for file_type in (*(file_type for kind in kinds for file_type in kind.beside), *SETTINGS_FILES):
        patterns[file_type.name] = [_convert_to_pattern(file_type)]
    return patterns


def _convert_to_pattern(file_type: FileType) -> str:
    return re.sub("<[a-z]+>", "*", file_type.place.strip("`"))
