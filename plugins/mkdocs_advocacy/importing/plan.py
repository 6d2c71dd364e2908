"""Plan the changes of an import to a hub's files, without writing them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any, Literal
from urllib.parse import urlsplit

from mkdocs_advocacy.content.loader import group_files
from mkdocs_advocacy.core.files import SourceFile, id_from, refuse_long_id
from mkdocs_advocacy.core.model import ID_PATTERN
from mkdocs_advocacy.core.names import shown_name
from mkdocs_advocacy.core.problems import Problem, Severity, failing
from mkdocs_advocacy.core.source import read
from mkdocs_advocacy.core.tables.row import Row
from mkdocs_advocacy.core.validation import validated
from mkdocs_advocacy.importing.compare import find_differing_keys, merge_values
from mkdocs_advocacy.importing.gather import Draft, Wordings, select_differences
from mkdocs_advocacy.importing.guess import Understood
from mkdocs_advocacy.importing.model import Columns, Table
from mkdocs_advocacy.importing.report import make_problem
from mkdocs_advocacy.importing.row_post import RowPost
from mkdocs_advocacy.kinds.posts.check import Context
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.load import load_posts
from mkdocs_advocacy.kinds.posts.model import PostTemplate, Translation
from mkdocs_advocacy.kinds.posts.write import post_text


@dataclass(frozen=True, slots=True)
class Change:
    """The planned change of one file."""

    state: Literal["new", "updated", "kept", "unchanged"]
    """kept: the file differs from the row, and is not updated."""
    path: str
    """The path relative to the published folder."""
    shown: str
    """The path to show in messages."""
    text: str
    """The new content of the file."""
    row: int
    """The number of the post's first row."""
    keys: tuple[str, ...] = ()
    """The keys whose values differ between the row and the file."""


@dataclass(slots=True)
class Plan:
    """The changes that an import would make, and the problems in its rows."""

    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    refused: bool = False
    """Whether the whole spreadsheet was refused, without reading its rows."""
    columns: Sequence[Understood] = ()
    """The interpretation of the columns, for display."""
    rows: Sequence[RowPost] = ()
    """The content of each row, in order."""


class Planner:
    """A planner of the import of one table into one hub."""

    def __init__(
        self,
        table: Table,
        columns: Columns,
        context: Context,
        existing: Iterable[SourceFile],
        *,
        folder: str | None,
        posts: str,
        shown: str,
        update: bool,
    ) -> None:
        """Store the context of the import.

        `existing` are the files of all posts. New files go into `folder` below `posts`, the folder of posts, or into
        the folder of their campaign if it is None. `shown` is the published folder as shown in messages.
        """
        self._table, self._columns, self._context = table, columns, context
        self._existing = {source.stem: source for source in existing}
        self._folder, self._posts, self._shown, self._update = folder, posts, shown, update
        self._plan = Plan()

    def plan(self, drafts: Sequence[Draft], now: datetime) -> Plan:
        """Plan the changes for all drafts. A post with an error in any of its rows is not written at all."""
        planned = {draft.id: changes for draft in drafts if (changes := self._plan_post(draft)) is not None}
        by_id = {draft.id: draft for draft in drafts}
        broken = self._check(planned, by_id, now)
        self._plan.changes = [
            change for post_id, changes in planned.items() if post_id not in broken for change in changes
        ]
        return self._plan

    def _plan_post(self, draft: Draft) -> list[Change] | None:
        first = draft.first
        if not re.fullmatch(ID_PATTERN, draft.id):
            right = id_from(draft.id)
            message = f"“{draft.id}” is not a valid id: use lower-case letters a-z, digits and hyphens"
            self._report(first, "id", message, f"write {right}" if right else "")
            return None
        longest = max((f"{draft.id}.{language}.yml" for language in draft.languages), key=len)
        if refusal := refuse_long_id(draft.id, longest):
            self._report(first, "id", *refusal)
            return None
        own_file = self._existing.get(draft.id)
        own_language = next(iter(draft.languages))
        place = PurePosixPath(self._posts, self._choose_folder(draft))
        if own_file:
            place = PurePosixPath(own_file.path).parent
            template = self._load_template(own_file, PostTemplate)
            if template is None:
                self._report_unreadable(first, own_file)
                return None
            own_language = template.language or self._context.settings.languages[0]
        changes = []
        own = draft.languages.get(own_language)
        for language, wordings in draft.languages.items():
            model: type[PostTemplate | Translation]
            if language == own_language:
                values = {**wordings.values, "text": wordings.text}
                if language != self._context.settings.languages[0]:
                    values["language"] = language
                stem, model = draft.id, PostTemplate
            else:
                values = select_differences(own, wordings) if own else {**wordings.values, "text": wordings.text}
                stem, model = f"{draft.id}.{language}", Translation
            change = self._plan_file(stem, model, values, wordings, place)
            if change is None:
                return None
            changes.append(change)
        return changes

    def _plan_file(
        self,
        stem: str,
        model: type[PostTemplate | Translation],
        values: dict[str, Any],
        wordings: Wordings,
        place: PurePosixPath,
    ) -> Change | None:
        values = self._add_pictures(values, wordings)
        row = wordings.of[0].row.number
        file = self._existing.get(stem)
        if file is None:
            usual = {"status": "ready", "audience": [self._context.settings.audience_ids[0]]}
            kept = {key: value for key, value in values.items() if usual.get(key) != value or model is Translation}
            if model is PostTemplate:
                kept.setdefault("title", wordings.title)
            path = (place / f"{stem}.yml").as_posix()
            return Change("new", path, f"{self._shown}/{path}", post_text(kept, self._collect_comments(wordings)), row)
        old = self._load_template(file, model)
        if old is None:
            self._report_unreadable(wordings.of[0].row, file)
            return None
        title = {"title": old.title} if old.title else {}
        new = self._load_template(SourceFile(file.path, file.shown, post_text(title | values).encode()), model)
        if new is None:  # the check of all files reports the problem
            return Change("updated", file.path, file.shown, post_text(title | values), row)
        keys = find_differing_keys(old, new, values)
        if not keys:
            return Change("unchanged", file.path, file.shown, file.data.decode("utf-8-sig"), row)
        if (
            "publish" in keys
            and model is PostTemplate
            and not wordings.of[0].id
            and self._report_moved(file, old, values, wordings)
        ):
            return None
        document, _ = read(file.shown, file.data)
        assert document is not None
        text = merge_values(document, {key: values[key] for key in keys})
        return Change("updated" if self._update else "kept", file.path, file.shown, text, row, keys)

    def _report_moved(self, file: SourceFile, old: PostTemplate, values: Mapping[str, Any], wordings: Wordings) -> bool:
        """Report a row whose date differs from an existing post with the same title, and return whether to skip it.

        It may be the same post moved to another date, or a new one. Without --update, it is only a notice.
        """
        days = [self._day(moment) for moment in (old.publish, values["publish"]) if moment]
        if len(set(days)) < 2:
            return False
        message = f"{file.shown} has the same title but the date {days[0]}; the row has {days[1]}"
        hint = f"for a new post, write another title or an id; to move the existing post, write its id, {file.stem}"
        self._report(wordings.of[0].row, "publish", message, hint, Severity.ERROR if self._update else Severity.NOTICE)
        return self._update

    def _day(self, moment: date) -> date:
        """Return the date of a moment in the hub's time zone."""
        return moment.astimezone(self._context.settings.zone).date() if isinstance(moment, datetime) else moment

    def _choose_folder(self, draft: Draft) -> str:
        """Return the folder for a new post, below the folder of posts."""
        if self._folder is not None:
            return self._folder
        campaigns = (wordings.values.get("campaign") for wordings in draft.languages.values())
        return next(filter(None, campaigns), "")

    def _report_unreadable(self, row: Row, file: SourceFile) -> None:
        self._report(
            row, "id", f"{file.shown} cannot be read", "fix that file first; to see its problems, run advocacy check"
        )

    def _add_pictures(self, values: dict[str, Any], wordings: Wordings) -> dict[str, Any]:
        """Add the brand assets whose file names match the rows' images."""
        found = [asset for post in wordings.of for name in post.pictures if (asset := self._match_picture(name))]
        return {"media": list(dict.fromkeys(found)), **values} if found else values

    def _collect_comments(self, wordings: Wordings) -> list[str]:
        """Return comments for the file that list the remaining manual steps, and add them as notices."""
        comments = [f"Imported from {shown_name(self._table.file)}."]
        for post in wordings.of:
            for address in (" ".join(name.split()) for name in post.pictures if not self._match_picture(name)):
                comments.append(f"Image in the spreadsheet: {address}")
                message = f"the image {address} is not among the brand assets"
                hint = "put the file into content/brand/<set>/, and add it under media:"
                self._report(post.row, "picture", message, hint, Severity.NOTICE)
            if post.utm_campaign:
                named = " ".join(post.utm_campaign.split())
                comments.append(f"Campaign in the link: “{named}”.")
                message = f"the link names the campaign “{named}”, which the hub does not have"
                hint = f'run: advocacy add campaign "{named}"; then add it under campaign:'
                self._report(post.row, "link", message, hint, Severity.NOTICE)
        return list(dict.fromkeys(comments))

    def _match_picture(self, address: str) -> str | None:
        stem = PurePosixPath(urlsplit(address).path if "://" in address else address).stem
        found = [asset for asset in self._context.brand.assets if asset.rpartition("/")[2] == stem]
        return found[0] if len(found) == 1 else None

    def _check(self, planned: Mapping[str, list[Change]], drafts: Mapping[str, Draft], now: datetime) -> set[str]:
        """Check the planned files as the hub does, report the problems, and return the ids of posts with errors."""
        planned = {
            name: changes for name, changes in planned.items() if any(change.state != "unchanged" for change in changes)
        }
        sources = {
            source.path: source for source in self._existing.values() if source.stem.partition(".")[0] in planned
        }
        texts = {change.shown: (post_id, change) for post_id, changes in planned.items() for change in changes}
        sources |= {
            change.path: SourceFile(change.path, change.shown, change.text.encode()) for _, change in texts.values()
        }
        groups, problems = group_files(POSTS, sources.values())
        _, load_problems = load_posts(groups, self._context, now, {})
        problems += load_problems
        broken = set()
        for problem in problems:
            if problem.severity is Severity.NOTICE or problem.file not in texts:
                continue
            post_id, change = texts[problem.file]
            if change.state == "unchanged":
                continue
            if problem.severity is Severity.ERROR:
                broken.add(post_id)
            post, column = _find_origin(problem, change, drafts[post_id])
            message = problem.message if change.state == "new" else f"{change.shown}: {problem.message}"
            self._report(post.row, column, message, problem.hint, problem.severity)
        return broken

    def _load_template(self, file: SourceFile, model: type[Any]) -> Any:
        document, problems = read(file.shown, file.data)
        if document is None or failing(problems, strict=False):
            return None
        template, invalid = validated(
            model, document, self._context.settings.zone, audiences=self._context.settings.audience_ids
        )
        return None if failing(invalid, strict=False) else template

    def _report(self, row: Row, column: str, message: str, hint: str = "", severity: Severity = Severity.ERROR) -> None:
        self._plan.problems.append(make_problem(self._table, self._columns, row, column, message, hint, severity))


def _find_origin(problem: Problem, change: Change, draft: Draft) -> tuple[RowPost, str]:
    """Return the row, and the meaning of the column, that caused a problem in a planned file."""
    language = PurePosixPath(change.path).stem.partition(".")[2]
    wordings = draft.languages.get(language) or next(iter(draft.languages.values()))
    lines = change.text.split("\n")[: problem.line]
    key = next((found[1] for line in reversed(lines) if (found := re.match(r"(\w+):", line))), "text")
    if key != "text":
        return wordings.rows.get(key, wordings.of[0]), key
    named = re.search(r"text\.(\w+)(?:\[(\d+)\])?", problem.message)
    wording = f"text.{named[1]}[{named[2] or 0}]" if named else ""
    return wordings.rows.get(wording, wordings.of[0]), "text"
