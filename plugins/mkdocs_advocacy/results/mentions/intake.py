"""Plan an import of mentions: from exports to the rows of `results/mentions.csv`, without writing anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce

from mkdocs_advocacy.results.intake import Terms, join_periods
from mkdocs_advocacy.results.mentions.counting import count_mentions, drop_repeated
from mkdocs_advocacy.results.mentions.origins import FILE as ORIGINS
from mkdocs_advocacy.results.mentions.origins import name_method
from mkdocs_advocacy.results.mentions.suppression import Rows, publish
from mkdocs_advocacy.results.mentions.values import Mention, MentionExport, MentionImport, MentionRow, Mentions
from mkdocs_advocacy.results.periods import Period, period_of, periods_within
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.rules.listening import Listening


@dataclass
class MentionOutcome:
    """The changes of an import, and the data that it left out."""

    stored: Mentions
    """The mentions after the import."""
    mentions: int = 0
    """The mentions in periods that were added or revised, without duplicates and retweets."""
    duplicates: int = 0
    retweets: int = 0
    repeated: int = 0
    """The number of rows that an earlier file of the import already contains."""
    added: list[Period] = field(default_factory=list)
    revised: list[Period] = field(default_factory=list)
    unchanged: list[Period] = field(default_factory=list)
    """Periods with the same numbers as before, or with differences too small to revise them."""
    not_closed: list[Period] = field(default_factory=list)
    incomplete: list[Period] = field(default_factory=list)
    """Periods that the files cover only in part."""
    too_small: list[Period] = field(default_factory=list)
    """Periods with too few mentions to publish any number."""
    feeds: list[str] = field(default_factory=list)
    """The tools whose feeds drop old entries."""


def plan_mentions(
    exports: Sequence[MentionExport], stored: Mentions, listening: Listening, terms: Terms, days: Period | None = None
) -> MentionOutcome:
    """Return the mentions after an import of exports. `days` are the days that they cover according to the user.

    Mentions of several tools are counted together. Raises Refused if they conflict with stored mentions.
    """
    _refuse_repetition(exports)
    outcome = MentionOutcome(stored, feeds=sorted({export.tool for export in exports if not export.has_past}))
    mentions, outcome.repeated = drop_repeated([export.mentions for export in exports])
    periods = _find_periods(exports, terms, days, outcome)
    origin = _describe_origin(exports, listening)
    rows = {period: [row for row in stored.rows if row.period == period] for period in periods}
    imports = {one.period: one for one in stored.imports}
    by_period = _divide(mentions, periods)
    stated = [days or export.covered for export in exports]
    for period in periods:
        if not by_period[period] and None in stated:
            continue  # only mentions before and after it show that the files cover it
        _refuse_conflict(period, origin, stored)
        margins = count_mentions(by_period[period])
        new = publish(margins, terms.minimum)
        made = MentionImport(period, terms.today, *origin, terms.minimum)
        before = imports.get(period)
        if before and not _may_revise(rows[period], new, made, before, terms.minimum):
            outcome.unchanged.append(period)
            continue
        (outcome.revised if before else outcome.added).append(period)
        outcome.too_small += [] if new else [period]
        outcome.mentions += margins.total.count
        outcome.duplicates += margins.total.duplicates
        outcome.retweets += margins.total.retweets
        imports[period] = made
        rows[period] = [MentionRow(period, key, counts) for key, counts in new.items()]
    kept = [row for row in stored.rows if row.period not in rows]
    outcome.stored = Mentions([*kept, *(row for period in periods for row in rows[period])], [*imports.values()])
    return outcome


def _describe_origin(exports: Sequence[MentionExport], listening: Listening) -> tuple[str, str, Mapping[str, str]]:
    """Return the tools, the searches and the stamps of topics."""
    tools = " + ".join(sorted({export.tool for export in exports}))
    searches = {name for export in exports for name in export.searches}
    return tools, name_method(searches), {topic: listening.stamp_of(topic) for topic in listening.topics}


def _find_periods(
    exports: Sequence[MentionExport], terms: Terms, days: Period | None, outcome: MentionOutcome
) -> Sequence[Period]:
    """Return the closed periods that the files of every tool and feed cover completely, and note the others."""
    covered: dict[tuple[str, frozenset[str]], list[Period]] = defaultdict(list)
    for export in exports:
        feed = frozenset() if export.has_past else export.searches
        if found := _state_days(export, days):
            covered[export.tool, feed].append(found)
    if len({(export.tool, frozenset() if export.has_past else export.searches) for export in exports}) > len(covered):
        return []
    whole, touched = [], set[Period]()
    for spans in covered.values():
        joined = join_periods(spans)
        whole.append({period for span in joined for period in periods_within(span, terms.span)})
        touched |= {period_of(day, terms.span) for span in joined for day in (span.first, span.last)}
    complete = reduce(set.intersection, whole)
    candidates = {*touched, *(period for of_tool in whole for period in of_tool)}
    outcome.not_closed = sorted(period for period in candidates if period.last >= terms.today)
    outcome.incomplete = sorted(period for period in candidates if period not in complete and period.last < terms.today)
    return sorted(period for period in complete if period.last < terms.today)


def _state_days(export: MentionExport, days: Period | None) -> Period | None:
    """Return the days that an export covers: as it or the user states them, or else from its first to its last row.

    A feed never covers more than it shows. Raises Refused if rows are outside the days that the user gives.
    """
    if not export.has_past:
        return export.covered
    written = [mention.day for mention in export.mentions]
    rows = Period(min(written), max(written)) if written else None
    if days is None:
        return export.covered or rows
    if rows and not days.covers(rows):
        hint = "give all days that you exported with --period, or leave the option out"
        raise Refused(f"the file of {export.tool} has rows of {rows}, which are not all within {days}", hint)
    return days


def _divide(mentions: Iterable[Mention], periods: Sequence[Period]) -> Mapping[Period, Sequence[Mention]]:
    by_day = {
        number: period for period in periods for number in range(period.first.toordinal(), period.last.toordinal() + 1)
    }
    found: dict[Period, list[Mention]] = {period: [] for period in periods}
    for mention in mentions:
        if period := by_day.get(mention.day.toordinal()):
            found[period].append(mention)
    return found


def _refuse_repetition(exports: Sequence[MentionExport]) -> None:
    """Raise Refused if two files of the same searches may contain the same mentions, which can't be identified."""
    for place, export in enumerate(exports):
        nameless = {mention.day for mention in export.mentions if not mention.link and not mention.text}
        for other in exports[:place]:
            if (other.tool, other.searches) != (export.tool, export.searches):
                continue
            if any(one.day in nameless and not one.link and not one.text for one in other.mentions):
                message = f"two files of {export.tool} have the same days, and mentions without an address"
                raise Refused(message, "import only the newer file, because these mentions would count twice")


def _refuse_conflict(period: Period, origin: tuple[str, str, Mapping[str, str]], stored: Mentions) -> None:
    """Raise Refused if the stored mentions were found in a different or unknown way."""
    known = {one.period for one in stored.imports}
    if any(row.period.overlaps(period) and row.period not in known for row in stored.rows):
        message = f"results/mentions.csv has rows for {period}, but {ORIGINS} doesn't say where they come from"
        raise Refused(message, f"restore {ORIGINS} from git")
    tool, method, _ = origin
    for one in stored.imports:
        if not one.period.overlaps(period):
            continue
        way_out = f"delete the rows of {one.period} from results/mentions.csv and {ORIGINS} first"
        if one.period != period:
            message = f"{period} overlaps {one.period}, for which there are mentions already"
            raise Refused(message, f"import the same kind of period as before, or {way_out}")
        if one.tool != tool:
            message = f"the mentions of {period} come from {one.tool}, not from {tool}"
            raise Refused(message, f"import the files of all tools in one command, or {way_out}")
        if one.method != method:
            message = f"the mentions of {period} were found by “{one.method}”, not by “{method}”"
            raise Refused(message, f"import the files of the same searches together, or {way_out}")


def _may_revise(old: Sequence[MentionRow], new: Rows, made: MentionImport, before: MentionImport, minimum: int) -> bool:
    """Return whether new rows may replace those of a period.

    They may if the terms or the minimum differ, or if a number changes by at least the minimum. A smaller change would
    reveal the sentiments of a few late mentions. A number with a row in only one of both may have changed by 1.
    """
    if (made.topics, made.minimum) != (before.topics, before.minimum):
        return True
    counts = {row.key: row.counts.count for row in old}
    if not counts or not new:
        return bool(counts or new)
    return any(abs(new[key].count - counts[key]) >= minimum for key in counts.keys() & new.keys())
