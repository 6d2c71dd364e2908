"""The settings file of a new brand set, with what else it may say in comments."""

from __future__ import annotations

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
