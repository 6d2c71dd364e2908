"""Posts as a kind of content. Their loader caches results and runs in parallel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mkdocs_advocacy.content.entry import Lifecycle, pages_of
from mkdocs_advocacy.content.kind import Kind, Loaded, PageBlock, Reading
from mkdocs_advocacy.content.loader import broken_addresses, files_of, group_files, shown_entry
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.guidelines.kind import GUIDELINES
from mkdocs_advocacy.kinds.posts.block import REFERENCE, block_problems
from mkdocs_advocacy.kinds.posts.check import Context
from mkdocs_advocacy.kinds.posts.load import load_posts
from mkdocs_advocacy.kinds.posts.media_check import offered_problems, pictures_for_others
from mkdocs_advocacy.kinds.posts.model import Post, PostList, PostTemplate, Translation, Welcome
from mkdocs_advocacy.kinds.posts.published import Posts
from mkdocs_advocacy.kinds.posts.sample import write_post, write_post_translation
from mkdocs_advocacy.kinds.posts.story_of_post import StoriesForPosts, empty_post, judge_post, story_pictures
from mkdocs_advocacy.kinds.posts.welcome_block import REFERENCE as WELCOME_REFERENCE
from mkdocs_advocacy.kinds.posts.welcome_block import welcome_problems
from mkdocs_advocacy.kinds.stories.kind import STORIES
from mkdocs_advocacy.kinds.stories.load import AllStories
from mkdocs_advocacy.kinds.stories.shown import is_free


@dataclass(frozen=True, slots=True)
class AllPosts:
    """All posts of a hub, including unpublished ones, and the context they were checked against."""

    posts: tuple[Post, ...]
    context: Context


def load(kind: Kind[Posts], reading: Reading) -> Loaded[Posts]:
    """Load all posts of the hub."""
    files, problems = files_of(kind, reading)
    groups, more_problems = group_files(kind, files)
    context = context_of(reading)
    posts, post_problems = load_posts(groups, context, reading.now, reading.memory)
    today, stories = day_of(reading.now, reading.settings.zone), context.stories
    posts = [judge_post(post, stories, today, is_edition=reading.is_edition) for post in posts]
    pictures = pictures_for_others(posts, context.brand) if reading.settings.audience else []
    if are_offered := BRAND.capability in reading.plugins:
        problems += offered_problems(pictures, reading.places.shown)
    titles = {language: reading.words(language)("post_story_ended") for language in reading.settings.languages}
    shown = tuple(empty_post(seen, titles) for post in posts if (seen := shown_entry(post, reading)))
    of_stories = {name: stories.files[name] for name in sorted(story_pictures(shown, stories)) if name in stories.files}
    of_stories = {name: file for name, file in of_stories.items() if is_free(file, reading.settings)}
    return Loaded(
        content=Posts(shown, of_stories),
        pages=tuple(pages_of([empty_post(post, titles) for post in posts])),
        lent_assets=[file.path for file in of_stories.values()],
        files=files,
        broken_addresses=broken_addresses(kind, files, posts),
        problems=[*problems, *more_problems, *post_problems],
        unpublished=AllPosts(tuple(posts), context),
        assets_for_others=frozenset() if are_offered else frozenset(asset.path for asset in pictures),
    )


def context_of(reading: Reading) -> Context:
    """Return the context that posts are checked against."""
    campaigns, guidelines = reading.of(CAMPAIGNS), reading.of(GUIDELINES).content.all
    all_campaigns = {**campaigns.content, **campaigns.unpublished}
    tags = [
        tag
        for campaign in all_campaigns.values()
        for other in campaign.all_languages
        for tag in other.template.hashtags
    ]
    in_all_languages = (other for guideline in guidelines.values() for other in guideline.all_languages)
    tags += [tag for guideline in in_all_languages for tag in guideline.template.hashtags]
    return Context(
        # Showing drafts doesn't change a post, so previews, builds and checks can share the cache.
        settings=reading.settings.model_copy(update={"drafts": False}),
        networks=reading.networks,
        offered=reading.offered,
        campaigns=all_campaigns,
        broken_campaigns=frozenset(campaigns.broken),
        words=reading.words,
        brand=reading.of(BRAND).unpublished,
        rules=reading.rules,
        hashtags=tuple(dict.fromkeys(tags)),
        stories=_stories_of(reading),
    )


def _stories_of(reading: Reading) -> StoriesForPosts:
    every: AllStories = reading.of(STORIES).unpublished
    templates = {name: story.template for name, story in every.stories.items()}
    return StoriesForPosts(templates, frozenset(every.broken), every.files, every.revoked, tuple(every.readers))


def check_blocks(pages: Sequence[SourceFile], reading: Reading) -> Iterable[Problem]:
    """Return the problems with lists of posts and welcomes in Markdown pages."""
    every: AllPosts = reading.of(POSTS).unpublished
    topics = {topic for post in every.posts for topic in post.template.topics}
    return [*block_problems(pages, every.context, topics), *welcome_problems(pages, every.context)]


POSTS: Kind[Posts] = Kind(
    name="posts",
    singular="post",
    title="Post",
    files="content/posts/**/*.yml",
    model=PostTemplate,
    plugin="advocacy/posts",
    sample=write_post,
    lifecycle=Lifecycle(),
    translation_model=Translation,
    write_translation=write_post_translation,
    load=load,
    refers_to=("campaigns", "brand", "guidelines", "stories"),
    overviews=("posts/", "campaigns/"),
    check_pages=check_blocks,
    page_blocks=(
        PageBlock(REFERENCE, PostList.model_json_schema()),
        PageBlock(WELCOME_REFERENCE, Welcome.model_json_schema()),
    ),
    translation_name="translation",
    has_written_pages=False,
    guards_secrets=False,
    claims="posts (.yml) and index.md",
    has_renderer=True,
)
