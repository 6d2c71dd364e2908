"""Random exports of listening tools, stores and feeds."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

from hypothesis import strategies as st

from mkdocs_advocacy.results.intake import Terms
from mkdocs_advocacy.results.mentions.file import read_mentions, write_mentions
from mkdocs_advocacy.results.mentions.intake import plan_mentions
from mkdocs_advocacy.results.mentions.origins import read_origins, write_origins
from mkdocs_advocacy.results.mentions.values import MentionExport, Mentions
from mkdocs_advocacy.results.readers import find_reader
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, Source
from mkdocs_advocacy.rules.listening import Listening, Topic

PERSON = "quibblesecret"
LISTENING = Listening(
    {"product": {"any": "Product"}},
    {"caps": Topic.model_validate({"title": "Caps", "for": "product", "terms": ["cap", "Deckel*", "瓶盖"]})},
)
TERMS = Terms(span="month", minimum=5, today=date(2027, 1, 1))
_HEADERS = (
    "Query Name,Date,Title,Full Text,Url,Sentiment,Page Type,Language,Author,Thread Entry Type",
    "Date,Headline,URL,Opening Text,Hit Sentence,Source,Language,Sentiment,Input Name,Influencer",
    "url,published,title,content,lang,source_type,sentiment,extra_author_attributes.name",
    "Package Name,Reviewer Language,Review Submit Date and Time,Review Last Update Date and Time,Star Rating,"
    "Review Title,Review Text,Review Link",
)
_DAYS = ("2026-11-02", "2026-11-30 23:59:59", "15-Nov-2026 03:14PM", "1794000000000", "1970-01-01T00:00:00Z")
_ODD_DAYS = ("02/11/2026", "2026-02-30", "31-Feb-2026", "9999-12-31", PERSON, "")
_LINKS = (f"https://x.com/{PERSON}/1?utm_source=a", "https://a.example/1", "//", "https://[::1", PERSON, "")
_TEXTS = (f"The cap of {PERSON} is too tight, and it has been so for a whole summer", f"RT @{PERSON}: cap", "瓶盖", "")
_JUDGED = ("positive", "Negative", "-3", "0", "5", "73", "Not Rated", PERSON, "")
_OTHERS = ("en", "German", "zz", "twitter", "['BLOG']", "share", "Soda", "=1+1", PERSON, "")
_CELLS = {
    **dict.fromkeys(("date", "published", "review last update date and time"), (*_DAYS, *_DAYS, *_ODD_DAYS)),
    **dict.fromkeys(("url", "review link"), _LINKS),
    **dict.fromkeys(("title", "full text", "headline", "hit sentence", "content", "review text"), _TEXTS),
    **dict.fromkeys(("sentiment", "star rating"), _JUDGED),
    **dict.fromkeys(("query name", "input name", "package name"), ("Soda", "", "=a", "a@b.example")),
}


@st.composite
def exports(draw: st.DrawFn) -> bytes:
    """Draw an export of a tool, maybe damaged."""
    header = draw(st.sampled_from(_HEADERS)).split(",")
    cells = [st.sampled_from(_CELLS.get(name.lower(), _OTHERS)) for name in header]
    output = StringIO()
    sign = draw(st.sampled_from([",", ";", "\t"]))
    csv.writer(output, delimiter=sign).writerows([header, *draw(st.lists(st.tuples(*cells), max_size=20))])
    return _damage(draw, output.getvalue().encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))))


@st.composite
def feeds(draw: st.DrawFn) -> bytes:
    """Draw the feed of an alert, maybe damaged."""
    entries = draw(st.lists(st.tuples(*map(st.sampled_from, (_DAYS + _ODD_DAYS, _TEXTS, _LINKS))), max_size=6))
    shown = "".join(
        f'<entry><published>{day}</published><title type="html">{text}</title>'
        f'<link href="{link.replace("&", "&amp;")}"/><author><name>{PERSON}</name></author></entry>'
        for day, text, link in entries
    )
    start = draw(st.sampled_from(["", f'<!DOCTYPE feed [<!ENTITY a "{PERSON}">]>']))
    about = f"<id>googlealerts {PERSON}</id><title>Google Alert - soda</title><updated>2026-11-30T1</updated>"
    return _damage(draw, f"{start}<feed>{about}{shown}</feed>".encode())


def _damage(draw: st.DrawFn, data: bytes) -> bytes:
    damaged = bytearray(data)
    if draw(st.integers(0, 2)) == 0:
        for place, value in draw(st.lists(st.tuples(st.integers(0, len(data)), st.integers(0, 255)), max_size=5)):
            damaged[place : place + 1] = bytes([value])
    return bytes(damaged)


def check(data: bytes) -> None:
    """Check that an export is refused or counted, without persons and texts, and that its counts can be read again."""
    stored = _import(data)
    rows, problems = read_mentions(write_mentions(stored.rows), TERMS.minimum)
    assert not problems
    assert {(row.period, row.key, row.counts) for row in rows} == {
        (row.period, row.key, row.counts) for row in stored.rows
    }
    assert [*read_origins(write_origins(stored.imports))[0]] == sorted(stored.imports, key=lambda one: one.period)


def _import(data: bytes) -> Mentions:
    """Return the mentions of an export, or none if it's refused."""
    try:
        source = Source("export.csv", data)
        export = find_reader(source).read(source, Answers(listening=LISTENING))
        assert PERSON not in repr(export)
        exports = [export] if isinstance(export, MentionExport) else []
        return plan_mentions(exports, Mentions(), LISTENING, TERMS).stored if exports else Mentions()
    except Refused as error:
        refused = error
    assert PERSON not in f"{refused.message}{refused.hint}"
    assert min(refused.line, refused.column) >= 1
    return Mentions()
