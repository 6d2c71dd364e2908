"""The file of a translation, with the words to be translated in their places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.core.yaml_writing import yaml_text, yaml_word

_TRANSLATE = "# Translate the words. What is the same in both languages, such as the pictures, is not said again.\n"
_DRAFT = "# A draft is not published. Take the line out when the translation is ready.\nstatus: draft\n"
_NO_DRAFT = "# There is no draft state: this file is published as it is.\n"


_NETWORK = """\
# A network of your own. These three keys matter; every other one is in docs/formats.md of mkdocs-advocacy.
name: {name}
# The address that opens its composer, to be replaced by the real one: {{text}} and {{link}} are filled in. Without
# {{text}}, people get the text copied.
intent: {{url: "https://{id}.example.com/share?text={{text}}"}}
# The longest text, in characters.
text: {{limit: 500}}
# The page to open where there is no address with {{text}} or {{link}}:
# home: https://{id}.example.com/
# An icon of Material's sets:
# icon: material/share-variant
# One line on what to expect there, by language:
# advice: {{en: Sign in first.}}
# How your analytics will call it; without the line, as this file:
# utm: {{name: {id}}}
"""


def new_network(network_id: str, name: str) -> str:
    """The file of a network of the hub's own."""
    return _NETWORK.format(id=network_id, name=yaml_word(name))


def new_translation(kind: Kind[Any], said: Mapping[str, Any], body: str, language: str) -> str:
    """The file of a translation into `language`: what its own file has `said`, and its `body`, to be translated."""
    words = kind.write_translation(said, language) if kind.write_translation else _texts(kind, said)
    fields = kind.translation.model_fields if kind.translation else {}
    front = _TRANSLATE + (_DRAFT if "status" in fields else _NO_DRAFT) + words
    return f"---\n{front}---\n{body}" if kind.is_markdown else front


def _texts(kind: Kind[Any], said: Mapping[str, Any]) -> str:
    """The keys with words that the entry and its translations both have."""
    keys = kind.translation.model_fields if kind.translation else {}
    others = {"version", *kind.lifecycle.keys}
    return "".join(yaml_text(**{key: said[key]}) for key in keys if said.get(key) and key not in others)
