"""The `advocacy release newsletter` command."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import click

from mkdocs_advocacy.cli.hub import CannotRun, Opened, errors_of, of_hub, open_hub, say, with_hint
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.core.problems import Severity, as_text, nearest
from mkdocs_advocacy.core.writing import NewFile, write_files
from mkdocs_advocacy.kinds.newsletters.kind import NEWSLETTERS
from mkdocs_advocacy.kinds.newsletters.model import Newsletter
from mkdocs_advocacy.kinds.newsletters.record import SUFFIX, write_record
from mkdocs_advocacy.kinds.newsletters.release import freeze

_NAMES = {
    "posts": ("post", "posts"),
    "people": ("person", "people"),
    "stories": ("story", "stories"),
    "feedback": ("answer", "answers"),
    "events": ("event", "events"),
    "campaigns": ("campaign", "campaigns"),
    "result": ("number", "numbers"),
    "changes": ("change", "changes"),
}


@click.command()
@click.argument("newsletter", metavar="ID")
@of_hub
def newsletter(newsletter: str, config_file: Path) -> None:
    """Freeze an issue of the newsletter before you send it.

    This records the ids of the posts, people, stories and other entries in the issue ID, its numbers, and the texts of
    its posts. From then on, the issue stays the same when these change. People and stories are still removed when their
    consent or permission ends, and so are posts that are no longer published.
    """
    opened = open_hub(config_file)
    issue = _find_issue(opened, newsletter)
    name = f"{PurePosixPath(issue.source).parent}/{issue.id}{SUFFIX}.yml"
    shown = f"{opened.shown}/{name}"
    path = opened.places.docs / name
    if path.exists():
        message = f"“{issue.id}” is already released. To release it again, delete {shown} and run this command again."
        raise CannotRun(f"{message} Nothing was written.")
    _refuse_unready(issue, opened)
    _refuse_problems(issue, opened)
    values = freeze(issue, opened.hub)
    write_files([NewFile(path, shown, write_record(issue.id, values).encode())], below=opened.places.root)
    say(f"Released “{issue.title}” with {', '.join(_count(values)) or 'no entries'}.")
    say(f"Wrote {shown}. Commit it together with the issue, build the hub, and send the issue.")
    say("You can still correct the text between the blocks. Don't add, remove or move blocks.")


def _find_issue(opened: Opened, named: str) -> Newsletter:
    """Return the issue with an id or a file, published or not."""
    loaded = opened.unpublished.reading.of(NEWSLETTERS)
    issues: Mapping[str, Newsletter] = {**loaded.unpublished, **loaded.content.entries}
    name = PurePosixPath(named.replace("\\", "/")).name.removesuffix(".md")
    if name in issues:
        return issues[name]
    if (original := name.partition(".")[0]) in issues:
        raise CannotRun(f"“{name}” is a translation. Release “{original}”, which includes its translations.")
    if name in loaded.broken:
        raise CannotRun(f"“{name}” has errors. Run advocacy check for details.")
    raise CannotRun(with_hint(f"There is no newsletter “{name}”", nearest(name, issues, limit=24)) + ".")


def _refuse_unready(issue: Newsletter, opened: Opened) -> None:
    """Raise CannotRun unless the issue is published for all of its audiences."""
    settings = opened.hub.settings
    if issue.state is State.DRAFT:
        raise CannotRun(f"“{issue.id}” is a draft. Delete the line status: draft first. Nothing was written.")
    if issue.state is State.EMBARGOED:
        day = day_of(issue.template.date, settings.zone)
        raise CannotRun(
            f"“{issue.id}” is the issue of {day}. Release it on that day, or correct date: first. Nothing was written."
        )
    if issue.has_ended:
        raise CannotRun(f"“{issue.id}” is retired. Nothing was written.")
    if settings.audience and set(issue.template.audience) != {settings.audience}:
        raise CannotRun(
            f"This mkdocs.yml builds the hub for {settings.audience} only, but “{issue.id}” isn't only for them. "
            "With -f, choose the mkdocs.yml for all audiences. Nothing was written."
        )


def _refuse_problems(issue: Newsletter, opened: Opened) -> None:
    """Raise CannotRun if the hub has errors, or the issue has warnings."""
    if errors := errors_of(opened.hub):
        raise CannotRun(f"{errors}\nFix these errors first. Nothing was written.")
    files = {f"{opened.shown}/{version.source}" for version in issue.all_languages}
    found = [
        problem for problem in opened.hub.problems if problem.file in files and problem.severity is not Severity.NOTICE
    ]
    if found:
        raise CannotRun(f"{as_text(found)}\nFix these problems first. Nothing was written.")


def _count(values: Mapping[str, Any]) -> Iterator[str]:
    """Yield the number of entries of each kind in the issue's first language, such as “3 posts”."""
    blocks = next(iter(values["blocks"].values()))
    for name, (singular, plural) in _NAMES.items():
        ids = {
            (entry["id"], name == "result" and place)
            for place, block in enumerate(blocks)
            if block["block"] == name
            for entry in block["shows"]
        }
        if ids:
            yield f"{len(ids)} {singular if len(ids) == 1 else plural}"
