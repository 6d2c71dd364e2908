"""Sample content of a new hub: posts, a campaign, a brand set and guidelines, in the hub's languages."""

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
# A sample post. Its address is posts/we-are-hiring/, from the name of this file; the folder doesn't matter.
# The hub fills in {{link}} and {{hashtags}}, and {{disclosure}} from guidelines/rules/disclosure.yml. The person who
# shares the post fills in {{team}}.
{title}{summary}campaign: careers
# Who may share the post: employees, customers, or both.
audience: [employees]
topics: [jobs]
# The URL that the post links to. The hub adds tracking parameters for your analytics.
link: https://example.com/jobs
# The day the post is published, and the last day to share it:
# publish: 2030-01-31
# expire: 2030-12-31
# Images: <folder in content/brand>/<file name without extension>.
media: [samples/circles]
hashtags: [Hiring]
fields:
{team}text:
  # For every network without its own text. Write several versions, so that posts differ.
{any}  # LinkedIn has room for more.
{linkedin}"""

_TRANSLATION = """\
# The same post in another language. Only include keys that differ.
{title}{summary}fields:
{team}text:
{any}{linkedin}"""

_NEWS = """\
# A post needs only a title and a text.
{news_title}{news_summary}link: https://example.com/
media: [samples/bars]
text:
{news}"""

_CUSTOMERS = """\
# A post for customers. They use a different disclosure from employees.
{customers_title}{customers_summary}audience: [customers]
link: https://example.com/
media: [samples/rings]
text:
{customers}"""

_DISCLOSURE = """\
# How people disclose that they're connected to you. It's honest, and many countries require it by law. Add your
# company's name. A post can override the text with the key “disclosure:”.
employees:
{disclosure}customers:
{invited}both:
{invited}# Other wordings that count as a disclosure anywhere in a text:
# accepted:
#   en: ["#ad", "my employer"]
# Where the disclosure must be: start, before-cut (before “…more”), or anywhere.
place: before-cut
"""

_CAMPAIGN = """\
# A sample campaign. Posts join it with “campaign: careers”, the name of this file.
{campaign}{goal}# Your targets, to compare with the results afterwards.
targets: {{shares: 100, clicks: 500}}
hashtags: [Hiring]
# The campaign's name in your analytics. Default: the name of this file.
utm_campaign: careers
"""

_BRAND = """\
# A sample brand set. All files in this folder belong to it.
{set}{set_description}licence: {{name: Free to use}}
# The alt text of each image, in each language of the hub. Posts can only use images with alt text.
assets:
{assets}"""

_GUIDELINES = """\
---
# Principles for all networks. This page links to the guideline of each network: a file in this folder named after the
# network, such as linkedin.md. To add one, run “advocacy add guideline”.
{guidelines_title}# The most important rules, three at most:
{guidelines_remember}# Before you change a published guideline, keep the current version with:
# advocacy release guideline guidelines/index.md --note "What's new"
version: 1
---

{guidelines_text}

## {may_i_title}

{may_i_text}
"""

_LINKEDIN = """\
---
# How to post on LinkedIn. The first three rules are shown next to every LinkedIn post.
version: 1
# The deadline for the next review:
# review_by: 2030-12-31
# owner: The team responsible
{remember}{tone}{do}{dont}# Terms to avoid on LinkedIn. “advocacy check” and the composer report them:
# avoid:
#   - {{term: thrilled, instead: glad, why: Everybody is.}}
# Sentences to copy:
{key_phrases}---

{linkedin_text}

## {may_i_title}

{linkedin_may_i}
"""


@cache
def words() -> Mapping[str, Mapping[str, Any]]:
    """Return the texts of the samples, by language."""
    texts: dict[str, dict[str, Any]] = package_data("scaffold", "templates", "samples.yml")
    return texts


def words_in(language: str) -> Mapping[str, Any]:
    """Return the texts of the samples in a language, or in English if there is no translation."""
    return words().get(language) or words().get(language.partition("-")[0]) or words()[_FALLBACK]


def sample_content(languages: Sequence[str]) -> dict[str, bytes]:
    """Return the sample files, by path in the hub. The first language is the hub's main language."""
    main, *others = languages
    files = {
        "content/posts/careers/we-are-hiring.yml": _fill(_POST, main),
        "content/posts/our-new-website.yml": _fill(_NEWS, main),
        "content/posts/said-by-you.yml": _fill(_CUSTOMERS, main),
        "content/campaigns/careers.yml": _fill(_CAMPAIGN, main),
        "content/brand/samples/brand.yml": _fill(_BRAND, main, assets=_to_yaml(_collect_alt_texts(languages), 2)),
        "guidelines/rules/disclosure.yml": _DISCLOSURE.format(
            disclosure=_to_yaml({language: words_in(language)["disclosure"] for language in languages}, 2),
            invited=_to_yaml({language: words_in(language)["invited"] for language in languages}, 2),
        ),
    }
    files |= {
        "guidelines/index.md": _fill_guideline(_GUIDELINES, main),
        "guidelines/linkedin.md": _fill_guideline(_LINKEDIN, main),
    }
    files |= {
        f"content/posts/careers/we-are-hiring.{language}.yml": _fill(_TRANSLATION, language)
        for language in others
        if language.partition("-")[0] in words()
    }
    pictures = {f"content/brand/samples/{name}.png": picture for name, picture in sample_pictures().items()}
    return {name: text.encode() for name, text in files.items()} | pictures


def _collect_alt_texts(languages: Sequence[str]) -> dict[str, Any]:
    return {
        name: {"alt": {language: words_in(language)["pictures"][name] for language in languages}}
        for name in words_in(languages[0])["pictures"]
    }


def _fill(template: str, language: str, **more: str) -> str:
    texts = words_in(language)
    names = ("title", "summary", "campaign", "goal", "set", "set_description")
    keys = {"campaign": "title", "set": "title", "set_description": "description"}
    placeholders = {name: _to_yaml({keys.get(name, name): texts[name]}) for name in names}
    placeholders |= {
        "news_title": _to_yaml({"title": texts["news_title"]}),
        "news_summary": _to_yaml({"summary": texts["news_summary"]}),
        "customers_title": _to_yaml({"title": texts["customers_title"]}),
        "customers_summary": _to_yaml({"summary": texts["customers_summary"]}),
        "customers": _to_yaml({"any": texts["customers"]}, 2),
        "team": _to_yaml({"team": {"label": texts["team"], "example": texts["example"]}}, 2),
        "any": _to_yaml({"any": texts["any"]}, 2),
        "linkedin": _to_yaml({"linkedin": texts["linkedin"]}, 2),
        "news": _to_yaml({"any": texts["news"]}, 2),
    }
    return template.format(**placeholders | more)


def _fill_guideline(template: str, language: str) -> str:
    texts = words_in(language)
    return template.format(
        guidelines_title=_to_yaml({"title": texts["guidelines_title"]}),
        guidelines_remember=_to_yaml({"remember": texts["guidelines_remember"]}),
        guidelines_text=texts["guidelines_text"],
        may_i_title=texts["may_i_title"],
        may_i_text=texts["may_i_text"],
        remember=_to_yaml({"remember": texts["linkedin_remember"]}),
        tone=_to_yaml({"tone": texts["linkedin_tone"]}),
        do=_to_yaml({"do": texts["linkedin_do"]}),
        dont=_to_yaml({"dont": texts["linkedin_dont"]}),
        key_phrases=_to_yaml({"key_phrases": [texts["linkedin_phrase"]]}),
        linkedin_text=texts["linkedin_text"],
        linkedin_may_i=texts["linkedin_may_i"],
    )


def _to_yaml(values: Mapping[str, Any], indent: int = 0) -> str:
    return "".join(f"{line}\n" for name, value in values.items() for line in yaml_lines(name, value, indent))
