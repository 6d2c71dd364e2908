"""Stories as a kind of content."""

from __future__ import annotations

from mkdocs_advocacy.content.kind import Kind, PageBlock
from mkdocs_advocacy.kinds.stories.block import REFERENCE, StoryBlock, check_story_blocks
from mkdocs_advocacy.kinds.stories.check import check_story
from mkdocs_advocacy.kinds.stories.details import describe_story, shorten_story
from mkdocs_advocacy.kinds.stories.due import check_due
from mkdocs_advocacy.kinds.stories.gallery import describe_gallery
from mkdocs_advocacy.kinds.stories.load import load
from mkdocs_advocacy.kinds.stories.model import StoryTemplate
from mkdocs_advocacy.kinds.stories.sample import write_story
from mkdocs_advocacy.kinds.stories.shown import Stories
from mkdocs_advocacy.rendering.answers import STYLES as ANSWER_STYLES
from mkdocs_advocacy.rendering.choices import STYLES as CHOICE_STYLES

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
    check_pages=check_story_blocks,
    page_blocks=(PageBlock(REFERENCE, StoryBlock.model_json_schema()),),
    refers_to=("brand", "campaigns", "people"),
    load=load,
    details=describe_story,
    overview_details=describe_gallery,
    short=shorten_story,
    keeps_ended_text=False,
    styles=(*ANSWER_STYLES, *CHOICE_STYLES, "kinds/programme", "kinds/stories"),
)
