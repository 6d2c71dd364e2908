"""The settings file of a new brand set, with what else it may say in comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mkdocs_advocacy.content.kind import Sample
from mkdocs_advocacy.core.yaml_writing import yaml_text, yaml_word

_BRAND = """\
# Put the files of the set into this folder: pictures, logos, documents. What is said here is for people.
{title}# description: What is in it.
# licence: {{name: Our brand licence, url: "https://example.com/licence"}}
# Nothing of it is anywhere before this day:
# publish: 2030-01-31
# What a picture shows, in each language of the hub. No post can use a picture without.
# assets:
#   name-of-the-file:
#     alt:
{alt}# colors:
#   - {{name: Blue, hex: "#12344D"}}
"""


def write_brand_set(sample: Sample) -> str:
    """The settings file of a brand set, with an example of alt texts in each language of the hub."""
    circles = {language: sample.sentences(language)["pictures"]["circles"] for language in sample.languages}
    alt = "".join(f"#       {language}: {yaml_word(text)}\n" for language, text in circles.items())
    return _BRAND.format(title=yaml_text(title=sample.title), alt=alt)


def write_brand_translation(said: Mapping[str, Any], language: str) -> str:
    """The texts of a set's file, for a new translation of it; those of colours, typefaces and files by their names."""
    words = {key: said[key] for key in ("title", "description", "guidance", "do", "dont") if said.get(key)}
    for key in ("colors", "typography", "assets"):
        if named := dict(_named(key, said.get(key), language)):
            words[key] = named
    return yaml_text(**words)


_WORDS = {"colors": ("name", "use"), "typography": ("use", "sample"), "assets": ("title", "alt", "use")}
"""What a translation can say of a colour, a typeface and a file."""


def _named(key: str, said: Any, language: str) -> Iterator[tuple[str, dict[str, str]]]:
    """What is said of each colour, typeface or file, by its name, where there are words to translate."""
    pairs = said.items() if isinstance(said, Mapping) else ((one["name"], one) for one in said or ())
    for name, one in pairs:
        found = {word: one[word] for word in _WORDS[key] if one.get(word)}
        if isinstance(alt := found.get("alt"), Mapping):
            found["alt"] = alt.get(language) or next(iter(alt.values()))
        if found:
            yield name, found
