"""The file of a translation, with the words to be translated in their places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkdocs_advocacy.core.yaml_writing import yaml_text

_TRANSLATION = """\
# Translate the words. What is the same in both languages, such as the pictures, is not said again.
{title}{summary}# Readers of this language may have a page of their own:
# link: https://example.com/
# A draft is not published. Take the line out when the translation is ready.
status: draft
{fields}{text}"""


def new_translation(said: Mapping[str, Any]) -> str:
    """The file of a translation, with what the post's own file has `said`, to be translated in its place."""
    return _TRANSLATION.format(
        **{
            name: yaml_text(**{name: said[name]}) if said.get(name) else ""
            for name in ("title", "summary", "fields", "text")
        }
    )
