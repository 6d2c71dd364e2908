"""The tags that rows of Matomo's reports name: in columns of their own, in segments, or in labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote_plus

from mkdocs_advocacy.results.counts import Dimension
from mkdocs_advocacy.results.personal import looks_personal, quotable
from mkdocs_advocacy.results.readers.headings import Headings
from mkdocs_advocacy.results.readers.matomo_file import TextRow, TextTable
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Labels

_SEPARATOR = " - "
_COLUMNS = ("campaign", "content", "combined", "source", "medium", "source_medium", "core_campaign")
_TITLES = ("campaign", "content", "source", "medium", "source_medium")
_SEGMENTS = {
    "campaignName": "campaign",
    "campaignContent": "content",
    "campaignSource": "source",
    "campaignMedium": "medium",
}


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of a row."""

    campaign: str = ""
    content: str = ""
    source: str = ""
    medium: str = ""
    missing: str = ""
    """The word that replaces a tag, such as `Others`; empty if the row names its tags."""

    @property
    def grain(self) -> set[Dimension]:
        """The dimensions that the row has."""
        found: set[Dimension] = set()
        if self.campaign:
            found.add("campaign")
        if self.content:
            found.add("content")
        if self.source:
            found.add("source")
        return found


def names_campaigns(table: TextTable, known: Headings) -> bool:
    """Return whether a report states that its rows name campaigns or contents."""
    found = known.find(table.headings)
    segment = table.headings[found["segment"]] if "segment" in found else ""
    roles = {*found, _role_in_title(table, known)}
    for row in table.rows:
        conditions = _read_segment(row.cells.get(segment, ""))
        roles |= {role for name, role in _SEGMENTS.items() if name in conditions}
        roles |= {"campaign"} if "referrerName" in conditions else set()
    return bool(roles & {"campaign", "content", "combined", "core_campaign"})


def _role_in_title(table: TextTable, known: Headings) -> str:
    return next((role for role in _TITLES if known.is_known(table.title, f"titles_{role}")), "")


class TagReader:
    """Finds the tags of a report's rows."""

    def __init__(self, table: TextTable, known: Headings, labels: Labels | None) -> None:
        found = known.find(table.headings)
        self._known, self._labels = known, labels
        self._names = {role: table.headings[place] for role, place in found.items()}
        self._columns = [role for role in _COLUMNS if role in self._names]
        segment = self._names.get("segment", "")
        stated = [row.cells.get(segment, "") for row in table.rows]
        self._has_segments = any(map(_read_segment, stated))
        if any(stated) and not self._has_segments and not self._columns:
            message = "the report is not about campaigns, as the segments of its rows show"
            raise Refused(message, "export a report of campaigns", line=table.rows[0].line)
        if looks_personal(row.cells.get(self._names.get("label", ""), "") for row in table.rows):
            raise Refused("the labels of the report are addresses of persons", "export a report of campaigns")
        self._title = _role_in_title(table, known)

    @property
    def stated_grain(self) -> set[Dimension]:
        """The dimensions of the report's columns, even if all cells are empty."""
        found: set[Dimension] = set()
        if "campaign" in self._columns or "core_campaign" in self._columns:
            found.add("campaign")
        if "content" in self._columns or "combined" in self._columns:
            found.add("content")
        if "source" in self._columns or "source_medium" in self._columns:
            found.add("source")
        return found

    def read(self, row: TextRow) -> Tags:
        """Return the tags of a row. Raises Refused, with the flag that decides, if nothing says what its label is."""
        label = self._cell(row, "label")
        segment = _read_segment(self._cell(row, "segment"))
        if self._columns:
            values = {role: self._cell(row, role) for role in self._columns}
            return self._check([label, *values.values()], _from_columns(values))
        if segment:
            return self._check([], _from_segment(segment, label))
        if self._is_missing(label):
            return Tags(missing=label)
        if self._has_segments:
            # Only the rows of Matomo's own, such as Others, lack a segment.
            return Tags(missing=label[:40] or "(no label)")
        if self._title or self._labels:
            return self._check([label], self._from_label(self._title or self._labels or "", label, row))
        message = "the file doesn't say which tag is in its column of labels"
        hint = "add --labels campaign or --labels content, or export the report as XML"
        raise Refused(message, hint, line=row.line)

    def _from_label(self, role: str, label: str, row: TextRow) -> Tags:
        if role == "campaign" and _SEPARATOR in label:
            message = f"{quotable(label)} could be a campaign, or a campaign with its keyword or content"
            hint = "export the report as XML, which names the campaign of each row"
            raise Refused(message, hint, line=row.line)
        return _from_columns({role: label})

    def _check(self, texts: list[str], tags: Tags) -> Tags:
        """Return the tags, or the word that replaces one of them."""
        found = [text for text in texts if self._is_missing(text)]
        found += [text for text in (tags.campaign, tags.content, tags.source) if self._known.is_known(text, "missing")]
        return Tags(missing=found[0]) if found else tags

    def _is_missing(self, text: str) -> bool:
        return any(self._known.is_known(text, role) for role in ("others", "missing"))

    def _cell(self, row: TextRow, role: str) -> str:
        return row.cells.get(self._names.get(role, ""), "")


def _from_columns(values: Mapping[str, str]) -> Tags:
    source, medium = values.get("source", ""), values.get("medium", "")
    if both := values.get("source_medium"):
        first, separator, last = both.rpartition(_SEPARATOR)
        source, medium = (first, last) if separator else (last, "")
    content = values.get("content") or _content_of(values.get("combined", ""))
    return Tags(values.get("campaign") or values.get("core_campaign", ""), content, source, medium)


def _from_segment(segment: Mapping[str, str], label: str) -> Tags:
    """Return the tags that a segment names, and the content in the label of a campaign's row in a flat report."""
    values = {role: segment[name] for name, role in _SEGMENTS.items() if name in segment}
    if "referrerName" in segment:
        values.setdefault("campaign", segment["referrerName"])
    campaign = values.get("campaign", "")
    if campaign and "content" not in values and label.casefold() != campaign.casefold():
        start = f"{campaign}{_SEPARATOR}".casefold()
        rest = label[len(start) :] if label.casefold().startswith(start) else label
        if rest.casefold() != segment.get("referrerKeyword", "").casefold():
            values["content"] = _content_of(rest)
    return _from_columns(values)


def _content_of(combined: str) -> str:
    """Return the content in a text such as `keyword - content`, or `content` for a visit without a keyword."""
    return combined.rpartition(_SEPARATOR)[2]


def _read_segment(text: str) -> Mapping[str, str]:
    """Return the conditions of a segment about campaigns: `referrerType==campaign;referrerName==ginger-launch`."""
    conditions: dict[str, str] = {}
    for part in text.split(";"):
        name, separator, value = part.partition("==")
        if separator:
            conditions.setdefault(name.strip(), unquote_plus(value))
    known = {*_SEGMENTS, "referrerName"}
    return conditions if known & set(conditions) else {}
