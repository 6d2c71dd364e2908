"""The settings file of a new brand set, with optional keys as comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mkdocs_advocacy.content.kind import Sample
from mkdocs_advocacy.core.yaml_writing import yaml_text, yaml_word

_BRAND = """\
# Put the set's files in this folder: images, logos, documents. This file describes them.
{title}# description: What the set contains.
# licence: {{name: Our brand licence, url: "https://example.com/licence"}}
# The set is embargoed until this day:
# publish: 2030-01-31
# The alt text of each image, in each language of the hub. Posts can't use an image without it.
# assets:
#   name-of-the-file:
#     alt:
{alt}# colors:
#   - {{name: Blue, hex: "#12344D"}}
"""


def write_brand_set(sample: Sample) -> str:
    """Return the settings file of a new brand set, with example alt texts in each language of the hub."""
    circles = {language: sample.sentences(language)["pictures"]["circles"] for language in sample.languages}
    alt = "".join(f"#       {language}: {yaml_word(text)}\n" for language, text in circles.items())
    return _BRAND.format(title=yaml_text(title=sample.title), alt=alt)


def write_brand_translation(settings: Mapping[str, Any], language: str) -> str:
    """Return a new translation file with the texts of brand.yml to translate."""
    texts = {key: settings[key] for key in ("title", "description", "guidance", "do", "dont") if settings.get(key)}
    for key in ("colors", "typography", "assets"):
        if named := dict(_list_texts(key, settings.get(key), language)):
            texts[key] = named
    return yaml_text(**texts)


_TRANSLATED = {"colors": ("name", "use"), "typography": ("use", "sample"), "assets": ("title", "alt", "use")}
"""The keys of colours, typefaces and files that can be translated."""


def _list_texts(key: str, settings: Any, language: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the name and the texts of each colour, typeface or file that has texts to translate."""
    pairs = settings.items() if isinstance(settings, Mapping) else ((item["name"], item) for item in settings or ())
    for name, item in pairs:
        texts = {field: item[field] for field in _TRANSLATED[key] if item.get(field)}
        if isinstance(alt := texts.get("alt"), Mapping):
            texts["alt"] = alt.get(language) or next(iter(alt.values()))
        if texts:
            yield name, texts
