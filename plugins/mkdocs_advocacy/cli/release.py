"""The command `advocacy release`."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePosixPath

import click
from pydantic import ValidationError

from mkdocs_advocacy.cli.hub import CannotRun, Opened, of_hub, open_hub
from mkdocs_advocacy.core.files import written_aside
from mkdocs_advocacy.core.model import date_of
from mkdocs_advocacy.core.problems import nearest
from mkdocs_advocacy.kinds.guidelines.kind import GUIDELINES
from mkdocs_advocacy.kinds.guidelines.model import Guideline
from mkdocs_advocacy.kinds.guidelines.release import CannotRelease, released


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

    Do so before you change the text. FILE is that of the guideline, such as guidelines/linkedin.md.
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
        frozen.parent.mkdir(exist_ok=True)
        written_aside(frozen, new.kept)
        written_aside(root / new.file, new.text)
    except CannotRelease as reason:
        raise CannotRun(str(reason)) from None
    except ValidationError as error:
        raise CannotRun(f"--note {error.errors()[0]['msg'].removeprefix('Value error, ')}.") from None
    except OSError as error:
        raise CannotRun(f"{found.source} cannot be released: {error.strerror or error}.") from None
    click.echo(f"Version {found.version} is kept in {new.frozen}.")
    click.echo(f"{new.file} is version {new.number} now: change its text, and commit both files.")
    if opened.hub.addresses.ledger is not None:
        click.echo("Then run advocacy record, so that the address of the earlier version is never lost.")


def _found(opened: Opened, named: str) -> Guideline:
    """The guideline that a person means by its file or its id."""
    guidelines = opened.hub.of(GUIDELINES).all
    path = PurePosixPath(named.replace("\\", "/"))
    if path.stem in guidelines and (len(path.parts) == 1 or path.parts[-2:-1] == ("guidelines",)):
        return guidelines[path.stem]
    if (opened.places.root / named).is_file():
        raise CannotRun(f"{named} is no guideline that can be read: advocacy check says what is wrong.")
    raise CannotRun(f"There is no guideline “{named}” ({nearest(path.stem, guidelines, limit=24)}).")
