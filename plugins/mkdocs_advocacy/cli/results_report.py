"""The report on an import of visits, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from urllib.parse import unquote

from mkdocs_advocacy.core.problems import nearest_of
from mkdocs_advocacy.results.counts import Export
from mkdocs_advocacy.results.intake import Outcome, Terms
from mkdocs_advocacy.results.personal import looks_personal
from mkdocs_advocacy.results.shares import Shares
from mkdocs_advocacy.results.storing import describe_left_out, list_periods
from mkdocs_advocacy.results.tags import Known, Matcher

_MOST_NAMED = 5
"""How many unknown campaigns or posts are named."""


def describe_import(exports: Sequence[Export], outcome: Outcome, matcher: Matcher, terms: Terms) -> Iterator[str]:
    """Yield the lines of the report."""
    export = exports[0]
    yield f"Read {export.measure} of {export.tool}."
    for words, periods in (
        ("Added", outcome.added),
        ("Revised", outcome.revised),
        ("Unchanged", outcome.unchanged),
        ("Deleted, because they are older than the option keep allows", outcome.deleted),
        ("Left out, because they aren't over yet", outcome.not_closed),
        ("Left out, because the files cover only a part of them", outcome.incomplete),
    ):
        if periods:
            yield f"{words}: {list_periods(periods)}"
    for period, first in outcome.too_soon.items():
        yield f"Not revised: {period}. Published results can be revised once a month, from {first}."
    if outcome.has_changes:
        hidden = outcome.visits - outcome.published
        yield f"{outcome.visits:,} {export.measure} belong to your campaigns; {outcome.published:,} are published."
        if hidden:
            visitors = f" by {terms.minimum} visitors" if _counts_visitors(exports) else ""
            needed = f"{terms.minimum} {export.measure}{visitors}"
            yield f"{hidden:,} aren't published, because a published number needs at least {needed}."
    if outcome.never_added:
        yield (
            f"Not added: {outcome.never_added:,} {export.measure} that weren't published when their period was first "
            "imported. If that import was wrong and isn't published yet, undo it: git checkout results"
        )
    yield from _describe_rest(exports, outcome, matcher)


def describe_nothing(exports: Sequence[Export], outcome: Outcome, matcher: Matcher) -> Iterator[str]:
    """Yield the lines of an error about exports without a visit that belongs to the hub."""
    export = exports[0]
    yield f"None of the {export.measure} in this export of {export.tool} belong to your campaigns."
    yield from _describe_rest(exports, outcome, matcher)
    yield "Nothing was imported. Check that the export has campaigns and posts, of a website that your posts link to."


def _describe_rest(exports: Sequence[Export], outcome: Outcome, matcher: Matcher) -> Iterator[str]:
    yield from _describe_unmatched(outcome, exports[0].measure, matcher)
    for one in exports:
        yield from describe_left_out(one)


def describe_unknown_shares(shares: Sequence[Shares], known: Known, networks: Collection[str]) -> str:
    """Return a line about campaigns, posts and networks of voluntary counts that the hub doesn't have, if any."""
    of_hub = {"campaign": known.campaigns.values(), "post": known.posts, "network": networks}
    parts = []
    for noun, ids in of_hub.items():
        for name in sorted({getattr(row, noun) for row in shares} - {"", *ids}):
            near = nearest_of(name, sorted(ids))
            parts.append(f"{noun} “{name}”{f' (did you mean {near}?)' if near else ''}")
    return f"Not in this hub: {', '.join(parts)}" if parts else ""


def _counts_visitors(exports: Sequence[Export]) -> bool:
    return any(record.visitors is not None for export in exports for record in export.records)


def _describe_unmatched(outcome: Outcome, measure: str, matcher: Matcher) -> Iterator[str]:
    unmatched = outcome.unmatched
    if unmatched.untagged:
        yield f"Left out: {unmatched.untagged:,} {measure} without utm_campaign"
    for noun, counts in (
        ("utm_medium", unmatched.of_other_mediums),
        ("utm_source", unmatched.of_other_sources),
    ):
        if counts:
            yield f"Left out: {counts.total():,} {measure} with an unknown {noun}: {_list_counts(counts)}"
    if campaigns := unmatched.of_other_campaigns:
        meant = _list_counts(campaigns, matcher.meant_campaign)
        yield f"Left out: {campaigns.total():,} {measure} of other campaigns: {meant}"
    if posts := unmatched.without_post:
        meant = _list_counts(posts, matcher.meant_post)
        yield f"Left out: {posts.total():,} {measure} with an unknown utm_content: {meant}"
    if posts := unmatched.of_other_posts:
        meant = _list_counts(posts, matcher.meant_post)
        yield f"Counted for the campaign only: {posts.total():,} {measure} with an unknown utm_content: {meant}"


def _list_counts(counts: Counter[str], meant: Callable[[str], str] | None = None) -> str:
    """List the most frequent values with their counts, and the nearest known name of each."""
    parts = []
    for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_NAMED]:
        near = meant(name) if meant and name else ""
        parts.append(f"{_shown(name)} {count:,}{f' (did you mean {near}?)' if near else ''}")
    more = len(counts) - _MOST_NAMED
    return ", ".join(parts) + (f" and {more:,} more" if more > 0 else "")


def _shown(name: str) -> str:
    if "@" in unquote(name) or looks_personal([name]):
        return "(an email or IP address)"
    return f"“{name[:60]}”" if name else "(empty)"
