"""The page with a call's rules, a Markdown page that the writer creates.

A page in a folder named after the campaign, such as `content/campaigns/label-contest/rules.md`, is published together
with the campaign. Other pages of the hub have a lifecycle of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from posixpath import join, normpath
from typing import Any

from mkdocs_advocacy.content.entry import Entry
from mkdocs_advocacy.content.kind import Draft, Reading
from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS
from mkdocs_advocacy.core.problems import Problem, nearest
from mkdocs_advocacy.kinds.campaigns.call.model import Call, CallTranslation

FOLDER = "campaigns"


def check_rules_page(draft: Draft, reading: Reading) -> Iterator[Problem]:
    """Report a rules page that doesn't exist, or that is in the folder of another campaign."""
    call = draft.template.call
    if not call.rules:
        return
    shown = f"{reading.places.shown}/"
    path = page_beside(draft.document.file.removeprefix(shown), call.rules)
    if path not in reading.docs_paths:
        message = f"call.rules: “{shown}{path}” does not exist"
        pages = (page for page in reading.docs_paths if page.endswith(MARKDOWN_ENDINGS))
        hint = nearest(path, pages, limit=0) or "add the page, or correct the path"
        yield draft.document.problem(("call", "rules"), message, hint=hint)
    elif path.startswith(f"{FOLDER}/") and not belongs_to(path, draft.id):
        message = f"call.rules: “{shown}{path}” is not published, because its folder isn't named after this campaign"
        yield draft.document.problem(("call", "rules"), message, hint=f"move it to {draft.id}/")


def rules_pages_of(entry: Entry[Any]) -> Iterator[str]:
    """Yield the rules pages that are published with a campaign, in all its languages."""
    for version in entry.all_languages:
        call = version.template.call
        path = page_beside(version.source, call.rules) if call and call.rules else ""
        if belongs_to(path, entry.id):
            yield path


def published_rules(entries: Iterable[Entry[Any]]) -> frozenset[str]:
    """Return the rules pages of these campaigns, relative to the published folder."""
    return frozenset(page for entry in entries for page in rules_pages_of(entry))


def page_beside(source: str, page: str) -> str:
    """Return the path of a page that the file `source` names, relative to the published folder."""
    return normpath(join(source.rpartition("/")[0], page))


def belongs_to(path: str, campaign: str) -> bool:
    """Return whether a page is in the folder of a campaign, whose embargo it shares."""
    folders = path.split("/")[:-1]
    return folders[:1] == [FOLDER] and campaign in folders[1:]


def rules_of(call: Call | CallTranslation, source: str) -> str | None:
    """Return the path of the page with the rules of a call in the file `source`, if it has one."""
    return page_beside(source, call.rules) if call.rules else None
