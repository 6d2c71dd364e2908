"""The exports of an owner who follows docs/results.md: four weeks of visits to a new hub's links, and more."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

FIRST = date(2026, 11, 2)
DAYS = [FIRST + timedelta(number) for number in range(28)]
TAGS = {
    "linkedin-a": ("linkedin", "careers", "we-are-hiring-a"),
    "linkedin-b": ("linkedin", "careers", "we-are-hiring-b"),
    "x": ("twitter", "careers", "we-are-hiring-a"),
    "website": ("linkedin", "advocacy", "our-new-website-a"),
    "misspelt campaign": ("linkedin", "carers", "we-are-hiring-a"),
    "misspelt post": ("linkedin", "careers", "we-are-hirng-a"),
}
"""utm_source, utm_campaign and utm_content of the links that were followed."""
ON_EACH_DAY = {"linkedin-a": 4, "linkedin-b": 6, "x": 2, "website": 3}
ON_TWO_DAYS = {"misspelt campaign": 6, "misspelt post": 5}


def list_visits() -> Iterator[tuple[date, tuple[str, str, str], int]]:
    """Yield the day, the tags and the number of visits."""
    for number, day in enumerate(DAYS):
        for name, visits in ON_EACH_DAY.items():
            yield day, TAGS[name], visits + number % 3
        if number in (9, 10):
            for name, visits in ON_TWO_DAYS.items():
                yield day, TAGS[name], visits
    yield DAYS[3], ("bluesky", "careers", "we-are-hiring-a"), 2


def write_ga4(path: Path) -> None:
    """Write a free-form exploration of Google Analytics 4."""
    rows = [
        [f"{day:%Y%m%d}", f"{source} / social", campaign, content, visits, visits // 5]
        for day, (source, campaign, content), visits in list_visits()
    ]
    total, events = (sum(int(row[place]) for row in rows) for place in (4, 5))
    table = StringIO()
    writer = csv.writer(table, lineterminator="\n")
    names = ("Date", "Session source / medium", "Session campaign", "Session manual ad content")
    writer.writerow([*names, "Sessions", "Key events"])
    writer.writerow(["", "", "", "", total, events, "Grand total"])
    writer.writerows(rows)
    line = f"# {'-' * 40}"
    about = ("# example.com - GA4", "# Clicks on shared posts", f"# {DAYS[0]:%Y%m%d}-{DAYS[-1]:%Y%m%d}")
    path.write_text("\n".join([line, *about, line, "", table.getvalue()]), "utf-8")


def write_logs(folder: Path) -> None:
    """Write the access logs of nginx: two weeks in a file, of which the older one is compressed."""
    folder.mkdir()
    lines = [[*list_lines(day)] for day in (DAYS[0] - timedelta(1), *DAYS, DAYS[-1] + timedelta(1))]
    half = len(lines) // 2
    for name, days in (("access.log.2.gz", lines[:half]), ("access.log.1", lines[half:-1]), ("access.log", lines[-1:])):
        text = "".join(line for day in days for line in day).encode()
        (folder / name).write_bytes(gzip.compress(text, mtime=0) if name.endswith(".gz") else text)


def list_lines(day: date) -> Iterator[str]:
    """Yield the lines of a day: visits without tags, those of links, each with a stylesheet, and programs."""
    visits = [(tags, count) for known, tags, count in list_visits() if known == day]
    yield _line(day, "192.0.2.1", "GET /", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
    for place, ((source, campaign, content), count) in enumerate(visits):
        query = f"utm_source={source}&utm_medium=social&utm_campaign={campaign}&utm_content={content}"
        for visit in range(count):
            address = f"198.51.{place}.{day.day * 8 + visit}"
            phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148"
            for target in (f"/jobs?{query}", f"/jobs?{query}"):
                yield _line(day, address, f"GET {target}", phone)
        yield _line(day, "203.0.113.5", f"GET /jobs?{query}", "LinkedInBot/1.0 (compatible; Mozilla/5.0)")
        yield _line(day, "203.0.113.6", f"HEAD /jobs?{query}", "curl/8.5.0")


def write_survey(path: Path) -> None:
    """Write the answers to two questions of a Typeform in two months."""
    heading = "#,How likely are you to recommend our posts?,How many did you see?,Response Type,Start Date (UTC)"
    lines = [f"{heading},Stage Date (UTC),Submit Date (UTC),Network ID,Tags"]
    for number in range(80):
        score, month, day = (10, 9, 9, 8, 7, 6, 10, 9)[number % 8], 10 + number // 40, number % 28 + 1
        time = f"2026-{month}-{day:02d} 10:00:00"
        lines.append(f"id{number},{score},{number % 4},completed,{time},,{time},network{number},")
    path.write_text("\n".join(lines) + "\n", "utf-8")


def write_x(path: Path) -> None:
    """Write eight posts of November from X's analytics."""
    lines = ["Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,URL Clicks"]
    lines += [
        f'199000000000000{day},"Tue, Nov {day}, 2026",Hello,https://x.com/a/status/1,"1,{day}0",12,40,17'
        for day in range(10, 18)
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _line(day: date, address: str, request: str, agent: str) -> str:
    return f'{address} - - [{day:%d/%b/%Y}:09:30:00 +0100] "{request} HTTP/2.0" 200 5316 "-" "{agent}"\n'
