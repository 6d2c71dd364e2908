"""Posts from files: which files belong together, and what each says."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from functools import partial

from mkdocs_advocacy.content.kind import DATED, Draft
from mkdocs_advocacy.content.loader import Group, language_problems, orphan_problems
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.parallel import mapped
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import read
from mkdocs_advocacy.core.validation import validated
from mkdocs_advocacy.kinds.posts.check import Checked, Context, checked
from mkdocs_advocacy.kinds.posts.model import Post, PostTemplate, Translation
from mkdocs_advocacy.kinds.posts.rules import check_rules
from mkdocs_advocacy.networks.load import meant_network
from mkdocs_advocacy.rules.disclosing import sentence_for, sentences_for
from mkdocs_advocacy.rules.elsewhere import name_problems
from mkdocs_advocacy.rules.model import Disclosure


@dataclass(frozen=True, slots=True)
class LoadedPost:
    """What came of the files of one post, whatever the time."""

    post: Post | None
    problems: tuple[Problem, ...]


Memory = MutableMapping[str, tuple[bytes, Context, LoadedPost]]
"""What earlier loads found, by id: a group whose files and context are the same is not read again."""


def load_posts(
    groups: Sequence[Group], context: Context, now: datetime, memory: Memory
) -> tuple[list[Post], list[Problem]]:
    """All posts in all states, newest first, and what is wrong. `memory` is read and renewed."""
    problems: list[Problem] = []
    prints = {group.id: group.fingerprint() for group in groups}
    compared: dict[int, bool] = {}

    def same(earlier: Context) -> bool:  # thousands of posts were loaded in the same one, which is large
        if id(earlier) not in compared:
            compared[id(earlier)] = earlier == context
        return compared[id(earlier)]

    def remembered(group: Group) -> bool:
        known = memory.get(group.id)
        return known is not None and known[0] == prints[group.id] and same(known[1])

    changed = [group for group in groups if not remembered(group)]
    for group, loaded in zip(changed, mapped(partial(_load, context), changed), strict=True):
        made_from = f"{prints[group.id].hex()} {context.digest}" if context.digest else ""
        memory[group.id] = (prints[group.id], context, replace(loaded, post=_made_from(made_from, loaded.post)))
    for gone in memory.keys() - prints.keys():
        del memory[gone]
    posts: list[Post] = []
    for group in groups:
        loaded = memory[group.id][2]
        problems += loaded.problems
        if loaded.post:
            posts.append(_at(loaded.post, now, context.settings.zone))
    posts.sort(key=lambda post: post.id)
    posts.sort(key=lambda post: post.template.publish.timestamp() if post.template.publish else 0, reverse=True)
    return posts, problems


def _made_from(digest: str, post: Post | None) -> Post | None:
    """The post and its translations with what they are made from."""
    if post is None:
        return None
    translations = tuple([replace(translation, made_from=digest) for translation in post.translations])
    return replace(post, made_from=digest, translations=translations)


def _load(context: Context, group: Group) -> LoadedPost:
    if group.own is None:
        return LoadedPost(None, tuple(orphan_problems("post", ".yml", group)))
    document, problems = read(group.own.shown, group.own.data)
    problems += name_problems(group.own, context.rules.secrets)
    template: PostTemplate | None = None
    if document is not None:
        template, wrong = validated(
            PostTemplate, document, context.settings.zone, meant_network=partial(meant_network, context.networks)
        )
        problems += wrong
        if template is None:
            problems += context.rules.secrets.problems(document, None)
    post = None
    if document is not None and template is not None:
        language = template.language or context.settings.languages[0]
        template = _disclosed(template, context.rules.disclosure, language)
        draft = Draft(group.id, language, template, document)
        found = checked(draft, context)
        problems += [*found.problems, *check_rules(draft, found, context)]
        post = _made(group.own, draft, found)
    translations = []
    for language, source in sorted(group.translations.items()):
        translation, wrong = _translation(group, language, source, post, context)
        problems += wrong
        translations += [translation] if translation else []
    if post and translations:
        post = replace(post, translations=tuple(translations))
    return LoadedPost(post, tuple(problems))


def _translation(
    group: Group, language: str, source: SourceFile, post: Post | None, context: Context
) -> tuple[Post | None, list[Problem]]:
    document, problems = read(source.shown, source.data)
    if document is None:
        return None, problems
    meant = partial(meant_network, context.networks)
    said, wrong = validated(Translation, document, context.settings.zone, original=PostTemplate, meant_network=meant)
    problems += wrong + language_problems(
        document, language, post.language if post else None, context.settings.languages, "post"
    )
    if said is None or post is None or any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    values = {name: value for name in said.model_fields_set if (value := getattr(said, name)) is not None}
    if said.fields:
        values["fields"] = {**post.template.fields, **said.fields}
    values["excuse"] = (*post.template.excuse, *said.excuse)
    if said.publish and post.template.publish:
        values["publish"] = max(said.publish, post.template.publish)  # no translation comes out before its post
    template = _disclosed_in(language, post.template.model_copy(update={**values, "language": language}), said, context)
    draft = Draft(group.id, language, template, document, is_translation=True)
    found = checked(draft, context)
    problems += check_rules(draft, found, context)
    return _made(source, draft, found, original=post.language), [*problems, *found.problems]


def _made(source: SourceFile, draft: Draft, found: Checked, original: str | None = None) -> Post:
    """The post, whose state is that of no time yet."""
    return Post(
        "posts",
        draft.id,
        source.path,
        draft.language,
        draft.template,
        original=original,
        offers=found.offers,
        utm_campaign=found.utm_campaign,
        hashtags=found.hashtags,
    )


def _disclosed(template: PostTemplate, said: Disclosure | None, language: str) -> PostTemplate:
    """The post with the hub's sentence, where it needs that."""
    sentence = sentence_for(template, said, language)
    return template.model_copy(update={"disclosure": sentence}) if sentence else template


def _disclosed_in(language: str, template: PostTemplate, said: Translation, context: Context) -> PostTemplate:
    """The translation with the hub's sentence in its language, where it says none; else with that of the post."""
    if said.disclosure:
        return template
    rule = context.rules.disclosure
    own = _disclosed(template.model_copy(update={"disclosure": None}), rule, language)
    is_rule = rule is not None and template.disclosure in sentences_for(template, rule).values()
    return own if own.disclosure or is_rule else template


def _at(post: Post, now: datetime, zone: tzinfo) -> Post:
    """The post and its translations with the states they have at `now` in a hub in `zone`."""
    state, since = DATED.state(post.template, now, zone), DATED.first_moment(post.template, zone)
    translations = tuple(_at(translation, now, zone) for translation in post.translations)
    if state is post.state and since == post.since and translations == post.translations:
        return post
    last_day = DATED.last_day(post.template)
    return replace(post, state=state, since=since, last_day=last_day, translations=translations)
