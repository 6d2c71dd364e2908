"""The `advocacy export` command."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click

from mkdocs_advocacy.cli.hub import PROBLEMS, CannotRun, errors_of, of_hub, open_hub, say, with_hint
from mkdocs_advocacy.cli.zones import wanted_zone
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.problems import Severity, nearest
from mkdocs_advocacy.core.writing import NotWritten, written_aside
from mkdocs_advocacy.exporting.brand_voice import in_brand_voice
from mkdocs_advocacy.exporting.data import as_data
from mkdocs_advocacy.exporting.schedulers import Scheduler
from mkdocs_advocacy.exporting.select import Wanted, Wording, wordings
from mkdocs_advocacy.exporting.sheet import as_sheet
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.model import Post

_FOR_ONE_NETWORK = ("hootsuite", "buffer")


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", *_FOR_ONE_NETWORK, "json"]),
    default="csv",
    show_default=True,
    help="csv can be imported again, hootsuite and buffer match their bulk uploads, json is for scripts.",
)
@click.option("--network", "networks", multiple=True, help="Export only this network. Repeatable.")
@click.option("--language", "languages", multiple=True, help="Export only this language. Repeatable.")
@click.option("--campaign", "campaigns", multiple=True, help="Export only this campaign. Repeatable.")
@click.option("--drafts", is_flag=True, help="Include drafts and embargoed posts.")
@click.option("--timezone", "zone", help="The time zone of the scheduler's account. Default: the hub's.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file. Default: stdout.")
@of_hub
def export(
    form: str,
    networks: tuple[str, ...],
    languages: tuple[str, ...],
    campaigns: tuple[str, ...],
    drafts: bool,
    zone: str | None,
    output: Path | None,
    config_file: Path,
) -> None:
    """Export posts with their tracked links.

    Only posts that may be shared now are exported. hootsuite and buffer are for the brand's own channels: posts that
    an advocate must complete are skipped and listed. Exits with 1 if all posts are skipped or if files have errors.
    """
    opened = open_hub(config_file, drafts=drafts)
    hub, site = opened.hub, opened.site
    for option, known, chosen in (
        ("--network", hub.networks, networks),
        ("--language", hub.settings.languages, languages),
        ("--campaign", opened.campaigns, campaigns),
    ):
        for value in chosen:
            if value not in known:
                message = with_hint(f"the hub has no “{value}”", nearest(value, known, limit=24))
                raise click.BadParameter(message, param_hint=option)
    if form in _FOR_ONE_NETWORK and len(networks) != 1:
        choices = " or --network ".join(list(hub.networks)[:3])
        raise CannotRun(f"{form} needs one network per file: --network {choices} …")
    wanted = Wanted(networks, languages, campaigns)
    posts: Iterable[Post] = filter(wanted.takes, _without_errors(hub, opened.shown))
    skipped: list[str] = []
    if form in _FOR_ONE_NETWORK:
        posts = list(posts)
        if len(used := {post.language: None for post in posts}) > 1:
            raise CannotRun(f"{form} needs one language per file: --language {' or --language '.join(used)}")
        posts, skipped = in_brand_voice(posts, hub, networks[0], opened.shown)
    exported = list(wordings(hub, posts, wanted, keeps_placeholders=form not in _FOR_ONE_NETWORK))
    if networks:
        exported = [wording for wording in exported if wording.shares]
    scheduler = Scheduler(hub, wanted_zone(zone) or hub.settings.zone, site)
    forms: Mapping[str, Callable[[], str]] = {
        "csv": lambda: "\ufeff" + as_sheet(exported, site, hub.settings.zone),  # the BOM tells Excel that it's UTF-8
        "hootsuite": lambda: scheduler.hootsuite(exported),
        "buffer": lambda: scheduler.buffer(exported),
        "json": lambda: as_data(hub, exported, site),
    }
    _deliver(forms[form](), output, exported)
    if skipped:
        say("\n".join(skipped), err=True)
    if errors := errors_of(hub):
        say(f"{errors}\nFiles with errors were skipped.", err=True)
    if errors or (skipped and not exported):
        sys.exit(PROBLEMS)


def _without_errors(hub: Hub, shown: str) -> Iterator[Post]:
    """Yield the posts that may be shared now. Errors, also those of its original, exclude a post."""
    broken = {problem.file for problem in hub.problems if problem.severity is Severity.ERROR}
    posts = hub.of(POSTS)
    for post in posts.current_in_all_languages:
        if broken.isdisjoint(f"{shown}/{one.source}" for one in (post, posts.original_of(post))):
            yield post


def _deliver(content: str, output: Path | None, exported: Sequence[Wording]) -> None:
    if output is None:
        sys.stdout.buffer.write(content.encode())
        sys.stdout.buffer.flush()
        return
    try:
        written_aside(output, content.encode())
    except OSError as error:
        raise NotWritten(str(output), error.strerror or str(error), ()) from None
    shares = sum(len(wording.shares) for wording in exported)
    posts = len({(wording.post.id, wording.post.language) for wording in exported})
    say(f"Wrote {posts:,} {'post' if posts == 1 else 'posts'} in {shares:,} rows to {output}.")
