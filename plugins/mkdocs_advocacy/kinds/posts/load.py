"""Load posts and their translations from files."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from mkdocs_advocacy.content.kind import DATED, Draft
from mkdocs_advocacy.content.loader import Group, language_problems, orphan_problems
from mkdocs_advocacy.content.settings import Settings
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.parallel import mapped
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import read
from mkdocs_advocacy.core.validation import validated
from mkdocs_advocacy.kinds.posts.check import Checked, Context, checked
from mkdocs_advocacy.kinds.posts.model import Post, PostTemplate, Translation
from mkdocs_advocacy.kinds.posts.offers import PackedOffers
from mkdocs_advocacy.kinds.posts.rules import check_rules
from mkdocs_advocacy.kinds.posts.story_of_post import add_story
from mkdocs_advocacy.networks.load import meant_network
from mkdocs_advocacy.rules.disclosing import sentence_for
from mkdocs_advocacy.rules.elsewhere import name_problems
from mkdocs_advocacy.rules.model import Disclosure


@dataclass(frozen=True, slots=True)
class LoadedPost:
    """The result of loading one post, independent of the current time."""

    post: Post | None
    problems: tuple[Problem, ...]


Memory = MutableMapping[str, tuple[bytes, Context, LoadedPost]]
"""Cached results by id, with the fingerprint of the files and the context that they are valid for."""


def load_posts(
    groups: Sequence[Group], context: Context, now: datetime, memory: Memory
) -> tuple[list[Post], list[Problem]]:
    """Load the posts in all states, newest first, and their problems. `memory` is read and updated."""
    problems: list[Problem] = []
    prints = {group.id: group.fingerprint() for group in groups}
    compared: dict[int, bool] = {}

    def is_current(earlier: Context) -> bool:  # comparing is slow, and thousands of posts share a context
        if id(earlier) not in compared:
            compared[id(earlier)] = earlier == context
        return compared[id(earlier)]

    def is_cached(group: Group) -> bool:
        known = memory.get(group.id)
        return known is not None and known[0] == prints[group.id] and is_current(known[1])

    changed = [group for group in groups if not is_cached(group)]
    for group, loaded in zip(changed, mapped(partial(_load, context), changed), strict=True):
        made_from = f"{prints[group.id].hex()} {context.digest}" if context.digest else ""
        memory[group.id] = (prints[group.id], context, replace(loaded, post=_complete(loaded.post, made_from)))
    for gone in memory.keys() - prints.keys():
        del memory[gone]
    posts: list[Post] = []
    for group in groups:
        loaded = memory[group.id][2]
        problems += loaded.problems
        if loaded.post:
            posts.append(_set_state(loaded.post, now, context.settings))
    posts.sort(key=lambda post: post.id)
    posts.sort(key=lambda post: post.template.publish.timestamp() if post.template.publish else 0, reverse=True)
    return posts, problems


def _complete(post: Post | None, digest: str) -> Post | None:
    """Return the post and its translations with the digest of their sources."""
    if post is None:
        return None
    for version in (post, *post.translations):
        version.template.share_given_names()
    translations = tuple([replace(translation, made_from=digest) for translation in post.translations])
    return replace(post, made_from=digest, translations=translations)


def _load(context: Context, group: Group) -> LoadedPost:
    if group.own is None:
        return LoadedPost(None, tuple(orphan_problems("post", ".yml", group)))
    document, problems = read(group.own.shown, group.own.data)
    problems += name_problems(group.own, context.rules.secrets)
    template: PostTemplate | None = None
    if document is not None:
        template, more_problems = validated(
            PostTemplate,
            document,
            context.settings.zone,
            meant_network=partial(meant_network, context.networks),
            audiences=context.settings.audience_ids,
        )
        problems += more_problems
        if template is None:
            problems += context.rules.secrets.problems(document, None)
    post = None
    if document is not None and template is not None:
        language = template.language or context.settings.languages[0]
        template = add_story(_add_disclosure(template, context.rules.disclosure, language), context.stories)
        draft = Draft(group.id, language, template, document)
        result = checked(draft, context)
        problems += [*result.problems, *check_rules(draft, result, context)]
        post = _create_post(group.own, draft, result)
    translations = []
    for language, source in sorted(group.translations.items()):
        translation, more_problems = _load_translation(group, language, source, post, context)
        problems += more_problems
        translations += [translation] if translation else []
    if post and translations:
        post = replace(post, translations=tuple(translations))
    return LoadedPost(post, tuple(problems))


def _load_translation(
    group: Group, language: str, source: SourceFile, post: Post | None, context: Context
) -> tuple[Post | None, list[Problem]]:
    document, problems = read(source.shown, source.data)
    if document is None:
        return None, problems
    meant = partial(meant_network, context.networks)
    overrides, more_problems = validated(
        Translation, document, context.settings.zone, original=PostTemplate, meant_network=meant
    )
    problems += more_problems + language_problems(
        document, language, post.language if post else None, context.settings.languages, "post"
    )
    if overrides is None or post is None or any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    values = {name: value for name in overrides.model_fields_set if (value := getattr(overrides, name)) is not None}
    if overrides.fields:
        values["fields"] = {**post.template.fields, **overrides.fields}
    values["excuse"] = (*post.template.excuse, *overrides.excuse)
    if overrides.publish and post.template.publish:
        values["publish"] = max(overrides.publish, post.template.publish)  # no translation is published before its post
    template = _add_disclosure_in(
        language, post.template.model_copy(update={**values, "language": language}), overrides, context
    )
    template = add_story(template, context.stories)
    draft = Draft(group.id, language, template, document, is_translation=True)
    result = checked(draft, context)
    problems += check_rules(draft, result, context)
    return _create_post(source, draft, result, original=post.language), [*problems, *result.problems]


def _create_post(source: SourceFile, draft: Draft, result: Checked, original: str | None = None) -> Post:
    """Create the post without its state, which depends on the current time."""
    return Post(
        "posts",
        draft.id,
        source.path,
        draft.language,
        draft.template,
        original=original,
        offers=PackedOffers.of(result.offers),
        utm_campaign=result.utm_campaign,
        hashtags=result.hashtags,
        story_network=result.story_network,
    )


def _add_disclosure(template: PostTemplate, disclosure: Disclosure | None, language: str) -> PostTemplate:
    """Add the hub's disclosure to a post that needs one."""
    sentence = sentence_for(template, disclosure, language)
    return template.model_copy(update={"disclosure": sentence}) if sentence else template


def _add_disclosure_in(language: str, template: PostTemplate, overrides: Translation, context: Context) -> PostTemplate:
    """Return the translation with its own disclosure, else the hub's in its language, else the post's."""
    if overrides.disclosure:
        return template
    rule = context.rules.disclosure
    own = _add_disclosure(template.model_copy(update={"disclosure": None}), rule, language)
    is_rule = rule is not None and template.disclosure in rule.of_audiences(template.audience).values()
    return own if own.disclosure or is_rule else template


def _set_state(post: Post, now: datetime, settings: Settings) -> Post:
    """Set the states of the post and its translations at `now` in a hub with these settings."""
    state, since = DATED.state(post.template, now, settings), DATED.first_moment(post.template, settings.zone)
    translations = tuple(_set_state(translation, now, settings) for translation in post.translations)
    last_day = DATED.last_day(post.template)
    if (state, since, last_day, translations) == (post.state, post.since, post.last_day, post.translations):
        return post
    return replace(post, state=state, since=since, last_day=last_day, translations=translations)
