"""Reading YAML: plain values with their positions, and no crash for any input."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_advocacy.core.source import Document, read


def read_document(text: str) -> Document:
    found, problems = read("ginger.yml", text.encode())
    assert found is not None
    assert problems == []
    return found


def test_a_value_is_the_text_as_written() -> None:
    text = "a: no\nb: 1.10\nc: 12:30\nd: 0x1F\ne: 2026-11-01\nf: 'yes'\ng: on\nh: 1_000\ni: '~'\nj: .inf\n"
    assert list(read_document(text).value.values()) == [
        *("no", "1.10", "12:30", "0x1F", "2026-11-01", "yes", "on", "1_000", "~", ".inf")
    ]


@pytest.mark.parametrize("nothing", ["", "~", "null", "NULL", "# soon"])
def test_empty_values_are_none(nothing: str) -> None:
    assert read_document(f"a: {nothing}\nb: {{c: ''}}\n").value == {"a": None, "b": {"c": ""}}


def test_every_value_has_a_position() -> None:
    text = "title: Ginger\ntext:\n  any:\n    - Hello\n    - text: Hi\n      'media': [a, b]\n"
    found = read_document(text)
    assert found.place(("title",)) == (1, 8)
    assert found.place(("title",), key=True) == (1, 1)
    assert found.place(("text", "any", 1, "media", 1)) == (6, 20)
    assert found.place(("text", "any", 1, "media"), key=True) == (6, 7)
    assert found.place(("text", "any", 7, "media")) == (4, 5), "the nearest existing position"
    assert found.place(()) == (1, 1)


def test_positions_are_counted_in_characters_not_in_bytes() -> None:
    found = read_document("# 👨\u200d👩\u200d👧 日本\nä: {ü: Hello, ö: '👍 {nam}'}\n")
    assert found.place(("ä", "ö")) == (2, 18)
    assert found.place_within(("ä", "ö"), "{nam}") == (2, 21)


def test_a_text_is_searched_within_its_value_only() -> None:
    text = "summary: '{nam}'\ntext:\n  any: |\n    one\n    two {nam}\n  x: no\n"
    found = read_document(text)
    assert found.place_within(("text", "any"), "{nam}") == (5, 9)
    assert found.place_within(("text", "x"), "{nam}") == (6, 6), "the value, if the text is written differently"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_ending_is_counted(end: str) -> None:
    found = read_document(end.join(["a: 1", "b:", "  - c", "  - 'd {e}'", ""]))
    assert found.place(("b", 1)) == (4, 5)
    assert found.place_within(("b", 1), "{e}") == (4, 8)


DEEPLY_NESTED = {
    "a list in a list": "'x: ' + '[a, ' * {n} + ']' * {n}",
    "a map in a map": "'x: ' + '{{a: ' * {n} + '}}' * {n}",
    "dashes": "'x:\\n  ' + '- ' * {n}",
    "question marks": "'x:\\n  ' + '? ' * {n}",
    "brackets and comments": "'x: ' + '[\\n#\\n' * {n}",
    "brackets and quotes": "'x: ' + '[\"\",' * {n}",
    "indentation": "''.join(' ' * i + 'a:\\n' for i in range(1300))",
    "brackets": "'[' * {n}",
}


@pytest.mark.parametrize("name", DEEPLY_NESTED)
def test_deep_nesting_does_not_crash_the_program(name: str) -> None:
    """Run it in a separate process, because a stack overflow cannot be caught."""
    text = DEEPLY_NESTED[name].format(n=100_000)
    program = f"from mkdocs_advocacy.core.source import read; d, p = read('f', ({text}).encode()); print(d, len(p))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=20, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "None 1"), done.stderr[-300:]


TOKENS = st.sampled_from(
    [
        *(
            "a",
            "title",
            "ä",
            "👍",
            ": ",
            ":",
            "- ",
            "? ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            "'",
            '"',
            "|",
            ">",
            "&a ",
            "*a",
            "!x ",
        ),
        *(
            "!!str ",
            "%",
            "@",
            "`",
            "#",
            " # ",
            "---",
            "...",
            "<<",
            "~",
            "\\",
            "\t",
            "\n",
            "\n  ",
            "\n    ",
            "\r\n",
            "\r",
        ),
        *("\u2028", "\x85", "\ufeff"),
    ]
)


@given(st.binary(max_size=60))
@example(b"\xff\xfea\x00")
@example(b"\x00")
@example(b"a: \xed\xa0\x80")
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    _check_read(data)


@given(st.lists(TOKENS, max_size=25).map("".join))
def test_no_text_crashes_the_reader(text: str) -> None:
    _check_read(text.encode())


def _check_read(data: bytes) -> None:
    found, problems = read("ginger.yml", data)
    assert found is not None or problems
    if found is not None:
        _check_plain(found.value)
    lines = re.split(r"\r\n|\r|\n", data.decode("utf-8-sig", errors="replace"))
    for problem in problems:
        assert 1 <= problem.line <= len(lines), problem
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem


def _check_plain(value: object) -> None:
    if isinstance(value, dict):
        for name, below in value.items():
            assert isinstance(name, str)
            _check_plain(below)
    elif isinstance(value, list):
        for below in value:
            _check_plain(below)
    else:
        assert value is None or isinstance(value, str)


PLAIN = st.recursive(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=8),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text("abc_", min_size=1), below, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text("abc_", min_size=1), PLAIN, min_size=1, max_size=4))
def test_json_is_read_unchanged(value: dict[str, object]) -> None:
    found, problems = read("ginger.yml", json.dumps(value, ensure_ascii=False).encode())
    assert problems == []
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85"])
@pytest.mark.parametrize("text", ["a: 'One{}two'\nb: c\n", "a: One{}two\nb: c\n"])
def test_unicode_line_separators_do_not_change_line_numbers(text: str, sign: str) -> None:
    """Word processors insert these characters, and editors show them within a line."""
    found, problems = read("ginger.yml", text.format(sign).encode())
    if found is None:
        assert [problem.line for problem in problems] == [1]
    else:
        assert found.place(("b",)) == (2, 4)


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (b"a: [\r", "close it; text that starts with a bracket must be in quotes"),
        (b"x: {\r\r", "close it; text that starts with a bracket must be in quotes"),
        (b"title: [a\r\r", 'write title: "[a"'),
    ],
)
def test_a_carriage_return_at_the_end_of_a_file_ends_a_line(data: bytes, hint: str) -> None:
    document, problems = read("ginger.yml", data)
    assert document is None
    assert [problem.hint for problem in problems] == [hint]
