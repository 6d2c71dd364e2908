"""Group rows into posts."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import Any

from mkdocs_advocacy.core.days import start_of
from mkdocs_advocacy.core.files import short_id_from
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.core.tables.row import Row
from mkdocs_advocacy.importing.model import Columns, Table
from mkdocs_advocacy.importing.report import make_problem
from mkdocs_advocacy.importing.row_post import RowPost
from mkdocs_advocacy.kinds.posts.model import Translation

_LONGEST_TITLE = 70
_TRANSLATED = frozenset(Translation.model_fields)


@dataclass(slots=True)
class Wordings:
    """The content of a post in one language, combined from rows."""

    values: dict[str, Any] = field(default_factory=dict)
    text: dict[str, list[Any]] = field(default_factory=dict)
    rows: dict[str, RowPost] = field(default_factory=dict)
    """The row that each value comes from, by its key; for wordings, by `text.<network>[<position>]`."""
    of: list[RowPost] = field(default_factory=list)
    """All rows, in order."""

    @property
    def title(self) -> str:
        """The title from a row, or one made from the first text."""
        return str(self.values.get("title") or make_title(self.of[0].wording))


@dataclass(slots=True)
class Draft:
    """A post that is made from rows."""

    id: str
    languages: dict[str, Wordings] = field(default_factory=dict)
    """The content by language. The first is the language of the first row."""

    @property
    def first(self) -> Row:
        """The post's first row."""
        return next(iter(self.languages.values())).of[0].row


class Gatherer:
    """A builder of posts from rows."""

    def __init__(
        self, table: Table, columns: Columns, own_language: str, zone: tzinfo, known: Collection[str] = ()
    ) -> None:
        """Prepare to group the rows of `table`.

        `own_language` is the language of rows that name none, `zone` the hub's time zone, and `known` the ids of the
        hub's posts.
        """
        self._known = known
        self._table, self._columns, self._own, self._zone = table, columns, own_language, zone
        self.problems: list[Problem] = []

    def drafts(self, posts: Iterable[RowPost]) -> list[Draft]:
        """Return the posts in the order of their first rows. Posts whose rows contradict each other become problems."""
        drafts: dict[str, Draft] = {}
        texts: dict[str, str] = {}
        broken: dict[str, Row] = {}
        for post in posts:
            named = post.id or post.values.get("title")
            if post.left_out or (post.wrong and not named):
                continue  # without an id or title, nothing tells which post an invalid row belongs to
            post_id = post.id or self._make_id(post, texts, drafts)
            draft = drafts.setdefault(post_id, Draft(post_id))
            post.post_id = post_id
            if post.wrong or not self._add(draft, post, by_words=not named):
                broken.setdefault(post_id, post.row)
            for translation in post.translations:
                self._add(draft, translation, by_words=True)
        for post_id, row in broken.items():
            self._report_others(drafts[post_id], row)
        return [draft for draft in drafts.values() if draft.id not in broken]

    def _report_others(self, draft: Draft, broken: Row) -> None:
        """Report the other rows of a post that is not imported because of the row `broken`."""
        named = {problem.line for problem in self.problems} | {broken.number}
        rows = {
            post.row.number: post.row for wordings in draft.languages.values() for post in wordings.of if not post.wrong
        }
        for number, row in rows.items():
            if number not in named:
                message = (
                    f"the row belongs to the post “{draft.id}”, which is not imported because of row {broken.number}"
                )
                hint = "correct that row, or give one of the rows its own id"
                self.problems.append(make_problem(self._table, self._columns, row, "title", message, hint))

    def _make_id(self, post: RowPost, texts: dict[str, str], drafts: Mapping[str, Draft]) -> str:
        """Return an id made from the title, or from the first words of the text.

        Posts without a title get distinct ids. A row with the same first words for another network at the same moment
        belongs to the same post.
        """
        title = post.values.get("title")
        day = str(post.values.get("publish") or "")[:10]
        digest = hashlib.sha256(f"{post.wording}{day}".encode()).hexdigest()
        plain = short_id_from(title or make_title(post.wording)) or f"post-{digest[:8]}"
        distinct = f"{plain}-{digest[:8]}"
        if title:
            return plain
        if distinct in self._known or (
            plain in drafts and plain not in texts and not self._same_day(post, drafts[plain])
        ):
            return distinct
        if texts.setdefault(plain, digest) == digest or self._is_same_post(post, drafts.get(plain)):
            return plain
        return distinct

    def _same_day(self, post: RowPost, draft: Draft) -> bool:
        """Return whether a row without a title is published on the same day as a post with the same id."""
        wordings = draft.languages.get(post.language or self._own)
        return wordings is None or str(wordings.values.get("publish"))[:10] == str(post.values.get("publish"))[:10]

    def _is_same_post(self, post: RowPost, draft: Draft | None) -> bool:
        """Return whether the row is the same post, published at the same moment, for another network."""
        wordings = draft.languages.get(post.language or self._own) if draft else None
        moment = post.values.get("publish")
        return bool(
            wordings
            and moment
            and wordings.values.get("publish") == moment
            and {"any", post.key}.isdisjoint(wordings.text)
            and post.key != "any"
        )

    def _add(self, draft: Draft, post: RowPost, *, by_words: bool) -> bool:
        """Add a row to a post, and return whether it agrees with the other rows. `by_words`: it has no id or title."""
        wordings = draft.languages.setdefault(post.language or self._own, Wordings())
        agrees = True
        for key, value in post.values.items():
            present = wordings.values.setdefault(key, value)
            first = wordings.rows.setdefault(key, post)
            if present == value:
                continue
            if key == "networks":
                wordings.values[key] = list(dict.fromkeys((*present, *value)))
            elif by_words and key == "publish":
                wordings.values[key] = min(present, value, key=self._moment)
            else:
                message = f"the row belongs to the post “{draft.id}”, but its {key} differs from row {first.row.number}"
                hint = "write the same value in both rows, or give one of them its own id"
                self.problems.append(make_problem(self._table, self._columns, post.row, key, message, hint))
                agrees = False
        wording = {"text": post.wording, "media": list(post.media)} if post.media else post.wording
        texts = wordings.text.setdefault(post.key, [])
        if wording not in texts:
            texts.append(wording)
            wordings.rows[f"text.{post.key}[{len(texts) - 1}]"] = post
        wordings.of.append(post)
        return agrees

    def _moment(self, day: date) -> datetime:
        """Return the start of a date, or a time unchanged."""
        return day if isinstance(day, datetime) else start_of(day, self._zone)


def select_differences(own: Wordings, other: Wordings) -> dict[str, Any]:
    """Return the different values for a translation's file, or the title if none differ."""
    values = {key: value for key, value in other.values.items() if key in _TRANSLATED and own.values.get(key) != value}
    if other.text != own.text:
        return {**values, "text": other.text}
    return values or {"title": own.title}


def make_title(wording: str) -> str:
    """Return a title from the first sentence of a text, without links and placeholders."""
    plain = re.sub(r"(?<!\{)\{\w+\}(?!\})", " ", wording).replace("{{", "{").replace("}}", "}")
    plain = re.sub(r"https?://\S+", " ", plain)
    lines = [" ".join(line.split()) for line in plain.split("\n")]
    words = next((line for line in lines if re.search(r"\w", line)), "")
    sentence = re.split(r"(?<=[.!?…。！？])\s", words, maxsplit=1)[0]
    if len(sentence) > _LONGEST_TITLE:
        sentence = sentence[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
    return sentence.removesuffix(".").rstrip(" :→👉👇") or "Untitled post"
