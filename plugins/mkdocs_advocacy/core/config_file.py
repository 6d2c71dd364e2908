"""Places in mkdocs.yml, for problems of options, which MkDocs hands over without theirs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from mkdocs_advocacy.core.source import Document, empty_document

CONFIG = "mkdocs.yml"
"""The name of the file that MkDocs reads."""
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def config_document(name: str, data: bytes) -> Document:
    """The file, called `name`, for its places alone: its values are MkDocs' to read. Empty where it is no YAML."""
    text = data.decode("utf-8-sig", errors="replace")
    loader = _Loader(text)
    try:
        root = loader.get_single_node()  # no tag is looked at, so !ENV and !!python are fine
    except (yaml.YAMLError, RecursionError):
        root = None
    finally:
        loader.dispose()
    return Document(name, {}, root, text) if root is not None else empty_document(name)


def option_path(document: Document, plugin: str, path: Sequence[str | int]) -> list[str | int]:
    """Where an option of a plugin is in the file: under its name, in a list of plugins or among named ones."""
    listed = _below(document.root, "plugins")
    if isinstance(listed, yaml.SequenceNode):
        for place, entry in enumerate(listed.value):
            if _below(entry, plugin) is not None:
                return ["plugins", place, plugin, *path]
    return ["plugins", plugin, *path]


def _below(node: yaml.Node | None, name: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for key, value in pairs if key.value == name), None)
