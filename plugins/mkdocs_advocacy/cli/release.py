"""The `advocacy release` commands."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path, PurePosixPath

import click
from pydantic import ValidationError

from mkdocs_advocacy.cli.hub import CannotRun, Opened, of_hub, open_hub, say, with_hint
from mkdocs_advocacy.cli.release_newsletter import newsletter
from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS
from mkdocs_advocacy.core.model import date_of
from mkdocs_advocacy.core.problems import nearest
from mkdocs_advocacy.core.writing import NewFile, write_files
from mkdocs_advocacy.kinds.guidelines.kind import GUIDELINES
from mkdocs_advocacy.kinds.guidelines.model import Guideline
from mkdocs_advocacy.kinds.guidelines.release import CannotRelease, marked_translation, released


def _parse_date(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    del context, parameter
    try:
        return date_of(value) if value else None
    except ValueError as error:
        raise click.BadParameter(f"{error}; use a date such as 2027-01-31") from None


class _ReleaseGroup(click.Group):
    """The release commands. `advocacy release FILE` is the earlier form of `advocacy release guideline FILE`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Insert `guideline` if the arguments don't begin with the name of a command."""
        is_named = not args or args[0] in self.commands or args[0] in self.get_help_option_names(ctx)
        return super().parse_args(ctx, args if is_named else [guideline.name or "", *args])


@click.group(cls=_ReleaseGroup)
def release() -> None:
    """Start a new version of a guideline, or freeze an issue of the newsletter."""


@release.command()
@click.argument("file", metavar="FILE")
@click.option("--note", required=True, help="A one-line summary of the changes, for readers.")
@click.option(
    "--effective", metavar="DATE", callback=_parse_date, help="The date the new version takes effect. Default: today."
)
@of_hub
def guideline(file: str, note: str, effective: date | None, config_file: Path) -> None:
    """Start a new version of a guideline.

    This archives the current text of FILE, such as guidelines/linkedin.md, and raises its version number. Run it
    before you change the text. Translations keep their text and are marked as translations of the previous version.
    """
    opened = open_hub(config_file)
    original, root = _find_guideline(opened, file), opened.places.root
    today = opened.hub.today
    try:
        data = (root / original.source).read_bytes()
        new = released(original, data, note, today, effective or today)
        frozen = root / new.frozen
        if frozen.exists() and frozen.read_bytes() != new.kept:
            raise CannotRun(f"{new.frozen} already exists with a different text. Nothing was written.")
        marked = _mark_translations(original, root)
    except CannotRelease as reason:
        raise CannotRun(str(reason)) from None
    except ValidationError as error:
        raise CannotRun(f"--note {error.errors()[0]['msg'].removeprefix('Value error, ')}.") from None
    files = {new.frozen: new.kept, **marked, new.file: new.text}
    write_files([NewFile(root / name, name, content) for name, content in files.items()], below=root)
    say(f"Archived version {original.version} in {new.frozen}.")
    say(f"{new.file} is now version {new.number}. Change its text and commit both files.")
    if marked:
        say(f"Marked as translations of version {original.version}: {', '.join(marked)}.")
    if original.translations:
        say(f"After you update a translation, set version: {new.number} in its front matter.")
    if opened.hub.addresses.ledger is not None:
        say("Then run advocacy record to keep the address of the earlier version.")


release.add_command(newsletter)


def _mark_translations(guideline: Guideline, root: Path) -> dict[str, bytes]:
    """Return the new content of translations that don't name their version yet, by path."""
    files = {one.source: marked_translation(one, (root / one.source).read_bytes()) for one in guideline.translations}
    return {source: content for source, content in files.items() if content is not None}


def _find_guideline(opened: Opened, named: str) -> Guideline:
    """Return the guideline with the given file or id."""
    guidelines = opened.hub.of(GUIDELINES).all
    path = PurePosixPath(named.replace("\\", "/"))
    name = path.stem if path.suffix in MARKDOWN_ENDINGS else path.name
    if name in guidelines and (len(path.parts) == 1 or path.parts[-2:-1] == ("guidelines",)):
        return guidelines[name]
    original = guidelines.get(name.partition(".")[0])
    if original and any(PurePosixPath(one.source).stem == name for one in original.translations):
        raise CannotRun(f"{name} is a translation and has no versions of its own. Release {original.source} instead.")
    if os.path.isfile(opened.places.root / named):  # noqa: PTH113 - a name may be too long for any file
        raise CannotRun(f"{named} is not a guideline or has errors. Run advocacy check for details.")
    raise CannotRun(with_hint(f"There is no guideline “{named}”", nearest(name, guidelines, limit=24)) + ".")
