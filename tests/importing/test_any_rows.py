"""Random cells: each row becomes a correct post or a problem."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import NOW
from tests.hubs import LoadedHub
from tests.hubs import load as load_from
from tests.importing.sheets import as_csv

from mkdocs_advocacy.content.loader import group_files
from mkdocs_advocacy.content.settings import Settings
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.importing.layouts import OWN, layouts
from mkdocs_advocacy.importing.model import Reading
from mkdocs_advocacy.importing.run import planned
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.load import load_posts

HEADER = tuple(names[0] for names in layouts()[OWN].columns.values() if names)
LIKELY = {
    "id": ["", "a", "b", "Not an id", "../../x", "con"],
    "language": ["", "en", "de", "fr", "x"],
    "title": ["", "Title", "Other", "日本", "a\nb"],
    "network": ["", "any", "LinkedIn", "x", "linkdin", "x, email", "twitter"],
    "text": ["", "Words", "Words {link}", "https://example.com/?utm_campaign=c&a=b #Soda", "{", "x" * 300, "#a", "@"],
    "link": ["", "https://example.com/", "http://example.com/", "javascript:x", "https://"],
    "hashtags": ["", "Soda", "#Soda, Fun", "not a-tag", "[]"],
    "campaign": ["", "c", "none"],
    "publish": ["", "2027-01-01", "03/04/2027", "2027-01-01 10:00", "soon", "9999-12-31", "0001-01-01T00:00+14:00"],
    "expire": ["", "2027-01-01", "1.1.2000"],
    "status": ["", "ready", "draft", "Scheduled", "lost"],
    "audience": ["", "employees", "robots"],
    "networks": ["", "x, linkedin", "all"],
    "media": ["", "set/none"],
    "fields": ["", '{"a": {"label": "A"}}', "{", "[]", "1"],
    "excuse": ["", "[]", '[{"rule": "avoided-words", "why": "so"}]', '{"x": 1}'],
    "wording": ["", "Words {link}", "{nothing}", "{"],
    "wording for": ["", "any", "linkedin", "nowhere"],
    "variant": ["", "b"],
}
ANY = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


@st.composite
def row(draw: st.DrawFn) -> tuple[str, ...]:
    """Draw a plain row with some cells replaced."""
    cells = dict.fromkeys(HEADER, "") | {"title": draw(st.sampled_from(["One", "Two", ""])), "text": "Words"}
    for name in draw(st.sets(st.sampled_from(HEADER), max_size=4)):
        cells[name] = draw(st.sampled_from(LIKELY.get(name, ["", "x"])) | ANY)
    return tuple(cells[name] for name in HEADER)


ROWS = st.lists(row(), min_size=1, max_size=4)


@pytest.fixture(scope="module")
def hub() -> LoadedHub:
    """Return a hub with a campaign."""
    with TemporaryDirectory() as folder:
        campaign = Path(folder, "content/campaigns/c.yml")
        campaign.parent.mkdir(parents=True)
        campaign.write_text("title: C\n", "utf-8")
        return load_from(Path(folder), Settings(languages=("en", "de"), networks=("linkedin", "x", "email")), NOW)


@given(rows=ROWS)
@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_each_row_becomes_a_post_or_a_problem(hub: LoadedHub, rows: list[tuple[str, ...]]) -> None:
    data = as_csv(rows, header=HEADER).encode("utf-8-sig")
    plan = planned("a.csv", data, Reading(), hub.context, [], NOW)
    errors = {problem.line for problem in plan.problems if problem.severity == "error"}
    written = {change.path for change in plan.changes}
    filled = {number for number, row in enumerate(rows, start=2) if any(entry.strip() for entry in row)}
    assert errors <= filled | {1}
    left_out = {post.row.number for post in plan.rows if post.left_out}
    assert filled <= left_out or bool(errors or written)
    sources = [SourceFile(change.path, change.shown, change.text.encode()) for change in plan.changes]
    _, problems = load_posts(group_files(POSTS, sources)[0], hub.context, NOW, {})
    assert [str(problem) for problem in problems if problem.severity == "error"] == []
    again = planned("a.csv", data, Reading(), hub.context, sources, NOW, update=True)
    assert {change.state for change in again.changes} <= {"unchanged"}
    assert {problem.line for problem in again.problems if problem.severity == "error"} == errors
    if not errors:
        assert {change.path for change in again.changes} == written


@given(data=st.binary(max_size=300))
def test_random_bytes_are_a_problem_or_posts(hub: LoadedHub, data: bytes) -> None:
    for content in (data, b"text\n" + data, b"title,text\n" + data):
        plan = planned("a.csv", content, Reading(), hub.context, [], NOW)
        assert plan.changes or plan.problems
