"""Read the publishing date and the expiry date of a row from up to five of its cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, tzinfo

from mkdocs_advocacy.core.days import start_of
from mkdocs_advocacy.importing.cells import is_day
from mkdocs_advocacy.importing.clocks import time_of
from mkdocs_advocacy.importing.moments import Orders, When, when
from mkdocs_advocacy.importing.unclear import Unclear
from mkdocs_advocacy.importing.zones import find_zone, resolve_zone, zone_in

DAYS = ("publish", "date", "embargo", "expire")
"""The meanings of columns with dates."""


class RowDays:
    """The dates in one row. Unreadable or contradictory cells become problems."""

    def __init__(
        self,
        cell: Callable[[str], str],
        heading: Callable[[str], str],
        orders: Mapping[str, Mapping[str, Orders]],
        years: Sequence[int],
        zone: tzinfo | None,
        own_zone: tzinfo,
        zone_cell: str = "",
    ) -> None:
        """Prepare to read a row.

        `cell` and `heading` return the row's cell and the column's heading for a meaning; `orders` are by meaning.
        `years` are candidates for dates without a year. `zone` is the writer's time zone, for times without a zone in
        their cell or heading; `own_zone` is the hub's. `zone_cell` is the cell in the row's time zone column.
        """
        self._own_zone, self._zone_cell = own_zone, zone_cell
        self._cell, self._heading, self._orders = cell, heading, orders
        self._years, self._zone = years, zone
        self.problems: list[tuple[str, Unclear]] = []
        """Errors, with the meaning of their column."""
        self.read: When | None = None
        """The publishing date and time, even if the time has no zone."""
        self.completed: list[tuple[str, date]] = []
        """Dates written without a year, with the meaning of their column."""
        self.is_held = False
        """Whether an embargo ends after the planned publishing date."""
        self.by_heading: tuple[str, tzinfo] | None = None
        """The column whose heading names the zone of `publish`, and that zone, if it differs from the writer's."""

    def expire(self) -> date | None:
        """Return the last day to share the post."""
        found = self._read_day("expire")
        return found.day if found else None

    def publish(self) -> date | None:
        """Return when the post is published: as planned, or at the end of a later embargo."""
        planned = self._read_planned()
        found = self._read_day("embargo") if is_day(self._cell("embargo")) else None
        release = self._moment(found, "embargo") if found else None
        if release is None or self.problems or (planned and self._start(release) <= self._start(planned)):
            return planned
        self.read, self.is_held = found, planned is not None
        return release

    def _start(self, day: date) -> datetime:
        return day if isinstance(day, datetime) else start_of(day, self._own_zone)

    def _read_planned(self) -> date | None:
        """Return the planned publishing date or moment, which may be spread over several cells."""
        before = len(self.problems)
        publish, day, clock = self._read_day("publish"), self._read_day("date"), self._read_time()
        if len(self.problems) > before:
            return None
        if clock and day:
            day = self._combine(day, clock, "date")
        elif clock and publish:
            publish = self._combine(publish, clock, "publish")
        elif clock:
            message = f"the row has a time, “{self._cell('time')}”, but no date"
            self._report("time", message, "write its date, or remove the time")
        found = self.read = self._reconcile(publish, day)
        return self._moment(found, "time" if clock else "date" if found is day else "publish") if found else None

    def _read_day(self, name: str) -> When | None:
        written = self._cell(name)
        try:
            found = when(written, self._orders[name], self._years) if written else None
        except Unclear as unclear:
            self.problems.append((name, unclear))
            return None
        if found and found.year_of_sheet:
            self.completed.append((name, found.day))
        return found

    def _read_time(self) -> time | None:
        written = self._cell("time")
        try:
            return time_of(written) if written else None
        except Unclear as unclear:
            self.problems.append(("time", unclear))
            return None

    def _combine(self, found: When, clock: time, name: str) -> When:
        """Combine a date with the time column, which overrides midnight: databases export dates as midnights."""
        written = found.time and found.time.replace(tzinfo=None)
        if written in (None, time()):
            return When(found.day, clock)
        if written != clock.replace(tzinfo=None):
            self._report("time", *self._contradiction("time", "time", name))
        return found

    def _reconcile(self, publish: When | None, day: When | None) -> When | None:
        """Return the more precise of two dates, and report a contradiction."""
        if not publish or not day or publish == day:
            return publish or day
        if publish.day != day.day or (publish.time and day.time):
            self._report("date", *self._contradiction("date", "moment", "publish"))
        return publish if publish.time else day

    def _contradiction(self, name: str, kind: str, other: str) -> tuple[str, str]:
        here, there = f"“{self._cell(name)}”", f"“{self._cell(other)}”"
        message = f"{here} contradicts the {kind} in the column “{self._heading(other)}”, {there}"
        return message, f'correct one of them, or ignore a column: --map "{self._heading(name)}=ignore"'

    def _moment(self, found: When, name: str) -> date | None:
        try:
            if not (found.time and found.time.tzinfo) and (named := self._find_zone(name)):
                return self._place_in_zone(found, *named)
            return found.moment(self._zone, self._own_zone)
        except Unclear as unclear:
            self.problems.append((name, unclear))
            return None

    def _find_zone(self, name: str) -> tuple[str, tzinfo] | None:
        """Return the zone from the row's zone cell, else from the heading of the time or the date, with that column."""
        if self._zone_cell:
            if not (zone := find_zone(self._zone_cell)):
                hint = "write it as UTC+1 or Europe/Berlin"
                raise Unclear(f"“{self._zone_cell}” is not a known time zone", hint)
            return "", zone
        found = ((column, zone_in(self._heading(column))) for column in dict.fromkeys((name, "publish", "date")))
        return next(((column, zone) for column, zone in found if zone), None)

    def _place_in_zone(self, found: When, column: str, zone: tzinfo) -> date:
        """Return the moment in that zone. A date stays a date if it begins at the same moment in the hub's zone."""
        start = datetime.combine(found.day, found.time or time())
        zone = resolve_zone(zone, start, self._zone, self._own_zone)
        moment = start.replace(tzinfo=zone)
        if found.time is None and moment == start_of(found.day, self._own_zone):
            return found.day
        if column and self._zone and start.replace(tzinfo=self._zone).utcoffset() != moment.utcoffset():
            self.by_heading = column, zone
        return moment

    def _report(self, name: str, message: str, hint: str) -> None:
        self.problems.append((name, Unclear(message, hint)))
