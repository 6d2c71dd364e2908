"""Plan the files that an import of mentions writes, and its report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_advocacy.results.intake import Terms
from mkdocs_advocacy.results.mentions.file import FILE, write_mentions
from mkdocs_advocacy.results.mentions.intake import MentionOutcome, plan_mentions
from mkdocs_advocacy.results.mentions.origins import FILE as ORIGINS
from mkdocs_advocacy.results.mentions.origins import write_origins
from mkdocs_advocacy.results.mentions.values import MentionExport, Mentions
from mkdocs_advocacy.results.periods import Period
from mkdocs_advocacy.results.storing import Changes, describe_left_out, list_periods
from mkdocs_advocacy.rules.listening import Listening


def store_mentions(
    exports: Sequence[MentionExport],
    stored: Mentions,
    listening: Listening,
    terms: Terms,
    days: Period | None,
    changes: Changes,
) -> None:
    """Add mentions and reviews. Raises Refused if they conflict with stored mentions."""
    if not exports:
        return
    outcome = plan_mentions(exports, stored, listening, terms, days)
    changes.lines += [
        *(line for export in exports for line in _describe_export(export)),
        *_describe_outcome(outcome, listening, terms),
    ]
    if outcome.added or outcome.revised:
        changes.files[FILE] = write_mentions(outcome.stored.rows)
        changes.files[ORIGINS] = write_origins(outcome.stored.imports)


def _describe_export(export: MentionExport) -> Iterator[str]:
    searches = f" found by {len(export.searches)} searches" if len(export.searches) > 1 else ""
    yield f"{export.tool}: {_name_count(len(export.mentions))}{searches}"
    for clause, count in export.unclear.items():
        yield f"Counted {clause}: {_name_count(count)}"
    yield from describe_left_out(export)


def _name_count(count: int) -> str:
    return f"{count:,} mention{'' if count == 1 else 's'}"


def _describe_outcome(outcome: MentionOutcome, listening: Listening, terms: Terms) -> Iterator[str]:
    for name, periods in (("Added", outcome.added), ("Revised", outcome.revised)):
        if periods:
            yield f"{name}: {list_periods(periods)}"
    if outcome.added or outcome.revised:
        apart = f"duplicates ({outcome.duplicates:,}), retweets ({outcome.retweets:,})"
        yield f"Counted: {_name_count(outcome.mentions)}. Counted separately: {apart}"
    if not listening.topics:
        yield "Without topics: guidelines/rules/listening.yml lists none."
    if outcome.unchanged:
        yield f"Unchanged: {list_periods(outcome.unchanged)}. No number changed by {terms.minimum} or more."
    if outcome.too_small:
        yield f"Without published numbers: {list_periods(outcome.too_small)} had fewer than {terms.minimum} mentions."
    if outcome.repeated:
        yield f"Counted once: mentions that several files have ({outcome.repeated:,})"
    if outcome.not_closed:
        yield f"Left out, because they aren't over yet: {list_periods(outcome.not_closed)}"
    if outcome.incomplete:
        yield f"Left out, because the files cover only a part of them: {list_periods(outcome.incomplete)}"
    for tool in outcome.feeds:
        yield (
            f"{tool} only shows the newest mentions: what its feed no longer shows can't be imported. "
            "Save it every few days, and import all copies together."
        )
