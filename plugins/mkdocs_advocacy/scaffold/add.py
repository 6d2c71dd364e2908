"""Templates for new network files and translations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.core.yaml_writing import yaml_text, yaml_word

_TRANSLATE = "# Translate the texts below. Keys that are the same in both languages, such as images, are left out.\n"
_DRAFT = "# Drafts aren't published. Delete this line when the translation is ready.\nstatus: draft\n"
_NO_DRAFT = "# This file can't be a draft. It's published together with its original.\n"


_NETWORK = """\
# Your own network. These three keys are the most important. For all keys, see docs/formats.md of mkdocs-advocacy.
name: {name}
# Replace this with the URL that opens the network's composer. {{text}} and {{link}} are filled in. Without {{text}},
# the hub copies the text for people to paste.
intent: {{url: "https://{id}.example.com/share?text={{text}}"}}
# The maximum length of a text, in characters.
text: {{limit: 500}}
# The page to open if there is no composer URL:
# home: https://{id}.example.com/
# An icon from Material's icon sets:
# icon: material/share-variant
# One line of advice, by language:
# advice: {{en: Sign in first.}}
# The network's name in your analytics. Default: the name of this file.
# utm: {{name: {id}}}
"""


def new_network(network_id: str, name: str) -> str:
    """Return the content of a file for the hub's own network."""
    return _NETWORK.format(id=network_id, name=yaml_word(name))


def new_translation(kind: Kind[Any], original: Mapping[str, Any], body: str, language: str) -> str:
    """Return the content of a translation file for `language`.

    It contains the texts of the `original` and, for Markdown, its `body`, ready to be translated.
    """
    texts = kind.write_translation(original, language) if kind.write_translation else _copy_texts(kind, original)
    fields = kind.translation.model_fields if kind.translation else {}
    front = _TRANSLATE + (_DRAFT if "status" in fields else _NO_DRAFT) + texts
    return f"---\n{front}---\n{body}" if kind.is_markdown else front


def _copy_texts(kind: Kind[Any], original: Mapping[str, Any]) -> str:
    """Return the translatable keys of the original, as YAML."""
    keys = kind.translation.model_fields if kind.translation else {}
    excluded = {"version", *kind.lifecycle.keys}
    return "".join(yaml_text(**{key: original[key]}) for key in keys if original.get(key) and key not in excluded)
