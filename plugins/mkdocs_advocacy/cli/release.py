"""The command `advocacy release`."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path, PurePosixPath

import click
from pydantic import ValidationError

from mkdocs_advocacy.cli.hub import CannotRun, Opened, of_hub, open_hub, say
from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS
from mkdocs_advocacy.core.model import date_of
from mkdocs_advocacy.core.problems import nearest
from mkdocs_advocacy.core.writing import NewFile, write_files
from mkdocs_advocacy.kinds.guidelines.kind import GUIDELINES
from mkdocs_advocacy.kinds.guidelines.model import Guideline
from mkdocs_advocacy.kinds.guidelines.release import CannotRelease, marked_translation, released


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    del context, parameter
    try:
        return date_of(value) if value else None
    except ValueError as error:
        raise click.BadParameter(f"{error}; a date such as 2027-01-31 belongs there") from None


@click.command()
@click.argument("guideline", metavar="FILE")
@click.option("--note", required=True, help="What the new version changes, in one line for its readers.")
@click.option("--effective", metavar="DATE", callback=_day, help="From when on it holds. Default: today.")
@of_hub
def release(guideline: str, note: str, effective: date | None, config_file: Path) -> None:
    """Begin a new version of a guideline: keep the text of FILE as it is now, then raise its number.

    Do so before you change the text. FILE is that of the guideline, such as guidelines/linkedin.md. Its translations
    stay as they are, and are marked as being of the version before.
    """
    opened = open_hub(config_file)
    found, root = _found(opened, guideline), opened.places.root
    today = opened.hub.today
    try:
        data = (root / found.source).read_bytes()
        new = released(found, data, note, today, effective or today)
        frozen = root / new.frozen
        if frozen.exists() and frozen.read_bytes() != new.kept:
            raise CannotRun(f"{new.frozen} is there already, and is another text. Nothing was written.")
        marked = _marked_translations(found, root)
    except CannotRelease as reason:
        raise CannotRun(str(reason)) from None
    except ValidationError as error:
        raise CannotRun(f"--note {error.errors()[0]['msg'].removeprefix('Value error, ')}.") from None
    files = {new.frozen: new.kept, **marked, new.file: new.text}
    write_files([NewFile(root / name, name, content) for name, content in files.items()], below=root)
    say(f"Version {found.version} is kept in {new.frozen}.")
    say(f"{new.file} is version {new.number} now: change its text, and commit both files.")
    if marked:
        say(f"These translations say now that they are of version {found.version}: {', '.join(marked)}.")
    if found.translations:
        say(f"In translations, translate what you change, then write version: {new.number} in them.")
    if opened.hub.addresses.ledger is not None:
        say("Then run advocacy record, so that the address of the earlier version is never lost.")


def _marked_translations(guideline: Guideline, root: Path) -> dict[str, bytes]:
    """The files of the translations that do not say yet which version they are of, with its number."""
    files = {one.source: marked_translation(one, (root / one.source).read_bytes()) for one in guideline.translations}
    return {source: content for source, content in files.items() if content is not None}


def _found(opened: Opened, named: str) -> Guideline:
    """The guideline that a person means by its file or its id."""
    guidelines = opened.hub.of(GUIDELINES).all
    path = PurePosixPath(named.replace("\\", "/"))
    name = path.stem if path.suffix in MARKDOWN_ENDINGS else path.name
    if name in guidelines and (len(path.parts) == 1 or path.parts[-2:-1] == ("guidelines",)):
        return guidelines[name]
    original = guidelines.get(name.partition(".")[0])
    if original and any(PurePosixPath(one.source).stem == name for one in original.translations):
        raise CannotRun(f"{name} is a translation, and has no versions: release {original.source}.")
    if os.path.isfile(opened.places.root / named):  # noqa: PTH113 - a name may be too long for any file
        raise CannotRun(f"{named} is no guideline that can be read: advocacy check says what is wrong.")
    raise CannotRun(f"There is no guideline “{named}” ({nearest(name, guidelines, limit=24)}).")
