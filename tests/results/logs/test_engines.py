"""The engines agree on any log, and DuckDB leaves nothing behind."""

import random
import sys
from pathlib import Path
from unittest.mock import patch

import pytest
from tests.results.logs.writing import FIREFOX, TAGS, Visit, ask, combined, rows, write, write_text

from mkdocs_advocacy.results.logs import duckdb_engine, engines, python_engine
from mkdocs_advocacy.results.logs.question import IN_STORMS, NOT_UNDERSTOOD
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import LogFile

PIECES = (
    *(
        "192.0.2.9",
        "2001:db8::7",
        "carls-soda.example:443",
        "-",
        "carl soda",
        "10.0.0.1,",
        "ü",
        "\t",
        "\u00a0",
        "\x0b",
        "\x1c",
    ),
    *('"', '\\"', "\\\\", "\\x22", "\\x5C", " ", "  ", "|", "[", "]", "\r", "\0", "\x01", "\x02", "\xff"),
    *("[02/Nov/2026:10:00:00 +0100]", "[31/Feb/2026:10:00:00 +0100]", "[02/Nov/2026:24:00:00 +0000]"),
    *("[02/Nov/1926:10:00:60 +0100]", "[02/Foo/2026:10:00:00 +0100]", "[02/Nov/9999:10:00:00 -9999]"),
    *("GET", "HEAD", "HTTP/1.1", f"/ginger?{TAGS}", "/x.png?UTM_source=y", "/?utm_term=z", "/a b?utm_source=a+b#c"),
    *(
        "/utm_x",
        "&amp;utm_content=\\xC3\\xA4-a",
        "utm_source=%ff%",
        "200",
        "304",
        "404",
        "٣٠١",
        "2326",
        FIREFOX,
        "curl/8.5.0",
    ),
)


def scramble(chance: random.Random) -> str:
    """Return a line with tags in which some characters or parts were replaced."""
    line = combined(
        Visit(address=f"192.0.2.{chance.randrange(5)}", target=f"/a?utm_content={chance.randrange(3)}&{TAGS}")
    )
    if chance.random() < 0.2:
        line = f"host:80 {line}"
    for _ in range(chance.randrange(4)):
        start = chance.randrange(len(line))
        line = line[:start] + chance.choice(PIECES) + line[start + chance.choice((0, 0, 1, 3, 12)) :]
    return line.replace("\n", "") + "\n"


@pytest.mark.parametrize("seed", range(8))
def test_engines_agree_on_damaged_lines(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    text = combined(Visit()) + "".join(scramble(chance) for _ in range(2000))
    file = write_text(tmp_path, text.encode("utf-8") + "\xe4 utm_\n".encode("latin-1"))
    expected = python_engine.count_visits([file], ask())
    assert duckdb_engine.count_visits([file], ask()) == expected
    assert len(expected.records) > 50
    assert sum(expected.left_out.values()) > 100


def test_duckdb_spills_to_disk_without_addresses(tmp_path: Path) -> None:
    visits = (
        Visit(address=f"203.0.113.{n % 250}", agent=f"Mozilla/5.0 Marked/{n % 90}{chr(34) * (n % 7 == 0)} {'x' * 900}")
        for n in range(20_000)
    )
    text = "".join(f"{'203.0.113.77, ' * (n % 11 == 0)}{combined(visit)}" for n, visit in enumerate(visits))
    file = write_text(tmp_path, text)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    seen: list[bytes] = []

    def look(*_: object) -> None:
        seen.extend(path.read_bytes() for path in temporary.rglob("*") if path.is_file())

    def look_first(analysis: object) -> object:
        look()
        return answer(analysis)

    answer = duckdb_engine._Analysis.answer
    with patch("tempfile.tempdir", str(temporary)), patch.object(duckdb_engine._Analysis, "answer", look_first):
        export = duckdb_engine.count_visits([file], ask(), look, memory="120MB")
    assert any(b"Marked" in data for data in seen)
    assert not any(b"203.0.113" in data for data in seen)
    assert not list(temporary.iterdir())
    assert export == python_engine.count_visits([file], ask())


def test_duckdb_opens_no_other_file_and_loads_no_extension(tmp_path: Path) -> None:
    from mkdocs_advocacy.results.duck import connect

    (tmp_path / "secret.csv").write_text("a\n1\n")
    (tmp_path / "private").mkdir()
    for statement in (
        "FROM read_csv('{}/secret.csv')",
        "INSTALL httpfs",
        "SET memory_limit = '9GB'",
        "COPY (SELECT 1) TO '{}/x.csv'",
    ):
        with pytest.raises(Refused), connect(tmp_path / "private", "50MB") as connection:
            connection.execute(statement.format(tmp_path))


def test_an_error_of_duckdb_quotes_no_line(tmp_path: Path) -> None:
    file = write(tmp_path, Visit())
    with patch.object(duckdb_engine, "CLOCK", "("), pytest.raises(Refused) as refused:
        duckdb_engine.count_visits([file], ask())
    assert "192.0.2" not in f"{refused.value.message} {refused.value.hint}"


def test_a_failure_while_reading_ends_duckdb(tmp_path: Path) -> None:
    def fail(*_: object) -> None:
        raise OSError("no disk")

    with pytest.raises(OSError, match="no disk"):
        duckdb_engine.count_visits([write(tmp_path, Visit())], ask(), fail)


@pytest.mark.parametrize(
    ("size", "pipes", "installed", "expected"),
    [
        (0, True, True, "duckdb"),
        (1 << 30, True, True, "python"),
        (0, False, True, "python"),
        (0, True, False, "python"),
    ],
)
def test_duckdb_counts_in_large_files_where_it_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, pipes: bool, installed: bool, expected: str
) -> None:
    used = []
    for name, engine in (("python", python_engine), ("duckdb", duckdb_engine)):
        monkeypatch.setattr(engine, "count_visits", lambda *_, name=name: used.append(name))
    monkeypatch.setattr(engines, "_LARGE", size)
    monkeypatch.setattr("mkdocs_advocacy.results.duck.find_spec", lambda _: installed or None)
    if not pipes:
        monkeypatch.delattr("os.mkfifo")
    engines.count_visits([write(tmp_path, Visit())], ask())
    assert used == [expected]


def test_without_duckdb_the_engine_says_what_to_install(tmp_path: Path) -> None:
    with patch.dict("sys.modules", {"duckdb": None}), pytest.raises(Refused, match="isn't installed") as refused:
        duckdb_engine.count_visits([write(tmp_path, Visit())], ask())
    assert "mkdocs-advocacy[results]" in refused.value.hint


def test_many_files_are_one_log(count, tmp_path: Path) -> None:
    files = [write(tmp_path, Visit(address=f"192.0.2.{n % 3}"), file=f"{n}.log") for n in range(9)]
    assert rows(count(files, ask()))[0][3:5] == (3, 3)


def test_engines_agree_on_a_generated_log(tmp_path: Path) -> None:
    """The log of `scripts/bench_logs.py` and `scripts/test.py spark`, with storms of previews in it."""
    sys.path.append(str(Path(__file__).parents[3] / "scripts"))
    from _log_lines import write_log

    write_log(tmp_path / "a.gz", 30_000)
    write_log(tmp_path / "b.gz", 30_000)
    assert (tmp_path / "a.gz").read_bytes()[20:] == (tmp_path / "b.gz").read_bytes()[20:]
    files = [LogFile("a.gz", tmp_path / "a.gz")]
    expected = python_engine.count_visits(files, ask())
    assert duckdb_engine.count_visits(files, ask()) == expected
    assert len(expected.records) > 3000
    assert expected.left_out[NOT_UNDERSTOOD]
    assert expected.left_out[IN_STORMS]
