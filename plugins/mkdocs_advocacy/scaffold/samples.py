"""The content of a new hub: posts, a campaign, a set of brand assets and guidelines, in the languages of the hub."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs_advocacy.core.package_data import package_data
from mkdocs_advocacy.core.yaml_writing import yaml_lines
from mkdocs_advocacy.scaffold.picture import sample_pictures

TEMPLATES = Path(__file__).parent / "templates"
_FALLBACK = "en"

_POST = """\
# A sample post. Its address is posts/we-are-hiring/, after the name of this file, whatever folder the file lies in.
# {{link}} and {{hashtags}} are filled by the hub, {{disclosure}} with what guidelines/rules/disclosure.yml says,
# and {{team}} by the person who shares.
{title}{summary}campaign: careers
# Who may share it: employees, customers, or both.
audience: [employees]
topics: [jobs]
# Readers land here, with tags that your analytics can count.
link: https://example.com/jobs
# Nowhere before this day, and no longer offered after the last:
# publish: 2030-01-31
# expire: 2030-12-31
# A picture: <folder in content/brand>/<name of the file without its ending>.
media: [samples/circles]
hashtags: [Hiring]
fields:
{team}text:
  # For every network without words of its own; with several versions, not everybody says the same.
{any}  # LinkedIn has room for more.
{linkedin}"""

_TRANSLATION = """\
# The same post in another language: only what differs.
{title}{summary}fields:
{team}text:
{any}{linkedin}"""

_NEWS = """\
# A post needs no more than a title and a text.
{news_title}{news_summary}link: https://example.com/
media: [samples/bars]
text:
{news}"""

_CUSTOMERS = """\
# A post for customers. What they disclose is another sentence than that of employees.
{customers_title}{customers_summary}audience: [customers]
link: https://example.com/
media: [samples/rings]
text:
{customers}"""

_DISCLOSURE = """\
# How people say that they are connected to you. That is honest, and in many countries the law. Name your company here.
# A post can say it otherwise with a line “disclosure:”.
employees:
{disclosure}customers:
{invited}both:
{invited}# Words that disclose as well, wherever a text holds them:
# accepted:
#   en: ["#ad", "my employer"]
# start, before-cut (before networks show “more”), or anywhere:
place: before-cut
"""

_CAMPAIGN = """\
# A sample campaign. Posts belong to it by “campaign: careers”, after the name of this file.
{campaign}{goal}# What you want to reach, to look at when it is over.
targets: {{shares: 100, clicks: 500}}
hashtags: [Hiring]
# How your analytics will call it; without the line, like the file.
utm_campaign: careers
"""

_BRAND = """\
# A sample set: all files in this folder. What is said here is for people and for those who cannot see the picture.
{set}{set_description}licence: {{name: Free to use}}
# What each picture shows, in each language of the hub. No post can use a picture without.
assets:
{assets}"""

_GUIDELINES = """\
---
# What holds on all networks. This page leads to the guidelines of each: the files beside this one, each called after
# its network, such as linkedin.md. “advocacy add guideline” adds one.
{guidelines_title}# The rules that matter most, three at most:
{guidelines_remember}# Before you change a guideline that people know, keep it as it is by:
# advocacy release guidelines/index.md --note "What is new"
version: 1
---

{guidelines_text}
"""

_LINKEDIN = """\
---
# How to post on LinkedIn. The first three rules stand beside every post for it.
version: 1
# The day by which somebody reads this again:
# review_by: 2030-12-31
# owner: The team to ask
{remember}{tone}{do}{dont}# Words that you would rather not read there; templates and the composer are checked for them:
# avoid:
#   - {{term: thrilled, instead: glad, why: Everybody is.}}
# Sentences to copy:
{key_phrases}---

{linkedin_text}
"""


@cache
def words() -> Mapping[str, Mapping[str, Any]]:
    """The samples' words, by language."""
    found: dict[str, dict[str, Any]] = package_data("scaffold", "templates", "samples.yml")
    return found


def words_in(language: str) -> Mapping[str, Any]:
    """The samples' words in that language, or in English."""
    return words().get(language) or words().get(language.partition("-")[0]) or words()[_FALLBACK]


def sample_content(languages: Sequence[str]) -> dict[str, bytes]:
    """The files of the samples, by path in the hub. The first language is the hub's own."""
    own, *others = languages
    files = {
        "content/posts/careers/we-are-hiring.yml": _filled(_POST, own),
        "content/posts/our-new-website.yml": _filled(_NEWS, own),
        "content/posts/said-by-you.yml": _filled(_CUSTOMERS, own),
        "content/campaigns/careers.yml": _filled(_CAMPAIGN, own),
        "content/brand/samples/brand.yml": _filled(_BRAND, own, assets=_lines(_alt_texts(languages), 2)),
        "guidelines/rules/disclosure.yml": _DISCLOSURE.format(
            disclosure=_lines({language: words_in(language)["disclosure"] for language in languages}, 2),
            invited=_lines({language: words_in(language)["invited"] for language in languages}, 2),
        ),
    }
    files |= {
        "guidelines/index.md": _guideline(_GUIDELINES, own),
        "guidelines/linkedin.md": _guideline(_LINKEDIN, own),
    }
    files |= {
        f"content/posts/careers/we-are-hiring.{language}.yml": _filled(_TRANSLATION, language)
        for language in others
        if language.partition("-")[0] in words()
    }
    pictures = {f"content/brand/samples/{name}.png": picture for name, picture in sample_pictures().items()}
    return {name: text.encode() for name, text in files.items()} | pictures


def _alt_texts(languages: Sequence[str]) -> dict[str, Any]:
    return {
        name: {"alt": {language: words_in(language)["pictures"][name] for language in languages}}
        for name in words_in(languages[0])["pictures"]
    }


def _filled(template: str, language: str, **more: str) -> str:
    said = words_in(language)
    names = ("title", "summary", "campaign", "goal", "set", "set_description")
    named = {"campaign": "title", "set": "title", "set_description": "description"}
    gaps = {name: _lines({named.get(name, name): said[name]}) for name in names}
    gaps |= {
        "news_title": _lines({"title": said["news_title"]}),
        "news_summary": _lines({"summary": said["news_summary"]}),
        "customers_title": _lines({"title": said["customers_title"]}),
        "customers_summary": _lines({"summary": said["customers_summary"]}),
        "customers": _lines({"any": said["customers"]}, 2),
        "team": _lines({"team": {"label": said["team"], "example": said["example"]}}, 2),
        "any": _lines({"any": said["any"]}, 2),
        "linkedin": _lines({"linkedin": said["linkedin"]}, 2),
        "news": _lines({"any": said["news"]}, 2),
    }
    return template.format(**gaps | more)


def _guideline(template: str, language: str) -> str:
    said = words_in(language)
    return template.format(
        guidelines_title=_lines({"title": said["guidelines_title"]}),
        guidelines_remember=_lines({"remember": said["guidelines_remember"]}),
        guidelines_text=said["guidelines_text"],
        remember=_lines({"remember": said["linkedin_remember"]}),
        tone=_lines({"tone": said["linkedin_tone"]}),
        do=_lines({"do": said["linkedin_do"]}),
        dont=_lines({"dont": said["linkedin_dont"]}),
        key_phrases=_lines({"key_phrases": [said["linkedin_phrase"]]}),
        linkedin_text=said["linkedin_text"],
    )


def _lines(values: Mapping[str, Any], indent: int = 0) -> str:
    return "".join(f"{line}\n" for name, value in values.items() for line in yaml_lines(name, value, indent))
