"""What is confidential in files that are not posts: campaigns, sets of brand assets, pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, tzinfo
from typing import Any

from pydantic import TypeAdapter, ValidationError

from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.model import Moment
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.core.source import read
from mkdocs_advocacy.core.yaml_words import place_after
from mkdocs_advocacy.rules.secrets import Secrets

NEVER_HIDDEN: Mapping[str, datetime] = {}
_MOMENT: TypeAdapter[datetime] = TypeAdapter(Moment)


def file_problems(
    sources: Iterable[SourceFile], secrets: Secrets, zone: tzinfo, since: Mapping[str, datetime]
) -> Iterator[Problem]:
    """What YAML files say, in values or in their own names, and must not when they come out, in `zone`.

    `since` has the first moments of files, by path, that do not say it themselves, such as translations.
    """
    for source in sources if secrets.known else ():
        yield from name_problems(source, secrets)
        document, _ = read(source.shown, source.data)
        if document:
            own = _moment(document.value.get("publish") or document.value.get("starts"), zone)
            moment = since.get(source.path, own)
            yield from secrets.problems(document, moment)


def name_problems(source: SourceFile, secrets: Secrets) -> Iterator[Problem]:
    """What the file's own name says, which stands in addresses."""
    for leak in secrets.found(source.path):
        yield secrets.problem(leak, source.shown, 1, 1, "the file's name")


def path_problems(paths: Iterable[str], docs: str, secrets: Secrets) -> Iterator[Problem]:
    """What the names of published files say; their paths are relative to the folder that writers know as `docs`."""
    for path in paths:
        for leak in secrets.found(path):
            yield secrets.problem(leak, f"{docs}/{path}", 1, 1, "the file's name")


def page_problems(
    pages: Iterable[SourceFile], secrets: Secrets, since: Mapping[str, datetime] = NEVER_HIDDEN
) -> Iterator[Problem]:
    """What Markdown pages say and must not; `since` has the first moments of those under embargo, by path."""
    for page in pages:
        yield from name_problems(page, secrets)
        text = page.data.decode("utf-8", "replace")
        for leak in secrets.found(text):
            if leak.secret.holds_at(since.get(page.path)):
                line, column = place_after(text[: leak.start])
                yield secrets.problem(leak, page.shown, line, column, "the page")


def _moment(value: Any, zone: tzinfo) -> datetime | None:
    try:
        return _MOMENT.validate_python(value, context={"zone": zone})
    except ValidationError:
        return None
