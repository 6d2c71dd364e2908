"""Find confidential terms in files that are not posts: campaigns, brand sets, pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, tzinfo
from typing import Any

from pydantic import TypeAdapter, ValidationError

from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.model import Moment
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.core.source import read
from mkdocs_advocacy.core.yaml_words import place_at
from mkdocs_advocacy.rules.secrets import Secrets

_BEGINS = ("publish", "starts", "sent")
"""The keys with the time from which a file is published, or a newsletter was sent."""
NEVER_HIDDEN: Mapping[str, datetime] = {}
_MOMENT: TypeAdapter[datetime] = TypeAdapter(Moment)


def file_problems(
    sources: Iterable[SourceFile], secrets: Secrets, zone: tzinfo, since: Mapping[str, datetime]
) -> Iterator[Problem]:
    """Yield a problem for each term in YAML files or their names that is confidential when the file is published.

    `since` maps paths to publication times, for files such as translations that don't specify their own.
    """
    for source in sources if secrets.known else ():
        yield from name_problems(source, secrets)
        document, _ = read(source.shown, source.data)
        if document:
            own = _moment(next(filter(None, map(document.value.get, _BEGINS)), None), zone)
            moment = since.get(source.path, own)
            yield from secrets.problems(document, moment)


def name_problems(source: SourceFile, secrets: Secrets) -> Iterator[Problem]:
    """Yield a problem for each confidential term in the file's path, which becomes part of URLs."""
    for leak in secrets.found(source.path):
        yield secrets.problem(leak, source.shown, 1, 1, "the file's name")


def path_problems(paths: Iterable[str], docs: str, secrets: Secrets) -> Iterator[Problem]:
    """Yield the problems with names of published files. `docs` is the display name of the folder that contains them."""
    for path in paths:
        for leak in secrets.found(path):
            yield secrets.problem(leak, f"{docs}/{path}", 1, 1, "the file's name")


def page_problems(
    pages: Iterable[SourceFile], secrets: Secrets, since: Mapping[str, datetime] = NEVER_HIDDEN
) -> Iterator[Problem]:
    """Yield the problems with Markdown pages. `since` maps the paths of embargoed pages to publication times."""
    for page in pages:
        yield from name_problems(page, secrets)
        text = page.data.decode("utf-8", "replace")
        for leak in secrets.found(text):
            if leak.secret.holds_at(since.get(page.path)):
                line, column = place_at(text, leak.start)
                yield secrets.problem(leak, page.shown, line, column, "the page")


def _moment(value: Any, zone: tzinfo) -> datetime | None:
    try:
        return _MOMENT.validate_python(value, context={"zone": zone})
    except ValidationError:
        return None
