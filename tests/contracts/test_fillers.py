"""The contract for blocks that fill themselves: entries that may not be shown are in no section, also if named."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, get_args

import pytest
import yaml
from tests.contracts.entries import FUTURE, entry_of, hidden_states, path_of
from tests.contracts.test_audiences import for_audience
from tests.hubs import LoadedHub
from tests.kinds.campaigns.results.samples import clicks_of, row

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.content.page_blocks import Block
from mkdocs_advocacy.core.problems import Severity
from mkdocs_advocacy.kinds import KINDS
from mkdocs_advocacy.kinds.newsletters.fillers import FILLERS
from mkdocs_advocacy.kinds.newsletters.issue import Choice, Filler, Issue, Place
from mkdocs_advocacy.kinds.newsletters.letter import BlockName
from mkdocs_advocacy.results.periods import Period

TOKEN = "zyxquark"
"""Part of the title or name of every entry."""
NOW = datetime(2027, 1, 15, 12, tzinfo=UTC)
PLACES: Sequence[Place] = get_args(Place)
PERMISSION = {
    "granted": "2026-01-01",
    "proof": "Letter 1",
    "scope": ["page", "posts", "newsletter", "print"],
    "others": "none",
}
CONSENT = {"given": "2026-01-01", "proof": "Letter 1"}
PERSON = {
    "audience": "employees",
    "adult": True,
    "name": TOKEN,
    "quote": TOKEN,
    "show": ["name", "quote"],
    "where": ["page", "newsletter", "print"],
    "consent": CONSENT,
}
OWN_VALUES: dict[str, dict[str, Any]] = {
    "stories": {"permission": PERMISSION},
    "people": PERSON,
    "events": {"when": "2027-01-15", "present": ["person-shown", "person-withdrawn"]},
    "feedback": {"stage": "done", "answer": {"by": "us", "date": "2027-01-10", "text": TOKEN}},
    "guidelines": {"version": 1, "changes": [{"version": 1, "date": "2027-01-10", "note": TOKEN}]},
}
"""The values with which blocks show an entry, besides those of a sample."""
OF_HUB: Collection[BlockName] = ("result", "changes")
"""The blocks that also show facts that belong to no entry: clicks on networks, and changes of built-in networks."""
HubOf = Callable[..., LoadedHub]
every_filler = pytest.mark.parametrize("filler", FILLERS.values(), ids=FILLERS)
every_place = pytest.mark.parametrize("place", PLACES)


def hidden_ways(kind: Kind[Any]) -> dict[str, dict[str, Any]]:
    """Return the values that hide an entry of a kind, by the way of hiding it."""
    ways: dict[str, dict[str, Any]] = {name: {**values} for name, values in hidden_states(kind).items()}
    if "audience" in kind.model.model_fields:
        ways["others"] = for_audience(kind, "customers")
    if kind.name == "stories":
        ways["revoked"] = {"permission": {**PERMISSION, "revoked": "2027-06-01"}}
        ways["awaited"] = {"permission": {**PERMISSION, "granted": FUTURE}}
    if kind.name == "people":
        ways["withdrawn"] = {"consent": {**CONSENT, "withdrawn": "2027-06-01"}}
        ways["unasked"] = {"show": [], "consent": None}
    return ways


HIDDEN = [(kind, way) for kind in KINDS for way in hidden_ways(kind)]
IDS = [*(f"{kind.singular}-{way}" for kind, way in HIDDEN), *(f"{kind.singular}-shown" for kind in KINDS)]


def entry(kind: Kind[Any], name: str, values: dict[str, Any]) -> str:
    given = {**OWN_VALUES.get(kind.name, {}), **values}
    if kind.name == "people":
        given["name"] = f"{TOKEN} {name}"
        return yaml.safe_dump({key: value for key, value in given.items() if value is not None})
    return entry_of(kind, name, TOKEN, **given)


def hidden_files() -> dict[str, str]:
    """Return the files of entries of every kind, hidden in each way, and of a person who is only counted."""
    named = ((kind, way, f"{kind.singular}-{way}") for kind, way in HIDDEN)
    files = {path_of(kind, name): entry(kind, name, hidden_ways(kind)[way]) for kind, way, name in named}
    return {**files, "people/person-shown.yml": "audience: employees\nadult: true\n"}


def write_results(ids: Sequence[str]) -> dict[str, str]:
    month = ("2026-12-01", "2026-12-31")
    rows = [row(40, post=name, language="en", days=month) for name in ids if name.startswith("post-")]
    rows += [row(40, campaign=name, language="en", days=month) for name in ids if name.startswith("campaign-")]
    return dict(clicks_of(rows))


@pytest.fixture
def hidden(hub_of: HubOf) -> Hub:
    """Load a hub in which every entry of every kind is hidden, in each way."""
    files = hidden_files()
    files |= {"content/index.md": "# Home\n", **write_results(IDS)}
    hub = hub_of(files, now=NOW, results={}, audience="employees").hub
    assert [str(problem) for problem in hub.problems if problem.severity is Severity.ERROR] == []
    return hub


def issue_in(hub: Hub, place: Place) -> Issue:
    return Issue(hub, hub.words("en"), Period(date(2000, 1, 1), hub.today), ["employees", "customers"], place)


def parse(filler: Filler[Any], text: str) -> tuple[Any, str]:
    """Return a block, or None if it has errors, and the hints of its problems."""
    block, _, problems = filler.parse(Block(0, len(text), 1, 1, text), "content/index.md", ("employees", "customers"))
    is_valid = not any(problem.severity is Severity.ERROR for problem in problems)
    return block if is_valid else None, " ".join(problem.hint or "" for problem in problems)


@cache
def blocks_of(name: BlockName) -> Sequence[Any]:
    """Return a filler's empty block, and blocks with each key: with options, and with every id."""
    filler = FILLERS[name]
    _, hint = parse(filler, "no_such_key: 1\n")
    keys = hint.partition("allowed: ")[2].split(", ")
    assert "limit" in keys
    options = ("clicks", "newest", "progress", "posts", "networks", "languages", "weeks", "true", "2026-12")
    texts = [""]
    for key in keys:
        for value in (*options, *IDS):
            for also in ("", "show: posts\n", "show: progress\n", "sort: clicks\n"):
                texts += [f"{key}: {value}\n{also}", f"{key}: [{value}]\n{also}"]
    blocks = (parse(filler, text)[0] for text in texts)
    return list({repr(block): block for block in blocks if block is not None}.values())


@every_filler
@every_place
def test_hidden_entries_are_never_chosen(hidden: Hub, filler: Filler[Any], place: Place) -> None:
    issue, blocks = issue_in(hidden, place), blocks_of(filler.name)
    assert blocks
    for block in blocks:
        items = filler.show(block, filler.choose(block, issue), issue).items
        if filler.name not in OF_HUB:
            assert list(items) == [], block
        assert [word for word in (TOKEN, *IDS) if word in repr(items)] == [], block


@every_filler
@every_place
def test_hidden_entries_are_never_shown_even_if_chosen_before(hidden: Hub, filler: Filler[Any], place: Place) -> None:
    issue = issue_in(hidden, place)
    for block in blocks_of(filler.name):
        assert TOKEN not in repr(filler.show(block, [Choice(name, 40) for name in IDS], issue)), block


@every_filler
def test_such_a_hub_shows_entries_once_they_may_be_shown(hub_of: HubOf, filler: Filler[Any]) -> None:
    files = {path_of(kind, name): entry(kind, name, {}) for kind in KINDS if (name := f"{kind.singular}-shown")}
    files["people/person-withdrawn.yml"] = "audience: employees\nadult: true\n"
    hub = hub_of({"content/index.md": "# Home\n", **files, **write_results(IDS)}, now=NOW, results={}).hub
    for place in PLACES if filler.name != "stories" else PLACES[1:]:
        issue = issue_in(hub, place)
        assert any(filler.show(block, filler.choose(block, issue), issue).items for block in blocks_of(filler.name)), (
            place
        )
