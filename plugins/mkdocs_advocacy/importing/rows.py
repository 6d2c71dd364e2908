"""Read rows as posts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial

from mkdocs_advocacy.content.settings import Settings
from mkdocs_advocacy.core.problems import Problem, nearest
from mkdocs_advocacy.core.tables.row import Row
from mkdocs_advocacy.importing.addresses import is_bare_address
from mkdocs_advocacy.importing.approvals import read_answer
from mkdocs_advocacy.importing.campaigns import CampaignNames
from mkdocs_advocacy.importing.cells import MARKS, TRUE, find_network, is_day, split_networks
from mkdocs_advocacy.importing.days import DAYS, RowDays
from mkdocs_advocacy.importing.lift import append_hashtags, lifted, untagged
from mkdocs_advocacy.importing.lost_days import LostDays
from mkdocs_advocacy.importing.model import Columns, Reading, Table
from mkdocs_advocacy.importing.moments import orders_in
from mkdocs_advocacy.importing.row_cells import RowCells, parse_json, split_entries
from mkdocs_advocacy.importing.row_post import RowPost
from mkdocs_advocacy.importing.withheld import Withheld
from mkdocs_advocacy.importing.words import means_everywhere, says_nothing, status_of
from mkdocs_advocacy.importing.years import find_years
from mkdocs_advocacy.kinds.posts.model import FILLED_BY_THE_HUB
from mkdocs_advocacy.networks.model import Network

_HALF_A_YEAR = 180
"""Half a year, in days."""
_LISTS = ("audience", "topics", "media", "hashtags")
_LINES = ("title", "summary", "campaign", "disclosure")
_FILE = re.compile(
    r"\.(?:png|jpe?g|gif|webp|avif|heic|heif|svg|tiff?|bmp|pdf|mp4|mov|m4v|webm|avi|psd|ai)$", re.IGNORECASE
)
"""The extensions of image, document and video files."""


class RowReader:
    """A reader of the rows of one table."""

    def __init__(
        self,
        table: Table,
        columns: Columns,
        reading: Reading,
        settings: Settings,
        networks: Mapping[str, Network],
        campaigns: CampaignNames,
    ) -> None:
        """Detect the order of dates and their years in the whole table. `networks` are all known networks."""
        self._columns, self._reading = columns, reading
        self._settings, self._networks, self._campaigns = settings, networks, campaigns
        self._cells = RowCells(table, columns)
        self._cell, self._report, self._note = self._cells.text, self._cells.report, self._cells.note
        self.problems, self.notices = self._cells.problems, self._cells.notices
        self._asked: dict[tuple[str, str], str] = {}
        """Questions that one answer settles for a column. All rows repeat the first message, so they are merged."""
        self._orders = {name: orders_in(self._cells.all(name), reading.dates) for name in DAYS}
        found = {year for name in DAYS for year in find_years(table, self._cells.all(name), self._orders[name])}
        self._years = (reading.year,) if reading.year else tuple(sorted(found))
        self._days_are_usual = self._cells.days_are_usual()
        """Whether a missing date is probably a mistake. The hub's own spreadsheets have ids instead."""
        self._lost_days = LostDays(self._cells)
        self._withheld = Withheld(self._cells, networks)
        self._last_day: date | None = None

    def read(self, row: Row) -> RowPost:
        """Read a row, and add its errors to the problems."""
        before = len(self.problems)
        post = RowPost(row, id=self._cell(row, "id"), language=self._cell(row, "language"))
        if reason := self._reason_to_skip(row):
            post.left_out = reason
            if is_day(self._cells.parts_others(row)):
                self._days_are_usual = True
                self._report(row, "", f"{reason} but a date", "write it in each row below that it applies to")
            else:
                self._note(row, "", f"skipped: {reason}")
            return post
        if row.misquoted is not None:
            self._cells.report_misquoted(row, row.misquoted)
        elif beyond := self._cells.beyond_headings(row):
            hint = "put texts that contain a comma or semicolon in quotes, or give the column a heading"
            self._report(row, "", f"the row has more cells than the table has headings: “{beyond}”", hint)
        elif sign := self._cells.strange_sign(row):
            self._report(row, "text", f"the row contains {sign}", "delete it in the spreadsheet")
        else:
            self._read_values(post)
            self._read_dates(post)
            self._read_networks(post)
            self._withhold(post, lambda row: self._withheld.by_facts(row, post.when, post.named_networks))
            self._read_text(post)
            post.translations = list(self._read_translations(post))
        if self._reading.campaign:
            post.values.setdefault("campaign", self._reading.campaign)
        post.language = post.language or self._reading.language or ""
        post.wrong = len(self.problems) > before
        return post

    def _is_open(self, post: RowPost, days: RowDays) -> bool:
        """Return whether the post would be public immediately."""
        return not days.read and not days.problems and post.values.get("status") != "draft"

    def _lacks_day(self, post: RowPost) -> bool:
        """Return whether the row is expected to have a date, because most other rows have one."""
        return self._days_are_usual and self._cells.has_words(post.row)

    def _has_doubtful_year(self, day: date) -> bool:
        """Return whether a date without a year is over half a year before the row above: its year may be wrong."""
        return self._last_day is not None and (self._last_day - day).days > _HALF_A_YEAR

    def _reason_to_skip(self, row: Row) -> str:
        """Return why the row is not a post: a divider, or an idea without a text. Empty if it is one."""
        if parting := self._cells.parts_others(row):
            return f"“{parting}” is not a post"
        if not self._cells.has_words(row) and status_of(self._cell(row, "status")) == "draft":
            return f"it has no text yet (“{self._cell(row, 'status')}”)"
        return ""

    def _read_values(self, post: RowPost) -> None:
        row, values = post.row, post.values
        for name in _LINES:
            if cell := self._cell(row, name):
                values[name] = cell
        for name in _LISTS:
            if cell := self._cell(row, name):
                values[name] = split_entries(cell, spaces=name == "hashtags")
        if "hashtags" in values:
            values["hashtags"] = [tag.removeprefix("#") for tag in values["hashtags"]]
        for name, kind in (("fields", dict), ("excuse", list)):
            if cell := self._cell(row, name):
                found = parse_json(cell)
                if isinstance(found, kind):
                    values[name] = found
                else:
                    self._report(row, name, "the cell isn't valid JSON as written by the export")
        if cell := self._cell(row, "status"):
            status = status_of(cell) or read_answer(cell)
            if not status:
                hint = "use draft, ready or retired"
                self._note(row, "status", f"“{cell}” is not a known status, so the post is a draft", hint)
            values["status"] = status or "draft"
        if self._cell(row, "draft").lower() in TRUE:
            values["status"] = "draft"
        self._withhold(post, self._withheld.by_words)
        named = re.split(r"\n|;|,\s", self._cell(row, "picture"))
        post.pictures = tuple(name.strip() for name in named if not says_nothing(name))
        self._move_files_from_media(post)
        if campaign := values.pop("campaign", ""):
            self._set_campaign(post, campaign)
        post.media = tuple(split_entries(self._cell(row, "wording media")))

    def _withhold(self, post: RowPost, reason_in: Callable[[Row], Problem | None]) -> None:
        """Turn a ready post into a draft if `reason_in` finds a reason in its row."""
        if post.values.get("status", "ready") == "ready" and (reason := reason_in(post.row)):
            post.values["status"] = "draft"
            self.notices.append(reason)

    def _read_dates(self, post: RowPost) -> None:
        cell = partial(self._cell, post.row)
        zones, zone_cell = (self._reading.zone, self._settings.zone), self._cells.zone_of(post.row)
        days = RowDays(cell, self._cells.heading, self._orders, self._years, *zones, zone_cell)
        for name, found in (("publish", days.publish()), ("expire", days.expire())):
            if found:
                post.values[name] = found
        post.when = days.read
        jumped = [name for name, day in days.completed if self._has_doubtful_year(day)]
        for name, day in days.completed:
            if name in jumped:
                message = f"“{cell(name)}” has no year, and the date above it is {self._last_day}"
                self._report(post.row, name, message, "write the year")
            else:
                message = f"“{cell(name)}” has no year, so it is read as {day}"
                self._note(post.row, name, message, "if that is wrong, set the year: --year 2026")
        if days.is_held:
            self._note(post.row, "embargo", f"“{cell('embargo')}” is later than the publishing date and replaces it")
        if days.by_heading:
            name, zone = days.by_heading
            message = f"the heading names a time zone, {zone}, which overrides --timezone"
            self._note(post.row, name, message, "if that is wrong, remove the zone from the heading")
        if days.read and not jumped:
            self._last_day = days.read.day
        if self._is_open(post, days) and not self._lost_days.reports(post.row) and self._lacks_day(post):
            message = "the row has no date, unlike other rows, so its post would be published immediately"
            self._report(post.row, "publish", message, "write its date")
        for name, unclear in days.problems:
            question = (name, unclear.hint)
            message = self._asked.setdefault(question, unclear.message) if unclear.of_column else unclear.message
            self._report(post.row, name, message, unclear.hint)

    def _read_networks(self, post: RowPost) -> None:
        row = post.row
        flagged = [name for name, place in self._columns.flags.items() if self._is_true(row, place)]
        named, texts_for = (
            [
                self._read_network(row, name, network)
                for network in split_networks(self._cell(row, name), self._networks)
            ]
            for name in ("networks", "network")
        )
        if "any" in named + texts_for:
            named = texts_for = []
        if key := self._cell(row, "wording for"):
            post.key = key if key == "any" else self._read_network(row, "wording for", key)
        elif len(texts_for) == 1:
            post.key = texts_for[0]
        elif texts_for:
            named = named or texts_for
        if flagged or named:
            post.values["networks"] = list(dict.fromkeys((*flagged, *named)))
        self._note_empty_networks(post)

    def _note_empty_networks(self, post: RowPost) -> None:
        """Add a notice if the row names no network although others do."""
        columns = [name for name in ("network", "networks") if name in self._columns.places]
        if post.named_networks or any(self._cell(post.row, name) for name in (*columns, "wording for")):
            return
        if name := next((name for name in columns if any(self._cells.all(name))), ""):
            message = "the cell is empty, unlike in other rows, so the post is for all networks"
            self._note(post.row, name, message, "if that is right, write any; otherwise name its networks")

    def _is_true(self, row: Row, place: int) -> bool:
        return place < len(row.cells) and row.cells[place].strip().lower() in (*TRUE, *MARKS)

    def _read_network(self, row: Row, column: str, name: str) -> str:
        if means_everywhere(name):
            return "any"
        if found := find_network(name, self._networks):
            return found
        if says_nothing(name):
            self._report(
                row, column, f"“{name}” is not a network", "name the networks, or empty the cell if the post is for all"
            )
            return "any"
        self._report(row, column, f"unknown network “{name}”", nearest(name.lower(), self._networks, limit=24))
        return "any"

    def _read_text(self, post: RowPost) -> None:
        row, values = post.row, post.values
        link = self._read_link(row)
        wording, text = self._cells.written(row, "wording"), self._main_text(post)
        domains = self._settings.utm.domains
        if wording.strip():
            post.wording = wording
            if link:
                values["link"] = link
            return
        if not text:
            self._report(row, "text" if "text" in self._columns.places else "wording", "the row has no text")
            return
        placeholders = self._placeholders_in(post)
        found = lifted(text, link, domains, placeholders)
        tag = untagged(link, domains)[1] if link else None
        if found.completed:
            self._note(row, "text", f"“{found.completed}” is read as {found.link}", "open the link to check it")
        self._set_campaign_by_tag(post, found.campaign or tag)
        if found.link:
            values["link"] = found.link
        given = values.get("hashtags")
        if given is None and found.hashtags:
            values["hashtags"] = list(found.hashtags)
        elif given and found.hashtags and {tag.lower() for tag in found.hashtags} != {tag.lower() for tag in given}:
            post.wording = lifted(text, link, domains, placeholders, keep_tags=True).wording
            return
        post.wording = append_hashtags(found.wording, given or ())

    def _placeholders_in(self, post: RowPost) -> tuple[str, ...]:
        """Return the names of placeholders in the row's texts. All other braces are literal."""
        return (*FILLED_BY_THE_HUB, *post.values.get("fields", ())) if self._columns.layout.has_placeholders else ()

    def _main_text(self, post: RowPost) -> str:
        """Return the row's main text: the text column, else the hub's first language, else the first translation."""
        if text := self._cell(post.row, "text"):
            return text
        languages = [name.partition(":")[2] for name in self._columns.places if name.startswith("text:")]
        for language in sorted(languages, key=lambda one: one != self._settings.languages[0]):
            if text := self._cell(post.row, f"text:{language}"):
                post.language = language
                if title := self._cell(post.row, f"title:{language}"):
                    post.values.setdefault("title", title)
                return text
        return ""

    def _read_link(self, row: Row) -> str | None:
        """Return the address in the link column. Phrases such as “link in bio” are ignored."""
        address = self._cell(row, "link")
        if says_nothing(address):
            return None
        if "://" in address or ":" in address.partition("/")[0]:
            return address
        if is_bare_address(address):
            self._note(row, "link", f"“{address}” is read as https://{address}", "open the link to check it")
            return f"https://{address}"
        self._note(row, "link", f"“{address}” is not an address, so the post has no link")
        return None

    def _move_files_from_media(self, post: RowPost) -> None:
        """Move file names from media to the pictures. Brand assets are named set/name, without an extension."""
        files = [
            name for name in post.values.get("media", ()) if _FILE.search(name) or "/" not in name or "://" in name
        ]
        if files:
            post.pictures += tuple(files)
            kept = [name for name in post.values.pop("media") if name not in files]
            if kept:
                post.values["media"] = kept

    def _read_translations(self, post: RowPost) -> Iterator[RowPost]:
        """Yield the translations in the row's columns for other languages."""
        for name in self._columns.places:
            meaning, _, language = name.partition(":")
            if meaning != "text" or language in ("", post.language) or not (text := self._cell(post.row, name)):
                continue
            found = lifted(text, post.values.get("link"), self._settings.utm.domains, self._placeholders_in(post))
            values = {"title": title} if (title := self._cell(post.row, f"title:{language}")) else {}
            tags = {"hashtags": list(found.hashtags)} if found.hashtags else {}
            wording = append_hashtags(found.wording, post.values.get("hashtags", ()))
            yield RowPost(post.row, values | tags, key=post.key, wording=wording, language=language)

    def _set_campaign(self, post: RowPost, campaign: str) -> None:
        """Set the campaign from the campaign column, by id or title."""
        if says_nothing(campaign):
            return
        found = self._campaigns.find_by_name(campaign)
        if found:
            post.values["campaign"] = found
            return
        unknown = [
            name
            for name in dict.fromkeys(self._cells.all("campaign"))
            if name and not self._campaigns.find_by_name(name)
        ]
        *others, last = (f"“{name}”" for name in unknown)
        message = f"the hub has no campaign {', '.join(others)}{' or ' if others else ''}{last}"
        near = nearest(campaign, self._campaigns.titles) if len(unknown) == 1 else ""
        heading = self._cells.heading("campaign")
        them = "it" if len(unknown) == 1 else "them"
        make = f'create {them}: --add-campaigns; or ignore the column: --map "{heading}=ignore"'
        self._report(post.row, "campaign", message, f"{near}; {make}" if near else make)

    def _set_campaign_by_tag(self, post: RowPost, tag: str | None) -> None:
        if not tag or "campaign" in post.values:
            return
        if found := self._campaigns.find_by_tag(tag):
            post.values["campaign"] = found
        elif tag != self._settings.utm.campaign:
            post.utm_campaign = tag
