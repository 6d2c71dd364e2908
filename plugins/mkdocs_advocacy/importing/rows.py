"""What one row says of a post."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from mkdocs_advocacy.content.settings import Settings
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.importing.cells import MARKS, TRUE, network_named
from mkdocs_advocacy.importing.days import DAYS, RowDays
from mkdocs_advocacy.importing.lift import lifted, untagged, with_hashtags
from mkdocs_advocacy.importing.model import Columns, Reading, Row, Table
from mkdocs_advocacy.importing.moments import Orders, orders_in
from mkdocs_advocacy.kinds.posts.model import FILLED_BY_THE_HUB
from mkdocs_advocacy.networks.model import Network

_LISTS = ("audience", "topics", "media", "hashtags")
_LINES = ("title", "summary", "campaign", "disclosure")
_STATUSES = {
    "draft": "draft",
    **dict.fromkeys(("ready", "approved", "scheduled", "published", "sent", "live"), "ready"),
    **dict.fromkeys(("retired", "archived"), "retired"),
}
_FORMULA_GUARD = re.compile(r"'+[=+\-@\t\r]")


@dataclass(slots=True)
class RowPost:
    """What a row says, as far as it could be read."""

    row: Row
    values: dict[str, Any] = field(default_factory=dict)
    """By the keys of a post's file, without `text`."""
    key: str = "any"
    """Under which key of `text` its words belong."""
    variant: str = ""
    wording: str = ""
    media: tuple[str, ...] = ()
    """The pictures of this wording alone."""
    id: str = ""
    language: str = ""
    picture: str = ""
    """The address of a picture, which the hub cannot fetch."""
    utm_campaign: str = ""
    """What its link said of the campaign, where no campaign of the hub is called so."""
    wrong: bool = False
    """Whether something in it could not be read; then its post is not written."""


class RowReader:
    """Reads the rows of one table."""

    def __init__(
        self,
        table: Table,
        columns: Columns,
        reading: Reading,
        settings: Settings,
        networks: Mapping[str, Network],
        campaigns: Mapping[str, str],
    ) -> None:
        """`networks` are all that are known; `campaigns` maps what links call campaigns to their ids."""
        self._table, self._columns, self._reading = table, columns, reading
        self._settings, self._networks, self._campaigns = settings, networks, campaigns
        self.problems: list[Problem] = []
        self._asked: dict[tuple[str, str], str] = {}
        """Questions that one answer settles for a whole column: all rows ask with the first row's example."""
        self._orders = {name: self._orders_of(name) for name in DAYS}

    def read(self, row: Row) -> RowPost:
        """What the row says. What is wrong in it is among the problems then."""
        before = len(self.problems)
        post = RowPost(row, id=self._cell(row, "id"), language=self._cell(row, "language"))
        self._lines(post)
        self._days(post)
        self._networks_of(post)
        self._words(post)
        if self._reading.campaign:
            post.values.setdefault("campaign", self._reading.campaign)
        post.language = post.language or self._reading.language or ""
        post.wrong = len(self.problems) > before
        return post

    def _cell(self, row: Row, name: str) -> str:
        return self._written(row, name).strip()

    def _written(self, row: Row, name: str) -> str:
        """A cell with the blanks around its text."""
        place = self._columns.places.get(name)
        text = row.cells[place] if place is not None and place < len(row.cells) else ""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text[1:] if _FORMULA_GUARD.match(text) else text

    def _lines(self, post: RowPost) -> None:
        row, values = post.row, post.values
        for name in _LINES:
            if said := self._cell(row, name):
                values[name] = said
        for name in _LISTS:
            if said := self._cell(row, name):
                values[name] = _several(said, spaces=name == "hashtags")
        if "hashtags" in values:
            values["hashtags"] = [tag.removeprefix("#") for tag in values["hashtags"]]
        for name, kind in (("fields", dict), ("excuse", list)):
            if said := self._cell(row, name):
                found = _json(said)
                if isinstance(found, kind):
                    values[name] = found
                else:
                    self._report(row, name, "does not hold the JSON that export writes there")
        if said := self._cell(row, "status"):
            if said.lower() in _STATUSES:
                values["status"] = _STATUSES[said.lower()]
            else:
                self._report(row, "status", f"“{said}” is no status", nearest(said, ("draft", "ready", "retired")))
        if self._cell(row, "draft").lower() in TRUE:
            values["status"] = "draft"
        post.picture = self._cell(row, "picture")
        post.media = tuple(_several(self._cell(row, "wording media")))
        post.variant = self._cell(row, "variant")

    def _days(self, post: RowPost) -> None:
        heading = partial(heading_of, self._table, self._columns)
        days = RowDays(partial(self._cell, post.row), heading, self._orders, self._reading.zone)
        for name, found in (("publish", days.publish()), ("expire", days.expire())):
            if found:
                post.values[name] = found
        for name, unclear in days.problems:
            question = (name, unclear.hint)
            said = self._asked.setdefault(question, unclear.message) if unclear.of_column else unclear.message
            self._report(post.row, name, said, unclear.hint)

    def _networks_of(self, post: RowPost) -> None:
        row = post.row
        flagged = [name for name, place in self._columns.flags.items() if self._true(row, place)]
        named = [self._network(row, "networks", said) for said in _several(self._cell(row, "networks"))]
        texts_for = [self._network(row, "network", said) for said in _several(self._cell(row, "network"))]
        if said := self._cell(row, "wording for"):
            post.key = said if said == "any" else self._network(row, "wording for", said)
        elif len(texts_for) == 1:
            post.key = texts_for[0]
        elif texts_for:
            named = named or texts_for
        if flagged or named:
            post.values["networks"] = list(dict.fromkeys((*flagged, *named)))

    def _true(self, row: Row, place: int) -> bool:
        return place < len(row.cells) and row.cells[place].strip().lower() in (*TRUE, *MARKS)

    def _network(self, row: Row, column: str, said: str) -> str:
        wanted = said.lower().strip()
        if wanted in ("any", "all", "*"):
            return "any"
        if found := network_named(wanted, self._networks):
            return found
        self._report(row, column, f"there is no network “{said}”", nearest(wanted, self._networks, limit=24))
        return "any"

    def _words(self, post: RowPost) -> None:
        row, values = post.row, post.values
        link = self._cell(row, "link") or None
        wording, text = self._written(row, "wording"), self._cell(row, "text")
        domains = self._settings.utm.domains
        if wording.strip():
            post.wording = wording
            if link:
                values["link"] = link
            return
        if not text:
            self._report(row, "text" if "text" in self._columns.places else "wording", "the row has no text")
            return
        gaps = (*FILLED_BY_THE_HUB, *values.get("fields", ())) if self._columns.layout.spells_gaps else ()
        found = lifted(text, link, domains, gaps)
        said = untagged(link, domains)[1] if link else None
        self._campaign_of(post, found.campaign or said)
        if found.link:
            values["link"] = found.link
        given = values.get("hashtags")
        if given is None and found.hashtags:
            values["hashtags"] = list(found.hashtags)
        elif given and found.hashtags and {tag.lower() for tag in found.hashtags} != {tag.lower() for tag in given}:
            post.wording = lifted(text, link, domains, gaps, keep_tags=True).wording
            return
        post.wording = with_hashtags(found.wording, given or ())

    def _campaign_of(self, post: RowPost, said: str | None) -> None:
        if not said or "campaign" in post.values:
            return
        if said in self._campaigns:
            post.values["campaign"] = self._campaigns[said]
        elif said != self._settings.utm.campaign:
            post.utm_campaign = said

    def _orders_of(self, name: str) -> Mapping[str, Orders]:
        return orders_in((self._cell(row, name) for row in self._table.rows), self._reading.dates)

    def _report(self, row: Row, column: str, message: str, hint: str = "") -> None:
        self.problems.append(problem_at(self._table, self._columns, row, column, message, hint))


def problem_at(
    table: Table,
    columns: Columns,
    row: Row,
    column: str,
    message: str,
    hint: str = "",
    severity: Severity = Severity.ERROR,
) -> Problem:
    """A problem with a row, at the column with that meaning where the table has one."""
    shown = heading_of(table, columns, column)
    named = f"column “{shown}”: " if shown else ""
    return Problem(table.file, row.number, columns.places.get(column, 0) + 1, severity, f"{named}{message}", hint)


def heading_of(table: Table, columns: Columns, meaning: str) -> str:
    """The heading of the column with that meaning; empty if there is none."""
    place = columns.places.get(meaning)
    return table.header.cells[place].strip() if place is not None and place < len(table.header.cells) else ""


def _several(said: str, *, spaces: bool = False) -> list[str]:
    """The entries of a cell: as JSON, or one after the other with commas, semicolons or line breaks between."""
    if said.startswith("["):
        read = _json(said)
        if isinstance(read, list) and all(isinstance(entry, str) for entry in read):
            return read
    entries = re.split(r"[,;\n]|\s" if spaces else r"[,;\n]", said)
    return [entry.strip() for entry in entries if entry.strip()]


def _json(said: str) -> Any:
    """What a cell says in JSON; None where it is none."""
    try:
        return json.loads(said)
    except (ValueError, RecursionError):
        return None
