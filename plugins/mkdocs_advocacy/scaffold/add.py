"""One new file of a hub, with what it may say in comments: it has no problems, and a draft is not published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mkdocs_advocacy.core.yaml_writing import yaml_lines, yaml_word
from mkdocs_advocacy.kinds.campaigns.load import is_shopping
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.scaffold.samples import words_in

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

_TRANSLATION = """\
# Translate the words. What is the same in both languages, such as the pictures, is not said again.
{title}{summary}# Readers of this language may have a page of their own:
# link: https://example.com/
# A draft is not published. Take the line out when the translation is ready.
status: draft
{fields}{text}"""

_CAMPAIGN = """\
{title}# One line for lists:
# summary: What it is about.
# What success is, in words and in numbers:
# goal: People hear of it from somebody they know.
# targets: {{shares: 100, clicks: 500}}
# Nothing of it is shown before its first day:
# starts: 2030-01-31
# ends: 2030-12-31
# For posts that name none of their own:
# hashtags: [OneWord, TwoWords]
# How your analytics will call it; without the line, like this file.
{utm}audience: [employees]
# owner: The team to ask
"""

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

_GUIDELINE = """\
---
{title}# One line for lists:
# summary: What people find here.
version: 1
# From when on it holds, by when somebody reads it again, and whom to ask:
# effective: 2030-01-31
# review_by: 2030-12-31
# owner: The team to ask
# The rules that matter most, three at most; they stand beside every post for a network:
# remember:
#   - One thought a post.
# tone: As you would tell it to a friend.
# do:
#   - Begin with a scene.
# dont:
#   - Don't praise what you have not tried.
# Words that you like there, and words that templates and the composer are checked for:
# say:
#   - {{term: refill}}
# avoid:
#   - {{term: thrilled, instead: glad, why: Everybody is.}}
# Sentences to copy:
# key_phrases:
#   - We got it wrong first. Here is what we changed.
# hashtags: [OneWord, TwoWords]
---

{text}
"""


def new_post(
    title: str,
    *,
    language: str | None,
    campaign: str | None,
    networks: Mapping[str, Network],
    pictures: Iterable[str],
    own_language: str,
) -> str:
    """The file of a post. `language` is named where it is not that of the hub; `pictures` are the hub's, by id."""
    limited = [name for name, network in networks.items() if network.text.limit and network.kind == "network"]
    shown = limited[:4] or list(networks)[:1]
    return _POST.format(
        title=_lines({"title": title}),
        campaign=_lines({"campaign": campaign}) if campaign else "# campaign: the-name-of-its-file\n",
        language=_lines({"language": language}) if language else "",
        networks=", ".join(shown),
        media=next(iter(sorted(pictures)), "set/picture"),
        text=yaml_word(words_in(language or own_language)["placeholder"]),
        limits=", ".join(f"{name} {networks[name].text.limit or 0:,}" for name in shown),
        first=shown[0],
    )


def new_translation(said: Mapping[str, Any]) -> str:
    """The file of a translation, with what the post's own file has `said`, to be translated in its place."""
    return _TRANSLATION.format(
        **{
            name: _lines({name: said[name]}) if said.get(name) else ""
            for name in ("title", "summary", "fields", "text")
        }
    )


def new_campaign(campaign_id: str, title: str) -> str:
    """The file of a campaign. One that analytics would take for shopping is called otherwise in links."""
    utm = campaign_id.replace("shop", "event")
    named = f"utm_campaign: {utm}\n" if is_shopping(campaign_id) else f"# utm_campaign: {utm}\n"
    return _CAMPAIGN.format(title=_lines({"title": title}), utm=named)


def new_brand_set(title: str, languages: Sequence[str]) -> str:
    """The file of a set of brand assets."""
    alt = "".join(
        f"#       {language}: {yaml_word(words_in(language)['pictures']['circles'])}\n" for language in languages
    )
    return _BRAND.format(title=_lines({"title": title}), alt=alt)


def _lines(values: Mapping[str, Any]) -> str:
    return "".join(f"{line}\n" for name, value in values.items() for line in yaml_lines(name, value))


def new_guideline(title: str | None, language: str) -> str:
    """The file of a guideline; one of a network, which has its name, needs no title."""
    text = words_in(language)["placeholder"]
    return _GUIDELINE.format(title=_lines({"title": title}) if title else "", text=text)
