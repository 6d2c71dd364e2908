"""The steps that all `advocacy add` commands share: name an entry, refuse what exists, and write files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from mkdocs_advocacy.cli.hub import CannotRun, Opened, say
from mkdocs_advocacy.content.kind import Kind, Sample
from mkdocs_advocacy.content.loader import PAGES_OF_FOLDERS
from mkdocs_advocacy.core.files import id_from, refuse_long_id, short_id_from
from mkdocs_advocacy.core.model import ID_PATTERN
from mkdocs_advocacy.core.problems import nearest
from mkdocs_advocacy.scaffold.samples import words_in
from mkdocs_advocacy.scaffold.write import InTheWay, write_new


def name_entry(title: str, given: str | None) -> tuple[str, str]:
    """Return the title on one line and the entry's id."""
    title = re.sub(r"[ \t\r\n]+", " ", title).strip()  # French titles have no-break spaces
    entry_id = given if given is not None else short_id_from(title)
    if not title:
        raise CannotRun("The title is empty.")
    if not entry_id:
        raise CannotRun(f"No file name can be derived from “{title}”. Choose one with --id.")
    if not re.fullmatch(ID_PATTERN, entry_id):
        suggestion = id_from(entry_id)
        hint = f", such as {suggestion}" if suggestion else ""
        raise CannotRun(f"“{entry_id}” is not a valid id. Use lower-case letters a-z, digits and hyphens{hint}.")
    if refusal := refuse_long_id(entry_id, f"{entry_id}.yml"):
        raise CannotRun(f"{refusal[0]}: {refusal[1]}.")
    return title, entry_id


def below_posts(given: str) -> str:
    """Return the path given as `--folder`, relative to the posts folder, with forward slashes."""
    parts = [part for part in given.replace("\\", "/").split("/") if part not in ("", ".")]
    if ".." in parts:
        raise click.BadParameter("the folder must be below content/posts", param_hint="--folder")
    return "/".join(parts)


def make_sample(opened: Opened, entry_id: str, title: str) -> Sample:
    """Return the values from which the file of a new entry is written."""
    languages = opened.hub.settings.languages
    audience = opened.hub.settings.audience or opened.hub.settings.audience_ids[0]
    return Sample(
        entry_id, title, languages, languages[0], opened.hub.networks, words_in, audience=audience, day=opened.hub.today
    )


def refuse_unknown_language(language: str, languages: Sequence[str], config_file: Path) -> None:
    """Raise CannotRun if the hub doesn't have this language."""
    if language not in languages:
        hint = f"{nearest(language, languages)}; or add it to languages: in {config_file}"
        raise CannotRun(f"“{language}” is not a language of this hub ({hint}).")


def refuse_taken_id(opened: Opened, kind: Kind[Any], name: str) -> None:
    """Raise CannotRun if a file of this kind has this id, in any folder, or would be the page of its folder."""
    if kind.is_markdown and name in PAGES_OF_FOLDERS:
        raise CannotRun(f"“{name}” is the name of a folder's own page. Choose another id with --id.")
    files = opened.unpublished.reading.loaded[kind.name].files
    if taken := next((file for file in files if file.stem == name), None):
        raise CannotRun(f"{taken.shown} already uses the id “{name}”. Choose another id with --id.")


def write_entry(opened: Opened, name: str, text: str) -> None:
    """Write a new file, named relative to the hub's folder."""
    write_entries(opened, {name: text})


def write_entries(opened: Opened, texts: Mapping[str, str]) -> None:
    """Write new files, all or none, by their names relative to the hub's folder."""
    places = opened.places
    below = places.docs if all((places.root / name).is_relative_to(places.docs) for name in texts) else places.root
    try:
        write_new(places.root, {name: text.encode() for name, text in texts.items()}, below=below)
    except InTheWay as error:
        raise CannotRun(f"{error.names[0]} already exists. Nothing was written.") from None
    for name in texts:
        say(f"Added {name}.")
