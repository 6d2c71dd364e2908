"""The command `advocacy export`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import click

from mkdocs_advocacy.cli.hub import PROBLEMS, CannotRun, errors_of, of_hub, open_hub, say
from mkdocs_advocacy.cli.zones import wanted_zone
from mkdocs_advocacy.core.problems import nearest
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
    help="csv can be imported again; hootsuite and buffer are for their uploads; json is for programs.",
)
@click.option("--network", "networks", multiple=True, help="Only for this network. Can be repeated.")
@click.option("--language", "languages", multiple=True, help="Only in this language. Can be repeated.")
@click.option("--campaign", "campaigns", multiple=True, help="Only of this campaign. Can be repeated.")
@click.option("--drafts", is_flag=True, help="With drafts, and posts whose time is still to come.")
@click.option("--timezone", "zone", help="The zone of the scheduler's account. Default: the hub's.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file. Default: the screen.")
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
    """Hand the posts that may be shared now to other programs, with their tracked links.

    hootsuite and buffer are for the brand's own channels: posts that a person has to complete are left out and named.
    The exit code is 1 if no post is left, or if files with errors were left out.
    """
    opened = open_hub(config_file, drafts=drafts)
    hub, site = opened.hub, opened.site
    for name, known, said in (
        ("--network", hub.networks, networks),
        ("--language", hub.settings.languages, languages),
        ("--campaign", opened.campaigns, campaigns),
    ):
        for one in said:
            if one not in known:
                raise click.BadParameter(f"the hub has no “{one}” ({nearest(one, known, limit=24)})", param_hint=name)
    if form in _FOR_ONE_NETWORK and len(networks) != 1:
        raise CannotRun(f"{form} takes one network a file: --network {' or --network '.join(list(hub.networks)[:3])} …")
    wanted = Wanted(networks, languages, campaigns)
    posts: Iterable[Post] = filter(wanted.takes, hub.of(POSTS).current_in_all_languages)
    left_out: list[str] = []
    if form in _FOR_ONE_NETWORK:
        posts = list(posts)
        if len(spoken := {post.language: None for post in posts}) > 1:
            raise CannotRun(f"{form} takes one language a file: --language {' or --language '.join(spoken)}")
        posts, left_out = in_brand_voice(posts, hub, networks[0], opened.shown)
    found = list(wordings(hub, posts, wanted, with_gaps=form not in _FOR_ONE_NETWORK))
    if networks:
        found = [wording for wording in found if wording.shares]
    scheduler = Scheduler(hub, wanted_zone(zone) or hub.settings.zone, site)
    forms: Mapping[str, Callable[[], str]] = {
        "csv": lambda: "\ufeff" + as_sheet(found, site, hub.settings.zone),  # the mark tells Excel that it is UTF-8
        "hootsuite": lambda: scheduler.hootsuite(found),
        "buffer": lambda: scheduler.buffer(found),
        "json": lambda: as_data(hub, found, site),
    }
    _deliver(forms[form](), output, found)
    if left_out:
        say("\n".join(left_out), err=True)
    if errors := errors_of(hub):
        say(f"{errors}\nFiles with errors are left out.", err=True)
    if errors or (left_out and not found):
        sys.exit(PROBLEMS)


def _deliver(content: str, output: Path | None, found: Sequence[Wording]) -> None:
    if output is None:
        sys.stdout.buffer.write(content.encode())
        sys.stdout.buffer.flush()
        return
    try:
        written_aside(output, content.encode())
    except OSError as error:
        raise NotWritten(str(output), error.strerror or str(error), ()) from None
    shares = sum(len(wording.shares) for wording in found)
    posts = len({(wording.post.id, wording.post.language) for wording in found})
    say(f"{output} has {posts:,} {'post' if posts == 1 else 'posts'} in {shares:,} rows for networks.")
