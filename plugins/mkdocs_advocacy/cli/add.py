"""The command `advocacy add`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

import click

from mkdocs_advocacy.cli.hub import CannotRun, Opened, of_hub, open_hub, say
from mkdocs_advocacy.content.kind import Kind, Sample
from mkdocs_advocacy.content.loader import read_entry
from mkdocs_advocacy.core.files import SourceFile, id_from, refuse_long_id, short_id_from
from mkdocs_advocacy.core.model import ID_PATTERN
from mkdocs_advocacy.core.problems import nearest
from mkdocs_advocacy.core.validation import validated
from mkdocs_advocacy.core.yaml_writing import yaml_word
from mkdocs_advocacy.kinds import KINDS
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.guidelines.kind import GUIDELINES
from mkdocs_advocacy.kinds.guidelines.model import INDEX
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.networks.load import network_called
from mkdocs_advocacy.scaffold.add import new_network, new_translation
from mkdocs_advocacy.scaffold.samples import words_in
from mkdocs_advocacy.scaffold.write import InTheWay, write_new

_TRANSLATED = [kind.singular for kind in KINDS if kind.translation]
_with_id = click.option("--id", "given", help="The name of the file. Default: made of the title.")


@click.group()
def add() -> None:
    """Add a file to the hub: with the right name, in the right place, with what it may say in comments."""


@add.command()
@click.argument("title")
@click.option("--campaign", help="The campaign it belongs to, by its id.")
@click.option("--language", help="Its language. Default: the hub's own.")
@click.option("--folder", help="Where it goes, below content/posts. Default: the folder of its campaign.")
@_with_id
@of_hub
def post(
    title: str, campaign: str | None, language: str | None, folder: str | None, given: str | None, config_file: Path
) -> None:
    """A post called TITLE, as a draft."""
    opened = open_hub(config_file)
    hub = opened.hub
    languages = hub.settings.languages
    if campaign and campaign not in opened.campaigns:
        raise CannotRun(f"There is no campaign “{campaign}” ({nearest(campaign, opened.campaigns)}).")
    if language:
        _refuse_unknown(language, languages, config_file)
    title, post_id = _named(title, given)
    place = below_posts(folder) if folder is not None else campaign or ""
    _refuse_taken(opened, POSTS, post_id)
    sample = replace(_sample(opened, post_id, title), language=language or languages[0], campaign=campaign)
    sample = replace(sample, pictures=hub.of(BRAND).assets)
    _write(opened, f"{opened.shown}/posts/{place}/{post_id}.yml".replace("//", "/"), POSTS.sample(sample))


@add.command()
@click.argument("entry_id", metavar="ID")
@click.option("--language", required=True, help="The language to translate into.")
@click.option("--kind", "chosen", type=click.Choice(_TRANSLATED), help="The kind of entry, if several have this ID.")
@of_hub
def translation(entry_id: str, language: str, chosen: str | None, config_file: Path) -> None:
    """A translation of the post, campaign, guideline or set ID, with its words to be translated."""
    opened = open_hub(config_file)
    languages = opened.hub.settings.languages
    kind, own = _original(opened, entry_id, chosen)
    _refuse_unknown(language, languages, config_file)
    found, problems = read_entry(kind, own)
    said = found and validated(kind.model, found.document, opened.hub.settings.zone)[0]
    if found is None or said is None or problems:
        raise CannotRun(f"{own.shown} cannot be read: fix it first, advocacy check says what is wrong.")
    if language == found.document.value.get("language", languages[0]):
        raise CannotRun(f"The {kind.singular} itself is in “{language}” already.")
    path = PurePosixPath(own.shown)
    name = str(path.with_name(f"{path.stem}.{language}{path.suffix}"))
    _write(opened, name, new_translation(kind, found.document.value, found.body, language))


def _original(opened: Opened, entry_id: str, chosen: str | None) -> tuple[Kind[Any], SourceFile]:
    """The file of the entry that is to be translated, and its kind."""
    kinds = [kind for kind in KINDS if kind.translation and chosen in (None, kind.singular)]
    found: dict[str, list[tuple[Kind[Any], SourceFile]]] = {}
    for kind in kinds:
        for file in opened.unpublished.reading.loaded[kind.name].files:
            if kind.model_of(file.path) is kind.model:
                found.setdefault(kind.id_of(file.path), []).append((kind, file))
    if entry_id not in found:
        called = f"There is no {chosen or 'entry'} “{entry_id}”"
        near = nearest(entry_id, found, limit=10)
        raise CannotRun(f"{called} ({near})." if near else f"{called}.")
    if len(found[entry_id]) > 1:
        names = " and ".join(f"a {kind.singular} ({file.shown})" for kind, file in found[entry_id])
        raise CannotRun(f"“{entry_id}” is {names}: say which one with --kind.")
    return found[entry_id][0]


@add.command()
@click.argument("title")
@_with_id
@of_hub
def brand(title: str, given: str | None, config_file: Path) -> None:
    """A brand set called TITLE."""
    opened = open_hub(config_file)
    title, set_id = _named(title, given)
    _write(opened, f"{opened.shown}/brand/{set_id}/brand.yml", BRAND.sample(_sample(opened, set_id, title)))


@add.command()
@click.argument("title", metavar="NETWORK|TITLE")
@_with_id
@of_hub
def guideline(title: str, given: str | None, config_file: Path) -> None:
    """A guideline for NETWORK, or about something else called TITLE."""
    opened = open_hub(config_file)
    hub = opened.hub
    asked = " ".join(title.lower().split())
    network = next((name for name, one in hub.networks.items() if asked in (name, one.name.lower())), None)
    title, guideline_id = (title, network) if network and given is None else _named(title, given)
    if taken := hub.of(GUIDELINES).all.get(guideline_id):
        raise CannotRun(f"There is {taken.source} already; nothing was written.")
    files = opened.unpublished.reading.of(GUIDELINES).files
    if principles := next((file for file in files if file.stem == f"{INDEX}.{guideline_id}"), None):
        taken_page = f"Its page would be guidelines/{guideline_id}/, which is that of {principles.shown}"
        raise CannotRun(f"{taken_page}: say another name with --id.")
    _write(opened, f"guidelines/{guideline_id}.md", GUIDELINES.sample(_sample(opened, guideline_id, title)))


@add.command()
@click.argument("title", metavar="NAME")
@_with_id
@of_hub
def network(title: str, given: str | None, config_file: Path) -> None:
    """A network of the hub's own called NAME."""
    opened = open_hub(config_file)
    settings, known = opened.hub.settings, opened.hub.known_networks
    title, network_id = _named(title, given)
    if network_id == "any" or yaml_word(network_id) != network_id:
        means = "every network" if network_id == "any" else "something else than a name"
        advice = f"say another name with --id, such as --id {network_id}-net"
        raise CannotRun(f"In a post, {network_id} means {means}: {advice}.")
    file = f"guidelines/networks/{network_id}.yml"
    found = network_called(network_id, known) or network_called(title, known)
    if found and not (opened.places.root / file).exists():
        correction = f"guidelines/networks/{found}.yml with that fact alone, such as “text: {{limit: 1000}}”"
        raise CannotRun(f"{known[found].name} is known already. To correct one of its facts, write {correction}.")
    _write(opened, file, new_network(network_id, title))
    if settings.networks and network_id not in settings.networks:
        say(f"To offer it, add {network_id} to networks: in {config_file}.")


def _add_command(kind: Kind[Any]) -> click.Command:
    """The command that adds an entry of a kind to its folder, named after its title."""

    @click.command(kind.singular, help=f"A {kind.title[0].lower()}{kind.title[1:]} called TITLE.")
    @click.argument("title")
    @_with_id
    @of_hub
    def command(title: str, given: str | None, config_file: Path) -> None:
        opened = open_hub(config_file)
        title, entry_id = _named(title, given)
        _refuse_taken(opened, kind, entry_id)
        folder = f"{opened.shown}/{kind.folder}" if kind.is_in_docs else kind.folder
        suffix = ".md" if kind.is_markdown else ".yml"
        _write(opened, f"{folder}/{entry_id}{suffix}", kind.sample(_sample(opened, entry_id, title)))

    return command


for _kind in KINDS:
    if _kind.singular not in add.commands:
        add.add_command(_add_command(_kind))


def below_posts(given: str) -> str:
    """The folder below that of posts which a person named."""
    parts = [part for part in given.replace("\\", "/").split("/") if part not in ("", ".")]
    if ".." in parts:
        raise click.BadParameter("the folder lies below content/posts", param_hint="--folder")
    return "/".join(parts)


def _named(title: str, given: str | None) -> tuple[str, str]:
    """The title in one line, and the id."""
    title = " ".join(title.split())
    found = given if given is not None else short_id_from(title)
    if not title:
        raise CannotRun("The title is empty.")
    if not found:
        raise CannotRun(f"“{title}” has no letters a-z for the name of the file: say it with --id.")
    if not re.fullmatch(ID_PATTERN, found):
        right = id_from(found)
        hint = f" ({right} would be)" if right else ""
        raise CannotRun(f"“{found}” is not an id: lower-case letters a-z, digits and hyphens are allowed{hint}.")
    if wrong := refuse_long_id(found, f"{found}.yml"):
        raise CannotRun(f"{wrong[0]}: {wrong[1]}.")
    return title, found


def _sample(opened: Opened, entry_id: str, title: str) -> Sample:
    languages = opened.hub.settings.languages
    return Sample(entry_id, title, languages, languages[0], opened.hub.networks, words_in)


def _refuse_unknown(language: str, languages: Sequence[str], config_file: Path) -> None:
    if language not in languages:
        hint = f"{nearest(language, languages)}; add it to languages: in {config_file}"
        raise CannotRun(f"“{language}” is not one of this hub's languages ({hint}).")


def _refuse_taken(opened: Opened, kind: Kind[Any], name: str) -> None:
    """Ids are unique, whatever folder their files are in."""
    files = opened.unpublished.reading.loaded[kind.name].files
    if taken := next((file for file in files if file.stem == name), None):
        raise CannotRun(f"The id “{name}” is taken by {taken.shown}: say another with --id.")


def _write(opened: Opened, name: str, text: str) -> None:
    places = opened.places
    below = places.docs if (places.root / name).is_relative_to(places.docs) else places.root
    try:
        write_new(places.root, {name: text.encode()}, below=below)
    except InTheWay:
        raise CannotRun(f"{name} is there already; nothing was written.") from None
    say(f"Added {name}.")
