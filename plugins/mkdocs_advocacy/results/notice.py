"""A one-page description of results for a works council, from the hub's settings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_advocacy.results.load import Results
from mkdocs_advocacy.results.options import ResultsOptions
from mkdocs_advocacy.results.surveys import FEWEST_ANSWERS

_DRAFT = """\
# {hub}: what its results count

> This is a draft, made from the hub's settings on {day}. It isn't legal advice. Have it checked before you use it.

The hub offers posts that people can share. Sharing is voluntary. The links in these posts carry tags that name the
network, the campaign, the post and its version. They name no person: everybody who shares the same version on the same
network shares the same link.

## What is read

{read}

Exports are read once, on the computer of the person who imports them. They aren't stored in the hub. From access logs,
IP addresses and user agents (the names of browsers) are only used to leave out programs and to count repeated requests
once: addresses are replaced by random values before anything is counted, and these values are deleted when the import
ends. Ids of visits or sessions in other exports are only used to count each visit once, and aren't stored. All other
columns with personal data are ignored.

## What is published

- Sums of clicks for {periods} that are over, by campaign, post, version, network and language. The hub's file
  `results/clicks.csv` also has the sums of visitors, conversions (such as orders) and requests by programs.
- Nothing of these below **{minimum}**. Smaller numbers are added up: by post, or else by campaign, or else for all
  campaigns together. Such a sum has at least four of them, and it is published only if each of them could still be any
  number from 0 to {most}. Otherwise they are left out. Nothing can be found by subtraction.
- A published {period} can be revised once a month at most, and only by differences of at least {minimum}. Sums of small
  numbers are never revised.
{more}
Everybody who can open the hub sees the same numbers.

## How long results are kept

{keep}
Earlier versions remain in the version history of the hub's files, and in editions that were published before.

## What is not known

- Who shared a post, or at what time.
- Who clicked on a link.
- How many people shared a post, and how often, apart from voluntary counts. Posts in networks aren't observed.
- Nothing is calculated for single employees, and there are no rankings of people.

## What to keep in mind

If only one or two people use a network or speak a language, its clicks may be attributed to them. The option `hide`
leaves such networks out. The network itself, and analytics tools, may collect other data; this page doesn't describe
them.
"""


def write_notice(hub: str, day: str, options: ResultsOptions, results: Results, hidden: Sequence[str]) -> str:
    """Return the page as Markdown. `hidden` are the names of the networks that results never show."""
    keep = (
        f"{options.keep[:1].upper()}{options.keep[1:]}. Each import of clicks deletes the clicks of older periods. "
        "Other results are kept until somebody deletes them."
        if options.keep
        else ("Without a limit, until somebody deletes them. The option `keep` sets a limit.")
    )
    return _DRAFT.format(
        hub=hub,
        day=day,
        read="\n".join(_list_sources(options, results)) or "Nothing has been imported yet.",
        periods=f"{options.period}s",
        period=options.period,
        minimum=options.minimum,
        most=options.minimum - 1,
        more="".join(f"{line}\n" for line in _list_more(options, results, hidden)),
        keep=keep,
    )


def _list_sources(options: ResultsOptions, results: Results) -> Iterator[str]:
    """Yield what was imported, a line each."""
    yield from sorted({f"- {one.tool}: {one.measure} by {_list_grain(one.grain)}" for one in results.imports})
    if options.engine:
        yield (
            "- Requests in a database, which are counted there: for each, the time, the tags, the page, and a secret\n"
            "  text that stands for an IP address with a user agent"
        )
    if results.surveys:
        yield "- Exports of surveys: the scores that people chose, and the days. Comments and names aren't read."
    if results.mentions.imports:
        tools = ", ".join(sorted({one.tool for one in results.mentions.imports}))
        yield f"- Public mentions and reviews from {tools}: the day, the kind of website, the language, the"
        yield "  sentiment as the tool judged it, and topics by the words in the text. Authors, texts and addresses"
        yield "  aren't stored."
    if results.shares:
        yield "- Voluntary counts of shares, which the owner of the programme writes down."
    if results.network_posts:
        yield "- Exports of the company's own accounts: impressions and engagements of its own posts."


def _list_more(options: ResultsOptions, results: Results, hidden: Sequence[str]) -> Iterator[str]:
    """Yield what is published besides clicks, and what is left out."""
    if results.surveys:
        yield f"- Answers to surveys by groups of scores, from {FEWEST_ANSWERS} answers on."
        yield f"- No group of scores with 1 to {options.minimum - 1} answers."
    if results.participation:
        yield "- How many of the people invited to a survey answered it."
    if results.mentions.imports:
        yield (
            "- How often the company was mentioned, by kind of website, language, topic and sentiment, from "
            f"{options.minimum} on."
        )
    if results.shares:
        yield f"- How often a campaign or a post was shared in a month, from {options.minimum} on."
    if results.network_posts:
        yield "- Sums for the company's own posts by network, also small ones."
    if options.posts:
        yield "- The pages of posts show the clicks of that post."
    if hidden:
        yield (
            f"- Nothing about {', '.join(hidden)} on the site. The hub's files keep what was imported before a\n"
            "  network was hidden, until somebody deletes it."
        )


_NAMES = {"day": "day", "source": "network", "campaign": "campaign", "content": "post and version"}


def _list_grain(grain: Sequence[str]) -> str:
    return ", ".join(name for dimension, name in _NAMES.items() if dimension in grain)
