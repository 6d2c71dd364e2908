"""The file of a new post: a draft with all optional keys as comments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkdocs_advocacy.content.kind import Sample
from mkdocs_advocacy.core.yaml_writing import yaml_text, yaml_word

_POST = """\
{title}# A one-line summary for the feed:
# summary: What this post is about.
{campaign}# Who may share the post, such as [employees, customers]:
audience: [{audience}]
# topics: [product]
{language}# The URL that the post links to. Put {{link}} into the text.
# link: https://example.com/
# The networks to offer. Default: all networks that the text fits.
# networks: [{networks}]
# Drafts are not published. Delete this line when the post is ready.
status: draft
# The day the post is published, and the last day to share it:
# publish: 2030-01-31
# expire: 2030-12-31
# Images: <folder in content/brand>/<file name without extension>.
# media: [{media}]
# hashtags: [OneWord, TwoWords]
# Fields for the advocate to fill in; put {{name}} into the text.
# fields:
#   name: {{label: What you call it, example: soda}}
text:
  # For every network without its own text. Write several versions, so that posts differ.
  any:
    - {text}
  # Text for one network. Character limits: {limits}.
  # {first}: |-
  #   A longer text, on several lines.
"""


def write_post(sample: Sample) -> str:
    """Return the content of a new post's file. It names the language unless that is the hub's first one."""
    networks, own = sample.networks, sample.languages[0]
    limited = [name for name, network in networks.items() if network.text.limit and network.kind == "network"]
    shown = limited[:4] or list(networks)[:1]
    return _POST.format(
        title=yaml_text(title=sample.title),
        audience=sample.audience,
        campaign=yaml_text(campaign=sample.campaign) if sample.campaign else "# campaign: the-name-of-its-file\n",
        language=yaml_text(language=sample.language) if sample.language != own else "",
        networks=", ".join(shown),
        media=next(iter(sorted(sample.pictures)), "set/picture"),
        text=yaml_word(sample.sentences(sample.language)["placeholder"]),
        limits=", ".join(f"{name} {networks[name].text.limit or 0:,}" for name in shown),
        first=shown[0],
    )


def write_post_translation(post: Mapping[str, Any], _language: str) -> str:
    """Return the content of a new translation, with the texts of the post to translate."""
    title, summary, fields, text = (
        yaml_text(**{name: post[name]}) if post.get(name) else "" for name in ("title", "summary", "fields", "text")
    )
    link = "# The URL for readers of this language, if it differs:\n# link: https://example.com/\n"
    return f"{title}{summary}{link}{fields}{text}"
