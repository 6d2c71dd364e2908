"""Plan an import: from exports to the rows of `results/clicks.csv`, without writing anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from mkdocs_advocacy.core.spans import add_months, add_span
from mkdocs_advocacy.results.clicks import ClickRow
from mkdocs_advocacy.results.counts import Counts, Dimension, Export, Key
from mkdocs_advocacy.results.imports import Import
from mkdocs_advocacy.results.periods import Period, Span, period_of, periods_within
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.suppression import divide, revise, suppress
from mkdocs_advocacy.results.tags import Known, Matcher, Unmatched

MONTHS_BETWEEN_REVISIONS = 1


@dataclass(frozen=True, slots=True)
class Terms:
    """The conditions of an import."""

    span: Span
    """The length of periods, for exports that divide visits by day."""
    minimum: int
    """The smallest count that is published."""
    today: date
    """The current day in the hub's time zone. Periods that include it aren't closed."""
    hidden: frozenset[str] = frozenset()
    """The values of utm_source of networks that results never show."""
    keep: str | None = None
    """How long results are kept, such as `2 years`; None for ever."""

    def is_kept(self, period: Period) -> bool:
        """Return whether the results of a period are young enough to be kept."""
        return self.keep is None or add_span(period.last, self.keep) >= self.today


@dataclass(frozen=True, slots=True)
class Stored:
    """The results that exist."""

    clicks: Sequence[ClickRow] = ()
    imports: Sequence[Import] = ()


@dataclass
class Outcome:
    """The changes of an import, and the data that it left out."""

    stored: Stored
    """The results after the import."""
    added: list[Period] = field(default_factory=list)
    revised: list[Period] = field(default_factory=list)
    unchanged: list[Period] = field(default_factory=list)
    too_soon: dict[Period, date] = field(default_factory=dict)
    """Periods that differ from the last import but can't be revised yet, with the first day on which they can."""
    not_closed: list[Period] = field(default_factory=list)
    incomplete: list[Period] = field(default_factory=list)
    """Periods of which the export covers only a part."""
    deleted: list[Period] = field(default_factory=list)
    """Periods that are older than results are kept."""
    visits: int = 0
    """The visits that belong to the hub, in periods that were added or revised."""
    never_added: int = 0
    """The visits of combinations that are large enough to be published, but weren't at the first import."""
    unmatched: Unmatched = field(default_factory=Unmatched)

    @property
    def published(self) -> int:
        """The visits in the rows of the periods that were added or revised."""
        changed = {*self.added, *self.revised}
        return sum(row.counts.clicks for row in self.stored.clicks if row.period in changed)

    @property
    def has_changes(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.added or self.revised or self.deleted)


def plan_import(exports: Sequence[Export], known: Known, stored: Stored, terms: Terms) -> Outcome:
    """Return the results after an import of exports that count the same visits only once.

    Raises Refused if the exports can't be added to each other or to the results that exist.
    """
    _refuse_mixture(exports)
    export = exports[0]
    outcome = Outcome(stored)
    matcher = Matcher(known, export.grain)
    outcome.unmatched = matcher.unmatched
    wanted = _find_periods(exports, terms, outcome)
    for period in wanted:
        _refuse_conflict(period, export, stored)
    leaves = _count(exports, wanted, matcher, terms)
    rows = {period: [row for row in stored.clicks if row.period == period] for period in wanted}
    imports = {one.period: one for one in stored.imports}
    for period in wanted:
        _place(period, leaves[period], rows, imports, terms, outcome)
    for period in (*outcome.added, *outcome.revised):
        zone = export.zone
        imports[period] = Import(period, terms.today, export.tool, export.measure, tuple(sorted(export.grain)), zone)
        outcome.visits += sum(counts.clicks for counts in leaves[period].values())
    kept = [row for row in stored.clicks if row.period not in rows]
    clicks = [*kept, *(row for period in wanted for row in rows[period])]
    outcome.deleted = sorted(one.period for one in stored.imports if not terms.is_kept(one.period))
    outcome.stored = Stored(
        [row for row in clicks if terms.is_kept(row.period)],
        [one for one in imports.values() if terms.is_kept(one.period)],
    )
    return outcome


def _place(
    period: Period,
    leaves: Mapping[Key, Counts],
    rows: dict[Period, list[ClickRow]],
    imports: Mapping[Period, Import],
    terms: Terms,
    outcome: Outcome,
) -> None:
    """Set the rows of a period, unless they're published and can't be revised yet."""
    before = imports.get(period)
    old = {row.key: row.counts for row in rows[period]}
    new = revise(old, leaves, terms.minimum) if before else suppress(leaves, terms.minimum)
    if before:
        visible, _ = divide(leaves, terms.minimum)
        outcome.never_added += sum(counts.clicks for key, counts in visible.items() if key not in old)
    if before and new == old:
        outcome.unchanged.append(period)
        return
    if before and (first := add_months(before.imported, MONTHS_BETWEEN_REVISIONS)) > terms.today:
        outcome.too_soon[period] = first
        return
    (outcome.revised if before else outcome.added).append(period)
    rows[period] = [ClickRow(period, key, counts) for key, counts in new.items()]


def _refuse_mixture(exports: Sequence[Export]) -> None:
    first = exports[0]
    for other in exports[1:]:
        if other.tool != first.tool:
            message = f"the files come from {first.tool} and {other.tool}, which count visits differently"
            raise Refused(message, "import the files of one tool only, and keep to it")
        if other.grain != first.grain or other.measure != first.measure:
            message = f"the files of {first.tool} divide visits differently: by {_list_grain(first.grain)}, "
            raise Refused(f"{message}and by {_list_grain(other.grain)}", "export all files with the same dimensions")
    spans = sorted(filter(None, (_covered(export) for export in exports)))
    for earlier, later in pairwise(spans):
        if earlier.overlaps(later):
            message = f"two files cover the same days ({earlier}, {later}), so visits would count twice"
            raise Refused(message, "import the newer file only")


def _find_periods(exports: Sequence[Export], terms: Terms, outcome: Outcome) -> list[Period]:
    """Return the closed periods that the exports cover completely, in order, and note the others."""
    if "day" not in exports[0].grain:
        periods = [_whole_period(export, terms) for export in exports]
        return sorted(periods)
    covered = join_periods([period for export in exports if (period := _covered(export))])
    whole = [period for part in covered for period in periods_within(part, terms.span)]
    touched = {period_of(day, terms.span) for part in covered for day in (part.first, part.last)}
    outcome.incomplete = sorted(period for period in touched if period not in whole and period.last < terms.today)
    outcome.not_closed = sorted(period for period in {*whole, *touched} if period.last >= terms.today)
    return [period for period in whole if period.last < terms.today and terms.is_kept(period)]


def _whole_period(export: Export, terms: Terms) -> Period:
    """Return the period of an export without days. Raises Refused if it isn't a closed week or month."""
    period = export.covered
    if period is None:
        raise Refused("the file doesn't tell which days it covers", "add --period 2026-11, the month that it covers")
    if period.span is None:
        message = f"the file covers {period}, which is neither a calendar month nor a week from Monday to Sunday"
        raise Refused(message, "export one whole month or week, or add the day as a dimension")
    if period.last >= terms.today:
        message = f"the file covers {period}, which isn't over yet"
        raise Refused(message, "export it again when the period is over: only closed periods are published")
    return period


def _covered(export: Export) -> Period | None:
    """Return the days that an export covers: as it states them, or else from its first to its last row."""
    if export.covered:
        return export.covered
    days = [record.day for record in export.records if record.day]
    return Period(min(days), max(days)) if days else None


def join_periods(periods: Iterable[Period]) -> list[Period]:
    """Join periods that follow one another without a gap."""
    joined: list[Period] = []
    for period in sorted(periods):
        if joined and (period.first - joined[-1].last).days <= 1:
            joined[-1] = Period(joined[-1].first, max(joined[-1].last, period.last))
        else:
            joined.append(period)
    return joined


def _refuse_conflict(period: Period, export: Export, stored: Stored) -> None:
    """Raise Refused if the results that exist count the same days in another way, or if nobody knows how they count."""
    known = {one.period for one in stored.imports}
    if any(row.period.overlaps(period) and row.period not in known for row in stored.clicks):
        message = f"results/clicks.csv has rows for {period}, but results/imports.csv doesn't say where they come from"
        raise Refused(message, "restore results/imports.csv from git")
    for one in stored.imports:
        if not period.overlaps(one.period):
            continue
        way_out = (
            f"delete the rows of {one.period} from results/clicks.csv and results/imports.csv first; "
            "older editions of the hub can then be compared with the new numbers"
        )
        if one.period != period:
            message = f"{period} overlaps {one.period}, for which there are results already"
            raise Refused(message, f"export {one.period} as one period, or {way_out}")
        if one.tool != export.tool or one.measure != export.measure:
            message = (
                f"the results for {period} count {one.measure} of {one.tool}, not {export.measure} of {export.tool}"
            )
            raise Refused(message, f"keep to one tool, or {way_out}")
        if set(one.grain) != export.grain:
            message = f"the results for {period} are divided by {_list_grain(one.grain)}, "
            raise Refused(f"{message}the file by {_list_grain(export.grain)}", f"export it as before, or {way_out}")


def _count(
    exports: Iterable[Export], periods: Sequence[Period], matcher: Matcher, terms: Terms
) -> Mapping[Period, dict[Key, Counts]]:
    """Return the counts of each combination in each period.

    Visitors can't be added, so a combination of several records has the highest number: at least as many there were.
    """
    by_day = {day: period for period in periods for day in _days_of(period)}
    leaves: dict[Period, dict[Key, Counts]] = defaultdict(dict, {period: {} for period in periods})
    for export in exports:
        for record in export.records:
            period = by_day.get(record.day) if record.day else export.covered
            if period is None or (key := matcher.find(record)) is None or key.source in terms.hidden:
                continue
            counts = Counts(record.clicks, record.visitors, record.conversions, record.bots or None)
            before = leaves[period].get(key)
            leaves[period][key] = _add(before, counts) if before else counts
    offered = _find_offered(exports, matcher.known, terms)
    for found in leaves.values():
        for post in {(key.campaign, key.post) for key in found}:
            for key in offered.get(post, ()):
                found.setdefault(key, _NOTHING)
    return leaves


def _find_offered(exports: Iterable[Export], known: Known, terms: Terms) -> Mapping[tuple[str, str], Collection[Key]]:
    """Return the combinations that links have, by campaign and post, because suppression has to know unused ones.

    Those of an export without a dimension don't have it either: otherwise they could never have clicks, and everybody
    knows. For the same reason, networks are left out that results never show.
    """
    exports = list(exports)
    grain = exports[0].grain
    has_paths = any(record.path for export in exports for record in export.records)
    offered: dict[tuple[str, str], set[Key]] = defaultdict(set)
    for key in known.offered:
        if key.source not in terms.hidden:
            names = {"campaign": key.campaign} if not grain.isdisjoint({"campaign", "content"}) else {}
            names |= {"source": key.source} if "source" in grain else {}
            names |= {"post": key.post, "variant": key.variant} if "content" in grain else {}
            found = Key(**names, language=key.language if has_paths and "content" in grain else "")
            offered[found.campaign, found.post].add(found)
    return offered


_NOTHING = Counts(0)


def _add(one: Counts, other: Counts) -> Counts:
    return replace(
        one,
        clicks=one.clicks + other.clicks,
        visitors=max(filter(None, (one.visitors, other.visitors)), default=None),
        conversions=_sum(one.conversions, other.conversions),
        bots=_sum(one.bots, other.bots),
    )


def _sum(one: int | None, other: int | None) -> int | None:
    return other if one is None else one + (other or 0)


def _days_of(period: Period) -> Iterable[date]:
    return (date.fromordinal(number) for number in range(period.first.toordinal(), period.last.toordinal() + 1))


_DIMENSIONS: Mapping[str, str] = {"day": "day", "source": "network", "campaign": "campaign", "content": "post"}


def _list_grain(grain: Iterable[Dimension | str]) -> str:
    return ", ".join(name for dimension, name in _DIMENSIONS.items() if dimension in grain) or "nothing"
