"""The file of a new post: a draft, with what else it may say in comments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkdocs_advocacy.content.kind import Sample
from mkdocs_advocacy.core.yaml_writing import yaml_text, yaml_word

_POST = """\
{title}# One line for the feed:
# summary: What people will find.
{campaign}# Who may share it: employees, customers, or both.
audience: [employees]
# topics: [product]
{language}# Where readers are sent. Say {{link}} in the text where it belongs.
# link: https://example.com/
# Only for these networks; without the line, for all that the text fits:
# networks: [{networks}]
# A draft is not published. Take the line out when the post is ready.
status: draft
# Nowhere before this day, and no longer offered after the last:
# publish: 2030-01-31
# expire: 2030-12-31
# Pictures: <folder in content/brand>/<name of the file without its ending>.
# media: [{media}]
# hashtags: [OneWord, TwoWords]
# What the person who shares fills in, as {{name}} in the text:
# fields:
#   name: {{label: Your name for it, example: soda}}
text:
  # For every network without words of its own. With several versions, not everybody says the same.
  any:
    - {text}
  # Words for one network, with as many characters as it takes: {limits}.
  # {first}: |-
  #   Longer words, in several lines.
"""


def write_post(sample: Sample) -> str:
    """The file of a post. Its language is named where it is not that of the hub."""
    networks, own = sample.networks, sample.languages[0]
    limited = [name for name, network in networks.items() if network.text.limit and network.kind == "network"]
    shown = limited[:4] or list(networks)[:1]
    return _POST.format(
        title=yaml_text(title=sample.title),
        campaign=yaml_text(campaign=sample.campaign) if sample.campaign else "# campaign: the-name-of-its-file\n",
        language=yaml_text(language=sample.language) if sample.language != own else "",
        networks=", ".join(shown),
        media=next(iter(sorted(sample.pictures)), "set/picture"),
        text=yaml_word(sample.sentences(sample.language)["placeholder"]),
        limits=", ".join(f"{name} {networks[name].text.limit or 0:,}" for name in shown),
        first=shown[0],
    )


def write_post_translation(said: Mapping[str, Any], _language: str) -> str:
    """The texts of a post's file, for a new translation of it."""
    title, summary, fields, text = (
        yaml_text(**{name: said[name]}) if said.get(name) else "" for name in ("title", "summary", "fields", "text")
    )
    link = "# Readers of this language may have a page of their own:\n# link: https://example.com/\n"
    return f"{title}{summary}{link}{fields}{text}"
