"""Count visits in a database that is too large for one machine, through Ibis.

The database needs a table with a row per request with tags. Whatever fills it has read the tags and told programs from
people, so that the query needs no regular expression: it only filters, joins, groups, counts and takes least values,
which databases do alike. Its result is that of `logs.python_engine`.

We run it with DuckDB and Spark. Other backends are untested.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from mkdocs_advocacy.results.counts import ALL_DIMENSIONS, LOGS, Export
from mkdocs_advocacy.results.logs.arrivals import Arrival
from mkdocs_advocacy.results.logs.question import IN_STORMS, STORM, Question, Row, to_records
from mkdocs_advocacy.results.periods import Period, period_of
from mkdocs_advocacy.results.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ibis.expr.types import Table

COLUMNS = {
    "day": "date",
    "moment": "int64",
    "visitor": "string",
    "source": "string",
    "medium": "string",
    "campaign": "string",
    "content": "string",
    "path": "string",
    "is_redirect": "int64",
    "is_bot": "int64",
}
"""The columns of the table: the day in the hub's zone, seconds since 1970, a secret text that stands for a network
address with a user agent, the decoded tags, the path of the page, and 1 or 0 for redirects and programs."""

_ARRIVAL = ("source", "medium", "campaign", "content", "path")
_RANKS = 10**8
"""More than there are groups. Added to a rank, it makes all of them texts of the same length."""


def open_table(address: str, name: str) -> Table:
    """Return a table of a database, given as Ibis writes addresses: `trino://user@host:8080/catalog/schema`.

    Raises Refused if Ibis or the backend's package isn't installed, or the table isn't there.
    """
    try:
        import ibis

        return ibis.connect(address).table(name)
    except ImportError as error:
        backend = address.partition(":")[0]
        message = f"the engine {backend} needs a package that isn't installed ({error.name})"
        hint = f"run: pip install 'mkdocs-advocacy[results-remote]' 'ibis-framework[{backend}]'"
        raise Refused(message, hint) from None
    except Exception as error:
        # errors of databases have no common type, and their texts may hold a password
        raise Refused(f"the database doesn't open the table {name} ({type(error).__name__})") from None


def count_visits(table: Table, question: Question) -> Export:
    """Count the visits in a table with the columns in `COLUMNS`. Raises Refused if it lacks some."""
    if missing := [name for name in COLUMNS if name not in table.columns]:
        raise Refused(f"the table lacks the columns {', '.join(missing)}")
    requests = table.select(**{name: table[name].cast(kind) for name, kind in COLUMNS.items()})
    days = [row["day"] for row in _fetch(requests.select("day").distinct())]
    if not days:
        return _answer(question, (), None, 0)
    groups, places = _group(requests, question)
    placed = requests.join(places, list(_ARRIVAL)).join(_date(days, question), "day")
    programs = placed.filter(placed.is_bot == 1)
    visits = _find_visits(placed.filter(placed.is_bot == 0))
    calm = visits.anti_join(_find_storms(visits, programs), ["minute", "tags"])
    rows = [
        Row(date.fromordinal(row["period"]), groups[row["rank"]], row["clicks"], row["visitors"], row["bots"])
        for row in _fetch(_count(calm, programs))
    ]
    in_storms = _fetch(visits.aggregate(number=visits.count()))[0]["number"] - sum(row.clicks for row in rows)
    return _answer(question, rows, Period(min(days), max(days)), in_storms)


def _group(requests: Table, question: Question) -> tuple[Sequence[Arrival], Table]:
    """Return the groups in order, and a table of the rank and the tags of each arrival's group."""
    import ibis

    arrivals = [Arrival(**row) for row in _fetch(requests.select(*_ARRIVAL).distinct())]
    found = [question.group_of(arrival) for arrival in arrivals]
    groups = sorted(set(found))
    ranks = {group: rank for rank, group in enumerate(groups)}
    tags = {tags: number for number, tags in enumerate(sorted({group.tags for group in groups}))}
    rows = [
        {**{name: getattr(arrival, name) for name in _ARRIVAL}, "rank": ranks[group], "tags": tags[group.tags]}
        for arrival, group in zip(arrivals, found, strict=True)
    ]
    return groups, ibis.memtable(rows, schema={**dict.fromkeys(_ARRIVAL, "string"), "rank": "int64", "tags": "int64"})


def _date(days: Sequence[date], question: Question) -> Table:
    """Return a table of the period of each day."""
    import ibis

    rows = [{"day": day, "period": period_of(day, question.span).first.toordinal()} for day in days]
    return ibis.memtable(rows, schema={"day": "date", "period": "int64"})


def _find_visits(requests: Table) -> Table:
    """Return one row per visitor, day and tags, with the minute and group of the first page, or else redirect.

    Moments have ten digits until the year 2286, so the texts are ordered like the numbers in them.
    """
    parts = (requests.is_redirect, requests.moment, requests["rank"] + _RANKS)
    redirect, moment, rank = (part.cast("string") for part in parts)
    arrived = requests.mutate(arrival=redirect + moment + rank)
    visits = arrived.group_by("period", "day", "visitor", "tags").aggregate(arrival=arrived.arrival.min())
    minute = (visits.arrival.substr(1, 10).cast("int64") / 60).floor().cast("int64")
    return visits.select(
        "period", "visitor", "tags", minute=minute, rank=visits.arrival.substr(11, 9).cast("int64") - _RANKS
    )


def _find_storms(visits: Table, programs: Table) -> Table:
    """Return the minutes and tags of preview storms."""
    timed = programs.mutate(minute=(programs.moment / 60).floor().cast("int64"))
    busy = timed.group_by("minute", "tags").aggregate(programs=timed.count())
    crowds = visits.group_by("minute", "tags").aggregate(people=visits.count())
    joined = busy.filter(busy.programs >= STORM).left_join(crowds, ["minute", "tags"])
    return joined.filter(joined.programs >= joined.people.fill_null(0)).select("minute", "tags")


def _count(visits: Table, programs: Table) -> Table:
    """Return the counts of each period and group."""
    import ibis

    zero = ibis.literal(0, "int64")
    counted = visits.group_by("period", "rank").aggregate(clicks=visits.count(), visitors=visits.visitor.nunique())
    others = programs.group_by("period", "rank").aggregate(bots=programs.count())
    columns = ("period", "rank", "clicks", "visitors", "bots")
    counted = counted.mutate(bots=zero).select(*columns)
    others = others.mutate(clicks=zero, visitors=zero).select(*columns)
    both = counted.union(others)
    return both.group_by("period", "rank").aggregate(
        clicks=both.clicks.sum(), visitors=both.visitors.sum(), bots=both.bots.sum()
    )


def _fetch(table: Table) -> list[dict[str, Any]]:
    """Return the rows of a table."""
    rows: list[dict[str, Any]] = table.to_pyarrow().to_pylist()
    return rows


def _answer(question: Question, rows: Sequence[Row], covered: Period | None, in_storms: int) -> Export:
    return Export(
        tool=LOGS,
        measure="visits",
        grain=ALL_DIMENSIONS,
        covered=covered,
        records=to_records(rows),
        zone=str(question.zone),
        left_out={IN_STORMS: in_storms} if in_storms else {},
        dropped_columns=("network addresses", "user agents"),
    )
