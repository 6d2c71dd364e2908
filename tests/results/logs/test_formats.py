"""Each format of access logs is recognised by its content, and gives the same visits."""

import gzip
from pathlib import Path

import pytest
from tests.results.logs.writing import (
    BERLIN,
    CLOUDFRONT_HEAD,
    FIREFOX,
    FORMATS,
    IIS_HEAD,
    TAGS,
    Visit,
    ask,
    cloudfront,
    combined,
    iis,
    nginx,
    pretty_caddy,
    rows,
    write,
    write_text,
)

from mkdocs_advocacy.results.logs.question import NOT_UNDERSTOOD
from mkdocs_advocacy.results.logs.reading import recognises
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import LogFile

CORPUS = Path(__file__).parents[4] / "shared/corpus/analytics"
VISITS = (
    Visit(),
    Visit(moment="2026-11-02T23:30:00+00:00"),  # already Tuesday in Berlin
    Visit(address="2001:db8::7", agent='Mozilla/5.0 (X11; a "quoted" word) Firefox/133.0'),
    Visit(address="192.0.2.10", agent="LinkedInBot/1.0 (compatible; Mozilla/5.0)"),
    Visit(address="192.0.2.11", target=f"/de/ginger?ref=1&{TAGS.replace('ginger-a', 'ginger%2Db')}"),
    Visit(address="192.0.2.12", target="/ginger", agent=FIREFOX),
    Visit(address="192.0.2.13", moment="2026-11-09T00:00:00+01:00", status=304),
)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_visits(count, tmp_path: Path, name: str) -> None:
    visits = [visit for visit in VISITS if name != "Bunny" or '"' not in visit.agent]
    file = write(tmp_path, *visits, name=name)
    assert recognises(file)
    export = count([file], ask())
    expected = 2 if name == "Bunny" else 3
    assert rows(export) == [
        ("2026-11-02", "ginger-a", "/ginger", expected, expected - 1, 1),
        ("2026-11-02", "ginger-b", "/de/ginger", 1, 1, 0),
        ("2026-11-09", "ginger-a", "/ginger", 1, 1, 0),
    ]
    assert str(export.covered) == "2026-11-02 to 2026-11-09"
    assert not export.left_out


def test_logs_of_several_formats_are_counted_together(count, tmp_path: Path) -> None:
    files = [write(tmp_path, Visit(), name=name, file=f"{name}.log") for name in FORMATS]
    assert rows(count(files, ask())) == [("2026-11-02", "ginger-a", "/ginger", 1, 1, 0)]


def test_compressed_logs_are_read_even_in_several_parts(count, tmp_path: Path) -> None:
    parts = [gzip.compress(combined(Visit(address=f"192.0.2.{n}")).encode()) for n in (1, 2)]
    file = write_text(tmp_path, b"".join(parts))
    assert recognises(file)
    assert rows(count([file], ask()))[0][3] == 2


def test_a_compressed_log_that_ends_too_early_is_read_up_to_there(count, tmp_path: Path) -> None:
    text = "".join(combined(Visit(address=f"192.0.{n // 250}.{n % 250}")) for n in range(20_000))
    export = count([write_text(tmp_path, gzip.compress(text.encode())[:-4000])], ask())
    assert 0 < rows(export)[0][3] < 20_000
    assert export.left_out == {"files that are damaged at the end": 1}


def test_columns_may_change_in_the_middle_of_a_file(count, tmp_path: Path) -> None:
    other = "#Fields: time date c-ip cs-uri-query cs-uri-stem cs(User-Agent) cs-method sc-status\n"
    line = f"10:00:00 2026-11-03 192.0.2.20 {TAGS} /ginger {FIREFOX.replace(' ', '+')} GET 200\n"
    text = IIS_HEAD + iis(Visit()) + other + line + IIS_HEAD + iis(Visit(address="192.0.2.21"))
    export = count([write_text(tmp_path, text)], ask())
    assert rows(export)[0][3:] == (3, 3, 0)
    assert not export.left_out


def test_lines_that_are_not_understood_are_counted(count, tmp_path: Path) -> None:
    lines = [
        combined(Visit()),
        f"2026-11-02 GET /ginger?{TAGS}\n",
        combined(Visit(moment="2026-11-03T10:00:00+01:00")).replace("03/Nov/2026", "33/Nov/2026"),
        f'192.0.2.9 - - [{Visit().clock}] "\\x16\\x03\\x01?utm_source=x" 400 0 "" "{FIREFOX}"\n',
        cloudfront(Visit(address="192.0.2.30")),
        "\x00\xff{}\n",
        nginx(Visit(address="192.0.2.31")),
    ]
    export = count([write_text(tmp_path, "".join(lines))], ask())
    assert rows(export)[0][3] == 2
    assert export.left_out == {NOT_UNDERSTOOD: 4}


@pytest.mark.parametrize(
    "text",
    ["Post,Clicks\nginger,7\n", "{}\n[]\n", "\x00\x01\x02" * 500, "[" * 100_000, '{"request": 7}\n', "x" * 3_000_000],
)
def test_other_files_are_refused(count, tmp_path: Path, text: str) -> None:
    file = write_text(tmp_path, text)
    assert not recognises(file)
    with pytest.raises(Refused, match=r"access.log is not an access log"):
        count([file], ask())


def test_an_empty_log_has_no_days(count, tmp_path: Path) -> None:
    export = count([write_text(tmp_path, "")], ask())
    assert (export.records, export.covered) == ((), None)


@pytest.mark.parametrize("line_end", ["\r\n", "\n\n"])
def test_other_line_ends_and_a_byte_order_mark_do_no_harm(count, tmp_path: Path, line_end: str) -> None:
    text = "\ufeff" + "".join(combined(Visit(address=f"192.0.2.{n}")) for n in range(3)).replace("\n", line_end)
    assert rows(count([write_text(tmp_path, text)], ask()))[0][3] == 3


def test_a_last_line_without_an_end_is_read(count, tmp_path: Path) -> None:
    assert rows(count([write_text(tmp_path, combined(Visit()).rstrip("\n"))], ask()))[0][3] == 1


def test_addresses_in_front_of_the_line_are_found(count, tmp_path: Path) -> None:
    """The same visitor, as servers with and without hosts, users and proxies write it."""
    rest = combined(Visit()).partition(" - - ")[2]
    fronts = ("192.0.2.9 - -", "192.0.2.9 - carl soda", "host:80 192.0.2.9 - -", "host 192.0.2.9 - carl")
    text = "".join(f"{front} {rest}" for front in fronts) + f"192.0.2.9, 10.0.0.1 - - {rest}"
    assert rows(count([write_text(tmp_path, text)], ask()))[0][3:5] == (1, 1)


@pytest.mark.parametrize(
    "moment",
    [
        "1793610000",
        "1793610000.25",
        "1793610000250",
        '"1793610000.25"',
        '"2026-11-02T10:00:00.25+01:00"',
        "1793610000250000000",
        '"02/Nov/2026:10:00:00 +0100"',
    ],
)
def test_caddy_writes_times_in_several_ways(count, tmp_path: Path, moment: str) -> None:
    entry = pretty_caddy(Visit(address="[2001:db8::7]")).replace('"2026-11-02T09:00:00Z"', moment)
    assert moment in entry
    export = count([write_text(tmp_path, entry)], ask())
    assert str(export.covered) == "2026-11-02 to 2026-11-02"


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus in {CORPUS} is not available")
@pytest.mark.parametrize(
    ("name", "expected", "left_out"),
    [
        (
            "combined-utm.log",
            [("2026-11-02", "ginger-a", "/ginger", 1, 1, 1), ("2026-11-02", "ginger-b", "/ginger", 0, 0, 2)],
            {},
        ),
        (
            "cloudfront.log",
            [("2026-11-02", "ginger-a", "/ginger", 1, 1, 0)],
            {"requests that don't load a page, such as HEAD": 1},
        ),
        ("iis-w3c.log", [("2026-11-02", "ginger-a", "/ginger", 1, 1, 0)], {}),
    ],
)
def test_the_files_of_the_corpus_are_read(count, name: str, expected: list, left_out: dict, tmp_path: Path) -> None:
    export = count([write_text(tmp_path, (CORPUS / name).read_bytes())], ask(zone=BERLIN))
    groups: dict = {}
    for day, content, path, clicks, visitors, bots in rows(export):
        before = groups.get((day, content, path), (0, 0, 0))
        groups[day, content, path] = tuple(map(sum, zip(before, (clicks, visitors, bots), strict=True)))
    assert [(*place, *counts) for place, counts in sorted(groups.items())] == expected
    assert export.left_out == left_out


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus in {CORPUS} is not available")
def test_other_files_of_the_corpus_are_no_logs() -> None:
    found = {path.name for path in CORPUS.iterdir() if recognises(LogFile(path.name, path))}
    assert found == {"cloudfront.log", "combined-utm.log", "iis-w3c.log"}


def test_head_of_cloudfront_has_tabs_or_blanks(count, tmp_path: Path) -> None:
    text = CLOUDFRONT_HEAD.replace(" ", "\t").replace("Fields:\t", "Fields: ") + cloudfront(Visit())
    assert rows(count([write_text(tmp_path, text)], ask()))[0][3] == 1
