"""The command `advocacy add`."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import click

from mkdocs_advocacy.cli.hub import CannotRun, Opened, of_hub, open_hub
from mkdocs_advocacy.content.hub import BRAND, CAMPAIGNS, POSTS
from mkdocs_advocacy.core.files import id_from, yaml_files
from mkdocs_advocacy.core.model import ID_PATTERN
from mkdocs_advocacy.core.problems import nearest
from mkdocs_advocacy.core.source import read
from mkdocs_advocacy.scaffold.add import new_brand_set, new_campaign, new_guideline, new_post, new_translation
from mkdocs_advocacy.scaffold.write import InTheWay, write_new

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
    if campaign and campaign not in hub.all_campaigns:
        raise CannotRun(f"There is no campaign “{campaign}” ({nearest(campaign, hub.all_campaigns)}).")
    if language and language not in languages:
        hint = f"{nearest(language, languages)}; add it to languages: in {config_file}"
        raise CannotRun(f"“{language}” is not one of this hub's languages ({hint}).")
    title, post_id = _named(title, given)
    place = below_posts(folder) if folder is not None else campaign or ""
    _refuse_taken(opened, POSTS, post_id)
    text = new_post(
        title,
        language=language if language != languages[0] else None,
        campaign=campaign,
        networks=hub.networks,
        pictures=hub.assets,
        own_language=languages[0],
    )
    _write(opened, f"{opened.shown}/{POSTS}/{place}/{post_id}.yml".replace("//", "/"), text)


@add.command()
@click.argument("post_id", metavar="POST")
@click.option("--language", required=True, help="The language to translate into.")
@of_hub
def translation(post_id: str, language: str, config_file: Path) -> None:
    """A translation of the post with the id POST, as a draft, with its words to be translated."""
    opened = open_hub(config_file)
    languages = opened.hub.settings.languages
    files, _ = yaml_files(opened.places.docs / POSTS, below=opened.places.docs, root=opened.places.root)
    stems = {file.stem: file for file in files}
    own = stems.get(post_id)
    if own is None:
        hint = nearest(post_id, [stem for stem in stems if "." not in stem], limit=10)
        raise CannotRun(f"There is no post “{post_id}” ({hint}).")
    if language not in languages:
        hint = f"{nearest(language, languages)}; add it to languages: in {config_file}"
        raise CannotRun(f"“{language}” is not one of this hub's languages ({hint}).")
    document, problems = read(own.shown, own.data)
    if document is None or problems:
        raise CannotRun(f"{own.shown} cannot be read: mend it first, advocacy check says what is wrong.")
    if language == document.value.get("language", languages[0]):
        raise CannotRun(f"The post itself is in “{language}” already.")
    name = own.shown.removesuffix(PurePosixPath(own.shown).name) + f"{post_id}.{language}.yml"
    _write(opened, name, new_translation(document.value))


@add.command()
@click.argument("title")
@_with_id
@of_hub
def campaign(title: str, given: str | None, config_file: Path) -> None:
    """A campaign called TITLE."""
    opened = open_hub(config_file)
    title, campaign_id = _named(title, given)
    _refuse_taken(opened, CAMPAIGNS, campaign_id)
    _write(opened, f"{opened.shown}/{CAMPAIGNS}/{campaign_id}.yml", new_campaign(campaign_id, title))


@add.command()
@click.argument("title")
@_with_id
@of_hub
def brand(title: str, given: str | None, config_file: Path) -> None:
    """A set of brand assets called TITLE."""
    opened = open_hub(config_file)
    title, set_id = _named(title, given)
    text = new_brand_set(title, opened.hub.settings.languages)
    _write(opened, f"{opened.shown}/{BRAND}/{set_id}/brand.yml", text)


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
    if taken := hub.guidelines.get(guideline_id):
        raise CannotRun(f"There is {taken.source} already; nothing was written.")
    text = new_guideline(None if network and given is None else title, hub.settings.languages[0])
    _write(opened, f"guidelines/{guideline_id}.md", text)


def below_posts(given: str) -> str:
    """The folder below that of posts which a person named."""
    parts = [part for part in given.replace("\\", "/").split("/") if part not in ("", ".")]
    if ".." in parts:
        raise click.BadParameter("the folder lies below content/posts", param_hint="--folder")
    return "/".join(parts)


def _named(title: str, given: str | None) -> tuple[str, str]:
    """The title in one line, and the id."""
    title = " ".join(title.split())
    found = given if given is not None else id_from(title)
    if not title:
        raise CannotRun("The title is empty.")
    if not found:
        raise CannotRun(f"“{title}” has no letters a-z for the name of the file: say it with --id.")
    if not re.fullmatch(ID_PATTERN, found):
        right = id_from(found)
        hint = f" ({right} would be)" if right else ""
        raise CannotRun(f"“{found}” is not an id: lower-case letters a-z, digits and hyphens are allowed{hint}.")
    return title, found


def _refuse_taken(opened: Opened, kind: str, name: str) -> None:
    """Ids are unique, whatever folder their files are in."""
    files, _ = yaml_files(opened.places.docs / kind, below=opened.places.docs, root=opened.places.root)
    if taken := next((file for file in files if file.stem == name), None):
        raise CannotRun(f"The id “{name}” is taken by {taken.shown}: say another with --id.")


def _write(opened: Opened, name: str, text: str) -> None:
    try:
        write_new(opened.places.root, {name: text.encode()})
    except InTheWay:
        raise CannotRun(f"{name} is there already; nothing was written.") from None
    except OSError as error:
        raise CannotRun(f"{name} cannot be written: {error.strerror or error}.") from None
    click.echo(f"Added {name}.")
