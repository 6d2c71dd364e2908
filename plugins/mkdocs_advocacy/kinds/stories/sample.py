"""Templates for new stories and for the page about the treatment of reviews."""

from __future__ import annotations

from mkdocs_advocacy.content.kind import Sample
from mkdocs_advocacy.core.yaml_writing import yaml_text
from mkdocs_advocacy.kinds.stories.model import StoryKind

_STORY = """\
{title}# summary: One line for lists.
# picture, quote, review, case, video or entry:
kind: {kind}
# The author as they want to be named:
# credit: "@ada on Instagram"
{source}{network}# The day of the original:
# posted: 2030-01-31
{text}# Images from a brand set with only_in: stories:
# media: [customers/picnic]
# What the author got from us, in the words of the disclosure, or none:
given: none
# For reviews, how you know that the author used the product:
# verified: We checked the order number.
# Nothing is shown before the permission is granted, and nothing after it ends:
# permission:
#   asked: 2030-01-31
#   granted: 2030-02-02
#   how: reply
#   proof: Where the answer is kept.
#   scope: [page, posts]
#   others: none
{language}audience: [{audience}]
# Drafts aren't published. Delete this line when the permission is granted.
status: draft
"""
_REVIEW_POLICY = """\
---
# Whoever shows reviews must say whether and how they check them, at least in the EU (directive 2005/29/EC, article
# 7 (6)) and the UK (DMCC Act 2024, schedule 20). Describe what you really do. This is not legal advice.
title: How we treat reviews
---

# How we treat reviews

- **Who can write one.** How we check that the author used the product, or that we don't check.
- **What we show.** On this site, a selection, with permission. Where all reviews are, also the bad ones.
- **What we leave out, and why.** Whom we tell.
- **What we never do.** Pay for reviews, ask for good ones, or write them ourselves.
- **What people got.** If an author got something from us, the review says so.

Who answers questions about a review, and how to reach them.
"""


def write_story(
    sample: Sample,
    kind: StoryKind = "quote",
    source: str | None = None,
    network: str | None = None,
    text: str | None = None,
) -> str:
    """Return the file of a new draft story, with the given facts about the original."""
    languages = sample.languages[:1]
    return _STORY.format(
        title=yaml_text(title=sample.title),
        kind=kind,
        source=yaml_text(source=source) if source else "# source: https://www.instagram.com/p/…\n",
        network=yaml_text(network=network) if network else "# network: instagram\n",
        text=yaml_text(text=text) if text else "# text: The author's words, exactly as they wrote them.\n",
        language=yaml_text(language=sample.language) if sample.language not in languages else "",
        audience=sample.audience,
    )


def write_review_policy() -> str:
    """Return a template for the page about the treatment of reviews."""
    return _REVIEW_POLICY
