"""The `advocacy add` command."""

from __future__ import annotations

import secrets
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any, get_args

import click
from pydantic import TypeAdapter, ValidationError

from mkdocs_advocacy.cli.add_newsletter import newsletter
from mkdocs_advocacy.cli.hub import CannotRun, Opened, of_hub, open_hub, say, with_hint
from mkdocs_advocacy.cli.new_entry import (
    below_posts,
    make_sample,
    name_entry,
    refuse_taken_id,
    refuse_unknown_language,
    write_entries,
    write_entry,
)
from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.content.loader import read_entry
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.model import HttpsUrl
from mkdocs_advocacy.core.problems import nearest
from mkdocs_advocacy.core.validation import validated
from mkdocs_advocacy.core.yaml_writing import yaml_word
from mkdocs_advocacy.kinds import KINDS
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.campaigns.call.model import CallKind
from mkdocs_advocacy.kinds.campaigns.call.sample import write_call
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.guidelines.kind import GUIDELINES
from mkdocs_advocacy.kinds.guidelines.model import INDEX
from mkdocs_advocacy.kinds.newsletters.kind import NEWSLETTERS
from mkdocs_advocacy.kinds.newsletters.sample import translate_sample
from mkdocs_advocacy.kinds.people.kind import PEOPLE
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.stories.gallery import REVIEW_POLICY
from mkdocs_advocacy.kinds.stories.kind import STORIES
from mkdocs_advocacy.kinds.stories.model import StoryKind
from mkdocs_advocacy.kinds.stories.sample import write_review_policy, write_story
from mkdocs_advocacy.networks.load import network_at, network_called
from mkdocs_advocacy.rules.answering import permission_request
from mkdocs_advocacy.scaffold.add import new_network, new_translation
from mkdocs_advocacy.scaffold.samples import words_in

_TRANSLATED = [kind.singular for kind in KINDS if kind.translation]
_LETTERS, _DIGITS, _LENGTH = "bcdfghjkmnpqrstvwxz", "23456789", 5
_with_id = click.option("--id", "given", help="The file name, without its extension. Default: derived from the title.")


@click.group()
def add() -> None:
    """Add a file to the hub. Its name and folder are chosen for you, and comments explain its keys."""


@add.command()
@click.argument("title")
@click.option("--campaign", help="The id of the post's campaign.")
@click.option("--language", help="The post's language. Default: the hub's first language.")
@click.option("--folder", help="The folder below content/posts. Default: the campaign's folder.")
@_with_id
@of_hub
def post(
    title: str, campaign: str | None, language: str | None, folder: str | None, given: str | None, config_file: Path
) -> None:
    """Add a draft post called TITLE."""
    opened = open_hub(config_file)
    hub = opened.hub
    languages = hub.settings.languages
    if campaign and campaign not in opened.campaigns:
        hint = nearest(campaign, opened.campaigns)
        raise CannotRun(with_hint(f"There is no campaign “{campaign}”", hint) + ".")
    if language:
        refuse_unknown_language(language, languages, config_file)
    title, post_id = name_entry(title, given)
    subfolder = below_posts(folder) if folder is not None else campaign or ""
    refuse_taken_id(opened, POSTS, post_id)
    sample = replace(make_sample(opened, post_id, title), language=language or languages[0], campaign=campaign)
    sample = replace(sample, pictures=hub.of(BRAND).assets)
    write_entry(opened, f"{opened.shown}/posts/{subfolder}/{post_id}.yml".replace("//", "/"), POSTS.sample(sample))


@add.command()
@click.argument("entry_id", metavar="ID")
@click.option("--language", required=True, help="The language to translate into.")
@click.option("--kind", "chosen", type=click.Choice(_TRANSLATED), help="The kind of entry, if several share this id.")
@of_hub
def translation(entry_id: str, language: str, chosen: str | None, config_file: Path) -> None:
    """Add a translation of the entry called ID."""
    opened = open_hub(config_file)
    settings = opened.hub.settings
    languages = settings.languages
    kind, original = _find_original(opened, entry_id, chosen)
    refuse_unknown_language(language, languages, config_file)
    entry, problems = read_entry(kind, original)
    model = entry and validated(kind.model, entry.document, settings.zone, audiences=settings.audience_ids)[0]
    if entry is None or model is None or problems:
        raise CannotRun(f"{original.shown} has errors. Run advocacy check, fix them and try again.")
    own = entry.document.value.get("language", languages[0])
    if language == own:
        raise CannotRun(f"The {kind.singular} is already in “{language}”.")
    path = PurePosixPath(original.shown)
    name = str(path.with_name(f"{path.stem}.{language}{path.suffix}"))
    text = new_translation(kind, entry.document.value, entry.body, language)
    if kind is NEWSLETTERS:
        text = translate_sample(text, words_in(own)["newsletter"], words_in(language)["newsletter"])
    write_entry(opened, name, text)


def _find_original(opened: Opened, entry_id: str, chosen: str | None) -> tuple[Kind[Any], SourceFile]:
    """Return the kind and the file of the entry to translate."""
    kinds = [kind for kind in KINDS if kind.translation and chosen in (None, kind.singular)]
    matches: dict[str, list[tuple[Kind[Any], SourceFile]]] = {}
    for kind in kinds:
        for file in opened.unpublished.reading.loaded[kind.name].files:
            if kind.model_of(file.path) is kind.model:
                matches.setdefault(kind.id_of(file.path), []).append((kind, file))
    if entry_id not in matches:
        hint = nearest(entry_id, matches, limit=10)
        raise CannotRun(with_hint(f"There is no {chosen or 'entry'} “{entry_id}”", hint) + ".")
    if len(matches[entry_id]) > 1:
        names = " and ".join(f"a {kind.singular} ({file.shown})" for kind, file in matches[entry_id])
        raise CannotRun(f"“{entry_id}” is {names}. Choose one with --kind.")
    return matches[entry_id][0]


@add.command()
@click.argument("title")
@click.option(
    "--kind", type=click.Choice(get_args(CallKind)), default="contest", show_default=True, help="The kind of call."
)
@_with_id
@of_hub
def call(title: str, kind: CallKind, given: str | None, config_file: Path) -> None:
    """Add a campaign called TITLE with a call, and a rules page to fill in."""
    opened = open_hub(config_file)
    title, campaign_id = name_entry(title, given)
    refuse_taken_id(opened, CAMPAIGNS, campaign_id)
    campaign, rules = write_call(make_sample(opened, campaign_id, title), kind)
    folder = f"{opened.shown}/{CAMPAIGNS.folder}"
    pages = {f"{folder}/{campaign_id}/rules.md": rules} if rules else {}
    write_entries(opened, {f"{folder}/{campaign_id}.yml": campaign, **pages})


@add.command()
@click.argument("title")
@_with_id
@of_hub
def brand(title: str, given: str | None, config_file: Path) -> None:
    """Add a brand set called TITLE."""
    opened = open_hub(config_file)
    title, set_id = name_entry(title, given)
    write_entry(opened, f"{opened.shown}/brand/{set_id}/brand.yml", BRAND.sample(make_sample(opened, set_id, title)))


@add.command()
@click.argument("title", metavar="NETWORK|TITLE")
@_with_id
@of_hub
def guideline(title: str, given: str | None, config_file: Path) -> None:
    """Add a guideline for NETWORK, or called TITLE."""
    opened = open_hub(config_file)
    hub = opened.hub
    wanted = " ".join(title.lower().split())
    network = next((key for key, network in hub.networks.items() if wanted in (key, network.name.lower())), None)
    title, guideline_id = (title, network) if network and given is None else name_entry(title, given)
    if taken := hub.of(GUIDELINES).all.get(guideline_id):
        raise CannotRun(f"{taken.source} already exists. Nothing was written.")
    files = opened.unpublished.reading.of(GUIDELINES).files
    if principles := next((file for file in files if file.stem == f"{INDEX}.{guideline_id}"), None):
        taken_page = f"The page guidelines/{guideline_id}/ already belongs to {principles.shown}"
        raise CannotRun(f"{taken_page}. Choose another name with --id.")
    write_entry(opened, f"guidelines/{guideline_id}.md", GUIDELINES.sample(make_sample(opened, guideline_id, title)))


@add.command()
@click.argument("title", metavar="NAME")
@_with_id
@of_hub
def network(title: str, given: str | None, config_file: Path) -> None:
    """Add a custom network called NAME."""
    opened = open_hub(config_file)
    settings, known = opened.hub.settings, opened.hub.known_networks
    title, network_id = name_entry(title, given)
    if network_id == "any" or yaml_word(network_id) != network_id:
        reason = (
            "In a post, any means every network" if network_id == "any" else f"YAML doesn't read {network_id} as text"
        )
        raise CannotRun(f"{reason}. Choose another name with --id, such as --id {network_id}-net.")
    file = f"guidelines/networks/{network_id}.yml"
    builtin = network_called(network_id, known) or network_called(title, known)
    if builtin and not (opened.places.root / file).exists():
        correction = f"only that fact in guidelines/networks/{builtin}.yml, such as “text: {{limit: 1000}}”"
        raise CannotRun(f"{known[builtin].name} is built in. To change one of its facts, write {correction}.")
    write_entry(opened, file, new_network(network_id, title))
    if settings.networks and network_id not in settings.networks:
        say(f"To offer it, add {network_id} to networks: in {config_file}.")


@add.command()
@of_hub
def person(config_file: Path) -> None:
    """Add a person, under a code that says nothing about them.

    Write the name into the file. Nothing is published until you list it under show: and record the consent.
    """
    opened = open_hub(config_file)
    taken = opened.unpublished.reading.of(PEOPLE).unpublished.codes
    code = next(code for code in iter(_make_code, None) if code not in taken)
    write_entry(opened, f"people/{code}.yml", PEOPLE.sample(make_sample(opened, code, "")))


@add.command()
@click.argument("title")
@click.option("--from", "source", metavar="URL", help="The address of the original. Nothing is fetched from it.")
@click.option("--text", help="The author's words, as you copied them from the original.")
@click.option("--kind", "chosen", type=click.Choice(get_args(StoryKind)), help="What it is. Default: quote or picture.")
@click.option("--language", help="The language of the author. Default: the hub's first language.")
@_with_id
@of_hub
def story(
    title: str,
    source: str | None,
    text: str | None,
    chosen: StoryKind | None,
    language: str | None,
    given: str | None,
    config_file: Path,
) -> None:
    """Add a draft story called TITLE, and print a message that asks its author for permission."""
    opened = open_hub(config_file)
    hub = opened.hub
    if language:
        refuse_unknown_language(language, hub.settings.languages, config_file)
    source = _check_address(source) if source else None
    title, story_id = name_entry(title, given)
    refuse_taken_id(opened, STORIES, story_id)
    sample = replace(make_sample(opened, story_id, title), language=language or hub.language)
    network = network_at(source, hub.known_networks) if source else None
    kind: StoryKind = chosen or ("quote" if text or not source else "picture")
    write_entry(opened, f"{opened.shown}/stories/{story_id}.yml", write_story(sample, kind, source, network, text))
    if kind == "review" and not (opened.places.docs / REVIEW_POLICY).exists():
        _write_review_policy(opened)
    say("\nNothing is shown before the author agrees. Ask with a message such as this one:\n")
    values = {"link": source} if source else {}
    say(permission_request(hub.rules, hub.words, sample.language, ("page", "posts"), values=values))


@add.command("review-policy")
@of_hub
def review_policy(config_file: Path) -> None:
    """Add a page that says how you treat reviews. Every hub that shows reviews needs one."""
    _write_review_policy(open_hub(config_file))


def _write_review_policy(opened: Opened) -> None:
    write_entry(opened, f"{opened.shown}/{REVIEW_POLICY}", write_review_policy())


def _check_address(written: str) -> str:
    """Return an https address; raise CannotRun for other text."""
    try:
        return TypeAdapter(HttpsUrl).validate_python(written)
    except ValidationError as error:
        raise CannotRun(f"--from: {error.errors()[0]['msg'].removeprefix('Value error, ')}.") from None


def _make_code() -> str:
    """Return a random code without vowels, so that it can't look like a name."""
    return secrets.choice(_LETTERS) + "".join(secrets.choice(_LETTERS + _DIGITS) for _ in range(_LENGTH - 1))


def _add_command(kind: Kind[Any]) -> click.Command:
    """Return the command that adds an entry of this kind."""

    @click.command(kind.singular, help=f"Add {kind.with_article} called TITLE.")
    @click.argument("title")
    @_with_id
    @of_hub
    def command(title: str, given: str | None, config_file: Path) -> None:
        opened = open_hub(config_file)
        title, entry_id = name_entry(title, given)
        refuse_taken_id(opened, kind, entry_id)
        folder = f"{opened.shown}/{kind.folder}" if kind.is_in_docs else kind.folder
        suffix = ".md" if kind.is_markdown else ".yml"
        write_entry(opened, f"{folder}/{entry_id}{suffix}", kind.sample(make_sample(opened, entry_id, title)))

    return command


add.add_command(newsletter)
for _kind in KINDS:
    if _kind.singular not in add.commands:
        add.add_command(_add_command(_kind))
