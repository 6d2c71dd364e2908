"""The targets of `scripts/fuzz.py`: their inputs, and the law that must hold for each."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from hypothesis import strategies as st
from tests.conftest import NOW
from tests.exporting import test_round_trip
from tests.fuzzing import drawings, exports, ideas, mentions, tables
from tests.hosting import test_grammars
from tests.hubs import LoadedHub
from tests.scripts.test_both_languages import count_script_failures, random_rows

from mkdocs_advocacy.content.redirects.load import load_redirects
from mkdocs_advocacy.content.redirects.model import file_at
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.placeholders import WrongBrace, pieces, settled, written
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.core.source import read, read_page
from mkdocs_advocacy.core.yaml_writing import yaml_text
from mkdocs_advocacy.exporting.formulas import guarded, unguarded
from mkdocs_advocacy.importing.model import Reading
from mkdocs_advocacy.importing.run import planned
from mkdocs_advocacy.importing.table import read_table
from mkdocs_advocacy.networks.links import intent_address, tracked_link
from mkdocs_advocacy.networks.load import builtin_networks


@dataclass(frozen=True)
class Target:
    """A fuzzing target: a strategy for inputs and the check of each input."""

    name: str
    law: str
    strategy: st.SearchStrategy[Any]
    check: Callable[[Any], None]


def some_of(*parts: str, most: int = 12) -> st.SearchStrategy[str]:
    """Return a strategy for texts made of these parts and random characters."""
    signs = st.text(st.characters(exclude_categories=["Cs"]), max_size=3)
    return st.lists(st.one_of(st.sampled_from(parts), signs), max_size=most).map("".join)


YAML = some_of(
    *("title", "text", ": ", ":", "\n", "\n  ", "\n- ", "- ", "  ", "\t", "#", " # ", "'", '"', "|", ">", "|-\n  "),
    *("&a", "*a", "<<: *a", "!!python/object", "!", "%", "@", "`", "{", "}", "[", "]", ",", "? ", "---\n", "...\n"),
    *("\r\n", "\r", "\x85", "\u2028", "\ufeff", "\\", "\\x41", "\\ud83d", "null", "yes", "1:30", "ä", "😀", "=", "~"),
    most=20,
)
PLACEHOLDERS = some_of(
    "{", "}", "{{", "}}", "{link}", "{a}", "{ a }", "{b", " ", "\n", ":", "→", "Words", "https://a.b/"
)
ADDRESSES = some_of(
    *("#", "?", "&", "=", ";", "/", "//", "..", "%", "%2", "%41", "utm_source=", "utm_source", "@", ":", "[", "]"),
    *("\\", " ", "+", "ä", "日", "'", '"', "<", ">", "{", "}", "|", "^", "`", "\n", "\x00", "a", "例え.jp", "xn--"),
)
OLD_AND_NEW = st.dictionaries(
    some_of("posts/", "/", "a", "b", "..", "%2e", "*", ":x", "#", "?", " ", "index.html", "ä", '"', "$", most=5),
    st.one_of(
        some_of("posts/", "/", "a", "b", "..", "#x", "?y", "https://", "a.example", "\n", "//", "javascript:", most=5),
        st.sampled_from(["posts/now/", "/posts/now/#a", "https://a.example/", "HTTPS://a.example/?a=$b", "a", "b"]),
    ),
    max_size=4,
)
PAGES = ("", "posts/now/", "a/", "campaigns/tour/")


def check_problems(problems: list[Problem], *, lines: int) -> None:
    """Check that problems have a valid position and a limited length."""
    for problem in problems:
        assert 1 <= problem.line <= lines + 1, problem
        assert problem.column >= 1, problem
        assert len(str(problem)) < 3_000, problem
        str(problem).encode()


def check_yaml(data: bytes) -> None:
    lines = 1 + sum(data.count(sign) for sign in (b"\n", b"\r", b"\x85", b"\xe2\x80"))
    document, problems = read("a.yml", data)
    check_problems(problems, lines=lines)
    assert document is not None or problems
    if document is not None:
        json.dumps(document.value)
        for key in document.value:
            assert document.place((key,)) >= (1, 1)
    page, problems = read_page("a.md", b"---\n" + data + b"\n---\nText")
    check_problems(problems, lines=lines + 3)
    assert page is not None or problems


def check_yaml_writing(values: dict[str, Any]) -> None:
    text = yaml_text(**values)
    document, problems = read("a.yml", text.encode())
    assert problems == []
    assert document is not None
    assert document.value == values


def check_placeholders(text: str) -> None:
    try:
        parts = pieces(text)
    except WrongBrace:
        return
    assert written(pieces(written(parts))) == written(parts)
    filled = settled(parts, {"a": "", "link": "https://a.example/"})
    assert written(settled(filled, {})) == written(settled(settled(filled, {}), {}))


def check_links(example: tuple[str, str, str]) -> None:
    end, value, text = example
    url = f"https://a.example/{end}"
    link = tracked_link(url, {"utm_source": value, "b": "1"})
    assert tracked_link(link, {"utm_source": value, "b": "1"}) == link
    address, _, fragment = url.partition("#")
    assert link.startswith(address.partition("?")[0] + "?")
    assert link.endswith(f"#{fragment}" if "#" in url else "b=1")
    for network in builtin_networks().values():
        intent = intent_address(network, text=text, link=link, title=value)
        if intent is None:
            continue
        assert intent.isascii(), (network.id, intent)
        assert intent.isprintable(), (network.id, intent)
        assert not set(' "<>\\^`{|}') & set(intent), (network.id, intent)
        parts = urlsplit(intent)
        assert parts.scheme in ("https", "mailto", "sms", "whatsapp"), intent
        assert "\ufffd" not in str(parse_qsl(parts.query)) or "\ufffd" in f"{text}{link}{value}"


def check_scripts(seed: int) -> None:
    with TemporaryDirectory() as folder:
        count, output = count_script_failures(Path(folder), random_rows(seed))
    assert count == 0, output[output.find("not ok") :][:3_000]


def check_redirects(values: dict[str, str]) -> None:
    data = "".join(f"{json.dumps(old)}: {json.dumps(new)}\n" for old, new in values.items()).encode()
    source = SourceFile("redirects.yml", "content/redirects.yml", data)
    redirects, problems = load_redirects(source, PAGES, PAGES, ("assets/a.js",), {})
    check_problems(problems, lines=1 + data.count(b"\n"))
    sources = [redirect.path for redirect in redirects]
    assert len(sources) == len(set(sources))
    for redirect in redirects:
        file = file_at(redirect.path)
        assert ".." not in file.split("/"), file
        assert not file.startswith("/"), file
        assert file not in map(file_at, PAGES)
        assert redirect.target not in sources, "a chain"
        assert redirect.target.lower().startswith("https://") or redirect.target.partition("#")[0] in PAGES, redirect


def check_table(data: bytes) -> None:
    table, problems = read_table("a.xlsx", data)
    check_problems(problems, lines=2_000_000)
    assert (table is None) == any(problem.severity == "error" for problem in problems)
    if table is not None:
        for row in table.rows:
            assert len(row.cells) <= 300


@cache
def hub() -> LoadedHub:
    """Load the hub that tables are imported into."""
    with TemporaryDirectory() as folder:
        return test_round_trip.load_hub_with(Path(folder), {}, "Europe/Berlin")


def check_import(data: bytes) -> None:
    plan = planned("a.csv", data, Reading(add_campaigns=True), hub().context, [], NOW, folder="")
    check_problems(plan.problems, lines=2_000)
    for change in plan.changes:
        assert ".." not in change.path.split("/"), change.path
        assert len(change.path.encode()) < 400, change.path
        document, problems = read(change.path, change.text.encode())
        assert document is not None, (change.text, problems)
        assert problems == [], change.text


def check_guard(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    read_back = tables.round_trip_csv(guarded(cell))
    assert unguarded(read_back) == cell


def check_hosts(site: Any) -> None:
    test_grammars.test_nginx_gets_the_rules_of_the_site_and_no_others.hypothesis.inner_test(site)
    test_grammars.test_netlify_and_cloudflare_get_the_headers_of_the_site_and_no_others.hypothesis.inner_test(site)
    for host in ("netlify", "cloudflare"):
        test_grammars.test_netlify_and_cloudflare_get_a_line_for_each_redirect.hypothesis.inner_test(site, host)


TEXT_VALUES = st.recursive(
    some_of("#", ": ", "- ", "\n", "\n\n", " ", "'", '"', "|", "{", "]", "yes", "null", "2026-01-01", "~").filter(
        lambda text: text != "" and text.isprintable()
    ),
    lambda below: (
        st.lists(below.filter(lambda value: not isinstance(value, list)), min_size=1, max_size=3)
        | st.dictionaries(st.sampled_from(["any", "x", "a-b", "no", "1"]), below, min_size=1, max_size=3)
    ),
    max_leaves=6,
)
TARGETS: Mapping[str, Target] = {
    target.name: target
    for target in (
        Target(
            "yaml",
            "any bytes become values or problems with a position, in files and front matter",
            st.one_of(YAML.map(str.encode), YAML.map(lambda text: text.encode("utf-16")), st.binary(max_size=60)),
            check_yaml,
        ),
        Target(
            "yaml-writing",
            "written YAML is read back unchanged",
            st.dictionaries(st.sampled_from(["title", "text", "no", "a-b"]), TEXT_VALUES, min_size=1, max_size=3),
            check_yaml_writing,
        ),
        Target(
            "placeholders",
            "a text is pieces or a wrong brace; writing and reading pieces gives the same pieces",
            PLACEHOLDERS,
            check_placeholders,
        ),
        Target(
            "links",
            "a tracked link differs from the writer's only in its parameters; an intent is an ASCII address",
            st.tuples(ADDRESSES, ADDRESSES, ADDRESSES),
            check_links,
        ),
        Target(
            "scripts",
            "the browser's scripts give the same results as Python (thousands of rows for each example)",
            st.integers(0, 2**32),
            check_scripts,
        ),
        Target(
            "redirects",
            "redirects lead from addresses of the site directly to its pages or to https addresses",
            OLD_AND_NEW,
            check_redirects,
        ),
        Target(
            "ideas",
            "ideas have an address and a count and hold no person; a count is the only change to a file",
            ideas.INPUTS,
            ideas.check_ideas,
        ),
        Target(
            "tables",
            "any bytes, CSV file or workbook become rows or one error",
            st.one_of(tables.files, tables.workbooks, tables.damaged),
            check_table,
        ),
        Target(
            "import",
            "any table becomes problems and readable files",
            tables.calendars,
            check_import,
        ),
        Target(
            "export",
            "exporting and importing gives the same posts",
            st.tuples(test_round_trip.posts(), st.sampled_from(["UTC", "America/New_York", "Asia/Kolkata"])),
            lambda example: test_round_trip.test_export_and_import_give_the_same_posts.hypothesis.inner_test(*example),
        ),
        Target(
            "formulas",
            "a guarded cell is restored after a CSV round trip",
            some_of(*"=+-@＝－;,'\"|(!", "\t", "\n", "\r", "\r\n", " ", "\u200b", "\u2028", "\x0b", "\x85", "cmd|"),
            check_guard,
        ),
        Target(
            "results",
            "an export is refused, or read without persons and whatever the order of its rows",
            st.one_of(exports.exports(), exports.exports(), exports.damaged()),
            exports.check,
        ),
        Target(
            "mentions",
            "mentions are refused, or counted without persons and texts in files that can be read again",
            st.one_of(mentions.exports(), mentions.exports(), mentions.feeds()),
            mentions.check,
        ),
        Target(
            "svg",
            "a drawing is refused, or a browser executes, loads and links nothing in it",
            drawings.drawings,
            drawings.check,
        ),
        Target(
            "hosts",
            "independent readers find exactly the site's rules in the files of hosts",
            test_grammars.sites,
            check_hosts,
        ),
    )
}
