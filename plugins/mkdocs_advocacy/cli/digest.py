"""The `advocacy digest` command."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import click

from mkdocs_advocacy.cli.hub import CannotRun, Opened, errors_of, of_hub, open_hub, say, with_hint
from mkdocs_advocacy.core.model import date_of
from mkdocs_advocacy.core.problems import nearest
from mkdocs_advocacy.core.spans import add_months
from mkdocs_advocacy.core.writing import NewFile, write_files
from mkdocs_advocacy.kinds.newsletters.digest import digest_files, make_digest
from mkdocs_advocacy.kinds.newsletters.text import write_text
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.results.periods import Period

_PERIOD = re.compile(r"([1-9][0-9]{0,2})([dwm])")


@click.command()
@click.option("--since", required=True, help="The period, such as 7d, 2w or 1m, or its first day, such as 2027-01-31.")
@click.option(
    "--full-days",
    is_flag=True,
    help="End the period yesterday. In scheduled jobs, each post is then in exactly one digest.",
)
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write slack.json, teams.json and digest.txt to this folder. Default: print the text.",
)
@click.option("--language", help="The language of the digest. Default: the hub's first language.")
@click.option("--audience", "audiences", multiple=True, help="Only posts for this audience. Repeatable.")
@of_hub
def digest(
    since: str,
    full_days: bool,
    folder: Path | None,
    language: str | None,
    audiences: tuple[str, ...],
    config_file: Path,
) -> None:
    """Collect the new posts for a chat or an email.

    New posts are those whose publish: date is in the period, which ends today. slack.json is for incoming webhooks of
    Slack and Mattermost, and teams.json for Workflows of Microsoft Teams. Without new posts, nothing is written.
    """
    opened = _open(config_file)
    hub, settings = opened.hub, opened.hub.settings
    _refuse_unknown("language", settings.languages, [language] if language else [])
    _refuse_unknown("audience", settings.audience_ids, audiences)
    last = hub.today - timedelta(days=1) if full_days else hub.today
    period = Period(_first_day(since, last), last)
    letter = make_digest(
        *(hub, opened.site, opened.name),
        period=period,
        language=language or hub.language,
        audiences=audiences or ([settings.audience] if settings.audience else settings.audience_ids),
    )
    if letter is None:
        say(f"No posts were published since {period.first}. Nothing was written.", err=folder is None)
        return
    words = hub.words(letter.language)
    if folder is None:
        say(write_text(letter, words).rstrip("\n"))
        return
    files = digest_files(letter, words)
    write_files(NewFile(folder / name, (folder / name).as_posix(), content) for name, content in files.items())
    say(f"Wrote {', '.join(files)} to {folder.as_posix()}.")


def _open(config_file: Path) -> Opened:
    """Load a hub without errors, whose posts have absolute URLs."""
    opened = open_hub(config_file)
    if not opened.site:
        raise CannotRun("A digest needs absolute URLs: set site_url in mkdocs.yml first.")
    if POSTS.capability not in opened.hub.plugins:
        raise CannotRun(f"Posts have no pages in this hub: add {POSTS.plugin} to plugins in mkdocs.yml first.")
    if errors := errors_of(opened.hub):
        raise CannotRun(f"{errors}\nFix these errors first: the digest would leave out files with errors.")
    return opened


def _refuse_unknown(noun: str, known: Sequence[str], chosen: Sequence[str]) -> None:
    """Raise BadParameter if the hub doesn't have a language or an audience that was chosen."""
    for name in chosen:
        if name not in known:
            message = with_hint(f"the hub has no {noun} “{name}”", nearest(name, known, limit=24))
            raise click.BadParameter(message, param_hint=f"--{noun}")


def _first_day(since: str, last: date) -> date:
    """Return the first day of a period that ends on the day `last`."""
    if found := _PERIOD.fullmatch(since):
        number, unit = int(found[1]), found[2]
        before = add_months(last, -number) if unit == "m" else last - timedelta(number * (7 if unit == "w" else 1))
        return before + timedelta(days=1)
    try:
        first = date_of(since)
    except ValueError:
        message = f"“{since}” is not a period such as 7d, 2w or 1m, or a date such as 2027-01-31"
        raise click.BadParameter(message, param_hint="--since") from None
    if first > last:
        raise click.BadParameter(f"{first} is after the last day, {last}", param_hint="--since")
    return first
