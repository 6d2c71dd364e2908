"""A one-page description of results for a works council, from the hub's settings."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_advocacy.results.imports import Import
from mkdocs_advocacy.results.options import ResultsOptions

_DRAFT = """\
# {hub}: what its results count

> This is a draft, made from the hub's settings on {day}. It isn't legal advice. Have it checked before you use it.

The hub offers posts that people can share. Sharing is voluntary. The links in these posts carry tags that name the
network, the campaign, the post and its version. They name no person: everybody who shares the same version on the same
network shares the same link.

## What is read

{read}

Exports are read once, on the computer of the person who imports them. They aren't stored in the hub. From access logs,
IP addresses are only used to count repeated requests once: they are replaced by random values before anything is
counted, and these values are deleted when the import ends.

## What is published

- Sums of clicks for {periods} that are over, by campaign, post, version, network and language.
- No number below **{minimum}**. Smaller numbers are added up, and always at least two of them, so that none of them can
  be found by subtraction.
- A published {period} can be revised once a month at most, and only by differences of at least {minimum}.
{posts}{hidden}
## How long results are kept

{keep} Earlier versions remain in the version history of the hub's files, and in editions that were published before.

## What is not known

- Who shared a post, how often, or at what time.
- Who clicked on a link.
- How many people shared a post. Posts in networks aren't observed.
- Nothing is calculated for single employees, and there are no rankings of people.

## What to keep in mind

If only one or two people use a network or speak a language, its clicks may be attributed to them. The option `hide`
leaves such networks out. The network itself, and analytics tools, may collect other data; this page doesn't describe
them.
"""


def write_notice(hub: str, day: str, options: ResultsOptions, imports: Sequence[Import], hidden: Sequence[str]) -> str:
    """Return the page as Markdown. `hidden` are the names of the networks that results never show."""
    tools = sorted({f"- {one.tool}: {one.measure} by {_list_grain(one.grain)}" for one in imports})
    posts = "- The pages of posts show the clicks of that post.\n" if options.posts else ""
    left_out = f"- Nothing about {', '.join(hidden)}.\n" if hidden else ""
    keep = (
        f"{options.keep[:1].upper()}{options.keep[1:]}. Each import deletes older periods."
        if options.keep
        else ("Without a limit, until somebody deletes them. The option `keep` sets a limit.")
    )
    return _DRAFT.format(
        hub=hub,
        day=day,
        read="\n".join(tools) or "Nothing has been imported yet.",
        periods=f"{options.period}s",
        period=options.period,
        minimum=options.minimum,
        posts=posts,
        hidden=left_out,
        keep=keep,
    )


_NAMES = {"day": "day", "source": "network", "campaign": "campaign", "content": "post and version"}


def _list_grain(grain: Sequence[str]) -> str:
    return ", ".join(name for dimension, name in _NAMES.items() if dimension in grain)
