"""Measure an import of mentions: wall time, CPU time and peak memory, with the demo's topics.

Generates a file in the shape of Brandwatch's, with 90 columns and texts in five languages, in .cache/.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import resource
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import yaml

from _environment import CHECKOUT, PYTHON, ensure, run

_WORDS = [
    "the",
    "a",
    "soda",
    "bottle",
    "I",
    "really",
    "like",
    "when",
    "drink",
    "summer",
    "today",
    "we",
    "can't",
    "don’t",
    "always",
    "never",
    "maybe",
    "people",
    "friends",
    "bought",
    "ça",
    "été",
    "où",
    "très",
    "bien",
    "avec",
    "für",
    "schön",
    "über",
    "Straße",
    "gefüllt",
    "nicht",
    "auch",
    "immer",
    "muy",
    "también",
    "cuando",
    "está",
    "على",
    "هذا",
    "المشروب",
    "جيد",
    "🎉",
    "https://x.example/a?b=1",
    "@somebody",
    "#CarlsSoda",
]
_ABOUT = ("ginger", "lid", "Deckel", "teuer", "refill", "sucre", "entrega", "price", "السعر", "deposit", "cap", "Pfand")
_HEADER = (
    *("Query Id", "Query Name", "Date", "Title", "Snippet", "Url", "Domain", "Sentiment", "Page Type", "Language"),
    *("Country", "Author", "Full Name", "Thread Entry Type", "Full Text"),
)
_COLUMNS = 90


def main(arguments: list[str]) -> int:
    """Import the file once, and print what it took."""
    if Path(sys.prefix) != PYTHON.parents[1]:
        ensure()
        return run(PYTHON, Path(__file__), *arguments)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mentions", nargs="?", type=int, default=100_000, help="the number of rows (default: 100,000)")
    count = parser.parse_args(arguments).mentions
    file = CHECKOUT / f".cache/bench/mentions-{count}.csv"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(".unfinished")
        _write(unfinished, count)
        unfinished.rename(file)
    print(
        f"{file.name}: {file.stat().st_size / 1e6:.0f} MB, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"
    )
    before, cpu = time.perf_counter(), time.process_time()
    rows = _import(file)
    wall, used = time.perf_counter() - before, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{wall:.1f} s, {used:.1f} CPU s, {peak:.0f} MiB at most, {rows} rows of results")
    return 0


def _import(file: Path) -> int:
    from zoneinfo import ZoneInfo

    from mkdocs_advocacy.results.intake import Terms
    from mkdocs_advocacy.results.logs.question import Question
    from mkdocs_advocacy.results.mentions.intake import plan_mentions
    from mkdocs_advocacy.results.mentions.values import Mentions
    from mkdocs_advocacy.results.reading import read_files
    from mkdocs_advocacy.results.source import Answers
    from mkdocs_advocacy.rules.listening import Listening, ListeningFile

    values = yaml.safe_load((CHECKOUT / "guidelines/rules/listening.yml").read_text("utf-8"))
    content = ListeningFile.model_validate(values)
    listening = Listening(content.departments, content.topics)
    reading = read_files([file], Answers(listening=listening), Question("month", ZoneInfo("UTC")))
    assert not reading.problems, reading.problems
    terms = Terms(span="month", minimum=5, today=date(2027, 2, 1))
    return len(plan_mentions(reading.mentions, Mentions(), listening, terms).stored.rows)


def _write(file: Path, count: int) -> None:
    chance = random.Random(20)
    with file.open("w", encoding="utf-8", newline="") as output:
        writer = csv.writer(output)
        writer.writerow([*_HEADER, *(f"Field {number}" for number in range(len(_HEADER), _COLUMNS))])
        for number in range(count):
            text = " ".join(chance.choices(_WORDS, k=chance.randint(8, 70)))
            if chance.random() < 0.6:
                text += f" {chance.choice(_ABOUT)}"
            day = date(2026, 11, 1) + timedelta(days=number * 61 // count)
            sentiment = chance.choices(("positive", "neutral", "negative"), (3, 6, 2))[0]
            kind = chance.choice(("twitter", "news", "blog", "forum", "reddit", "instagram"))
            language = chance.choice(("en", "de", "fr", "es", "ar"))
            link = f"https://site{number % 97}.example/post/{number}?utm_source=x"
            own = (1, "Soda", f"{day} 10:00:00.0", "", "", link, "x.example", sentiment, kind, language)
            rest = ("DE", f"author{number}", "Full Name", "post", text)
            writer.writerow([*own, *rest, *([""] * 50), *([number] * (_COLUMNS - 65))])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
