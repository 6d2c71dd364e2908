"""Stories as a kind of content."""

from __future__ import annotations

from mkdocs_advocacy.content.kind import Kind, Sample
from mkdocs_advocacy.core.yaml_writing import yaml_text
from mkdocs_advocacy.kinds.stories.check import check_story
from mkdocs_advocacy.kinds.stories.details import describe_story, shorten_story
from mkdocs_advocacy.kinds.stories.due import check_due
from mkdocs_advocacy.kinds.stories.load import load
from mkdocs_advocacy.kinds.stories.model import StoryTemplate
from mkdocs_advocacy.kinds.stories.shown import Stories

_SAMPLE = """\
{title}# summary: One line for lists.
# picture, quote, review, case, video or entry:
kind: quote
# The author as they want to be named:
# credit: "@ada on Instagram"
# source: https://www.instagram.com/p/…
# network: instagram
# posted: 2030-01-31
# text: The author's words, exactly as they wrote them.
# Images from a brand set with only_in: stories:
# media: [customers/picnic]
# What the author got from us, as the disclosure says it, or none:
given: none
# Nothing is shown before the permission is granted, and nothing after it ends:
# permission:
#   asked: 2030-01-31
#   granted: 2030-02-02
#   how: reply
#   proof: Where the answer is kept.
#   scope: [page, posts]
#   others: none
audience: [{audience}]
# Drafts aren't published. Delete this line when the permission is granted.
status: draft
"""


def write_story(sample: Sample) -> str:
    """Return the file of a new story, as a draft."""
    return _SAMPLE.format(title=yaml_text(title=sample.title), audience=sample.audience)


STORIES: Kind[Stories] = Kind(
    name="stories",
    singular="story",
    title="Story",
    files="content/stories/*.yml",
    model=StoryTemplate,
    plugin="advocacy/programme",
    sample=write_story,
    translated=("title", "summary"),
    search=("summary", "credit"),
    checks=(check_story, check_due),
    refers_to=("brand", "people"),
    load=load,
    details=describe_story,
    short=shorten_story,
    styles=("components/actions", "kinds/stories"),
)
