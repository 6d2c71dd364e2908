"""The `advocacy add newsletter` command."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from mkdocs_advocacy.cli.hub import Opened, of_hub, open_hub
from mkdocs_advocacy.cli.new_entry import (
    make_sample,
    name_entry,
    refuse_taken_id,
    refuse_unknown_language,
    write_entry,
)
from mkdocs_advocacy.kinds.newsletters.kind import NEWSLETTERS
from mkdocs_advocacy.kinds.newsletters.sample import name_issue
from mkdocs_advocacy.scaffold.samples import words_in


@click.command()
@click.argument("title", required=False)
@click.option("--language", help="The language of the issue. Default: the hub's first language.")
@click.option("--id", "given", help="The file name, without its extension. Default: the year and the month.")
@of_hub
def newsletter(title: str | None, language: str | None, given: str | None, config_file: Path) -> None:
    """Add a draft issue of the newsletter, named TITLE or after the current month."""
    opened = open_hub(config_file)
    hub = opened.hub
    if language:
        refuse_unknown_language(language, hub.settings.languages, config_file)
    language = language or hub.language
    if title is None:
        title = name_issue(words_in(language)["newsletter"], hub.words(language).month(hub.today))
    title, issue_id = name_entry(title, given or _name_issue_file(opened))
    refuse_taken_id(opened, NEWSLETTERS, issue_id)
    sample = replace(make_sample(opened, issue_id, title), language=language)
    write_entry(opened, f"{opened.shown}/{NEWSLETTERS.folder}/{issue_id}.md", NEWSLETTERS.sample(sample))


def _name_issue_file(opened: Opened) -> str:
    """Return the current month, or the current day if the month has an issue already."""
    taken = {NEWSLETTERS.id_of(file.path) for file in opened.unpublished.reading.loaded[NEWSLETTERS.name].files}
    month = f"{opened.hub.today:%Y-%m}"
    return month if month not in taken else f"{opened.hub.today}"
