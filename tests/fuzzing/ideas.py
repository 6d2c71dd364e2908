"""Random exports of idea forums, and random files of feedback that get a count."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import strategies as st

from mkdocs_advocacy.core.source import read
from mkdocs_advocacy.importing.ideas.addresses import normalize
from mkdocs_advocacy.importing.ideas.model import ReadingOptions
from mkdocs_advocacy.importing.ideas.reading import read_export
from mkdocs_advocacy.importing.ideas.support import add_support

PERSON = "jo@carls-soda.example"
WHERE = "https://f.example/t/caps/12"
_TABLES = (
    "number,title,votes_count,comments_count,status,created_by",
    "suggestion.id,suggestion.portal_url,suggestion.votes_count,suggestion.status.name,user.name",
    "Title,Board,Status,Votes,URL,Author",
)
_CELLS = st.sampled_from(
    ("12", "0", "-1", "1e3", "٣", "", PERSON, WHERE, "https://a.example/x?u=1", "https://[::1", "done", '"', ",")
)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from((PERSON, WHERE, "planned", "")),
    lambda below: (
        st.lists(below, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ("id", "vote_count", "tags", "closed", "name", "url", "upvoteCount", "labels", "nodes", "topics")
            ),
            below,
            max_size=4,
        )
    ),
    max_leaves=12,
)
_SUPPORT = st.lists(
    st.sampled_from(
        (
            "support:", "support: []", "support: [", "]", "  - {date: 2026-01-01, count: 5}", "  - date: 2026-01-01",
            "    count: 7", "  # a comment", "- {date: 2027-01-01}", "stage: open", "for: [a]", "title: Caps", "",
            "  - &a {count: 1}", "  - *a", "support: *a", "{", "}", "  - |", "      text", "  -   date: 2026-02-02",
        )
    ),
    max_size=9,
)  # fmt: skip


@st.composite
def exports(draw: st.DrawFn) -> bytes:
    """Draw an export of a forum, or something similar."""
    if draw(st.booleans()):
        header = draw(st.sampled_from(_TABLES))
        rows = draw(st.lists(st.lists(_CELLS, max_size=6).map(",".join), max_size=4))
        return "\n".join((header, *rows)).encode(draw(st.sampled_from(["utf-8", "utf-16"])))
    value = draw(_VALUES)
    shape = draw(st.sampled_from((lambda one: {"topic_list": {"topics": one}}, lambda one: one)))
    nodes = {"data": {"repository": {"discussions": {"nodes": value}}}}
    text = json.dumps(draw(st.sampled_from((shape(value), [nodes, nodes]))))
    return text[: draw(st.integers(0, len(text)))].encode() if draw(st.integers(0, 4)) == 0 else text.encode()


INPUTS = st.tuples(exports(), st.tuples(_SUPPORT, st.sampled_from(["\n", "\r\n"])).map(lambda one: one[1].join(one[0])))


def check_ideas(given: tuple[bytes, str]) -> None:
    """Check that ideas have an address and a count, and that a count is the only change to a file."""
    data, text = given
    export = read_export("export", data, ReadingOptions("https://f.example"), ())
    assert all(normalize(idea.address) and idea.count >= 0 for idea in export.ideas)
    assert PERSON not in f"{export}"
    new = add_support(text, date(2026, 11, 30), 41, WHERE)
    if new is not None:
        before, after = read("", text.encode())[0], read("", new.encode())[0]
        assert before is not None
        assert after is not None
        entries = after.value.pop("support")
        entries.remove({"date": "2026-11-30", "count": "41", "where": WHERE})
        assert entries == (before.value.pop("support", None) or [])
        assert after.value == before.value
