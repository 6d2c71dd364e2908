"""Simulate a year of results for the demo hub: write exports and run them through `advocacy results import`.

The numbers are invented. Posts are shared for some weeks, mostly on LinkedIn, and each share brings a few visitors,
previews by networks, and other traffic that doesn't count. Beside the access log there are the answers to a survey,
voluntary counts of shares, the posts of the company's own LinkedIn page, and mentions by others. The random numbers are
always the same.
"""

from __future__ import annotations

import gzip
import os
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from _demo_mentions import write_mentions
from _environment import CHECKOUT, PYTHON, ensure, run

WEEKS = 52
START = datetime(2025, 12, 1, tzinfo=UTC)
"""A Monday. The simulation ends with a Sunday."""
WEIGHTS = {"linkedin": 10, "twitter": 2, "bluesky": 2, "mastodon": 2, "whatsapp": 3, "email": 2}
"""How often people share on each network, by utm_source."""
BUSIEST = {"soda-school": 8, "people-of-carls": 20, "summer-of-refills": 32, "ginger-launch": 44}
"""The week in which a campaign brings the most visits."""
SIZES = {"ginger-launch": 4.6, "summer-of-refills": 3.9, "people-of-carls": 3.9, "soda-school": 3.7}
"""How many visits the posts of a campaign bring, as logarithms."""
BROWSERS = (
    "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 [LinkedInApp]/9.30",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36",
)
PROGRAMS = (
    "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
    "http.rb/5.1.1 (Mastodon/4.2.1; +https://mastodon.example/) Bot",
    "facebookexternalhit/1.1",
)


QUESTION = "How likely are you to recommend our programme to a colleague or a friend?"
TURNS = ((datetime(2026, 4, 1, tzinfo=UTC), 6.9, 96), (datetime(2026, 10, 1, tzinfo=UTC), 8.4, 118))
"""When the survey was open, with the average answer and the number of answers."""
PARTICIPATION = (
    "survey,from,to,invited,answered\npulse,2026-04-01,2026-04-30,174,96\npulse,2026-10-01,2026-10-31,181,118\n"
)


@dataclass(frozen=True, slots=True)
class Shared:
    """A post that people share."""

    id: str
    campaign: str
    """The value of utm_campaign."""
    paths: Sequence[str]
    """The paths of its links, the original first."""
    versions: int
    peak: float
    """The week in which it is shared most."""
    size: float
    """How many visits it brings in that week."""


def main() -> None:
    """Write the logs to a temporary folder, import them, and delete them."""
    if Path(sys.prefix) != PYTHON.parent.parent:
        ensure()
        os.execv(PYTHON, [str(PYTHON), __file__])
    config = CHECKOUT / "mkdocs.yml"
    for old in (CHECKOUT / "results").glob("*.csv"):
        old.unlink()

    def run_import(*arguments: str | Path) -> None:
        run(PYTHON.parent / "advocacy", "results", "import", *arguments, "-f", config)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with gzip.open(folder / "access.log.gz", "wt", encoding="utf-8", compresslevel=1) as file:
            file.writelines(write_lines(list(find_posts(config))))
        (folder / "answers.csv").write_text(write_answers(), "utf-8")
        (folder / "shares.csv").write_text(write_shares(), "utf-8")
        write_own_posts(folder / "linkedin.xlsx")
        for export in ("access.log.gz", "shares.csv", "linkedin.xlsx", *write_mentions(folder, START, WEEKS)):
            run_import(folder / export)
        run_import(folder / "answers.csv", "--survey", "pulse", "--nps")
    (CHECKOUT / "results" / "participation.csv").write_text(PARTICIPATION, "utf-8")


def find_posts(config: Path) -> Iterator[Shared]:
    """Yield the posts of the demo hub that people share, each with a time in which they do."""
    from mkdocs_advocacy.cli.hub import open_hub
    from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
    from mkdocs_advocacy.kinds.campaigns.model import utm_campaign_of
    from mkdocs_advocacy.kinds.posts.kind import POSTS

    hub = open_hub(config).hub
    tags = {campaign.id: utm_campaign_of(campaign) for campaign in hub.of(CAMPAIGNS).values()}
    draw = random.Random(113)
    for post in sorted(hub.of(POSTS).current, key=lambda post: post.id):
        campaign = post.template.campaign or ""
        if not post.template.link or (campaign and hub.of(CAMPAIGNS)[campaign].has_ended):
            continue
        links = [version.template.link for version in (post, *post.translations) if version.template.link]
        yield Shared(
            id=post.id,
            campaign=tags.get(campaign, hub.settings.utm.campaign),
            paths=[*dict.fromkeys(urlsplit(link).path for link in links)],
            versions=max(map(len, post.template.text.values())),
            peak=BUSIEST.get(campaign, draw.uniform(0, WEEKS)) + draw.uniform(-4, 6),
            size=draw.lognormvariate(SIZES.get(campaign, 2.8), 0.7),
        )


def write_lines(posts: Sequence[Shared]) -> Iterator[str]:
    """Yield the lines of the log, week by week."""
    draw = random.Random(226)
    for week in range(WEEKS):
        lines: list[tuple[datetime, str]] = []
        for post in posts:
            distance = week - post.peak
            share = 0.75**distance if distance >= 0 else 0.3**-distance
            for source, weight in WEIGHTS.items():
                expected = post.size * share * weight / sum(WEIGHTS.values())
                visits = draw.randint(0, round(2 * expected)) if expected >= 1 else int(draw.random() < expected)
                lines += (visit(draw, post, source, week) for _ in range(visits))
                lines += (visit(draw, post, source, week, is_bot=True) for _ in range(min(2, visits)))
        lines += (other_visit(draw, week) for _ in range(400))
        yield from (line for _, line in sorted(lines))


def visit(draw: random.Random, post: Shared, source: str, week: int, *, is_bot: bool = False) -> tuple[datetime, str]:
    """Return a visit by a tracked link, or the request of a program that makes a preview of it."""
    path = post.paths[0] if draw.random() < 0.7 else draw.choice(post.paths)
    version = "abcdefgh"[min(int(draw.expovariate(1)), post.versions - 1)]
    medium = "email" if source == "email" else "social"
    tags = f"utm_source={source}&utm_medium={medium}&utm_campaign={post.campaign}&utm_content={post.id}-{version}"
    return line_of(draw, f"{path}?{tags}", draw.choice(PROGRAMS if is_bot else BROWSERS), week)


def other_visit(draw: random.Random, week: int) -> tuple[datetime, str]:
    """Return a visit that no shared post brought."""
    target = draw.choice(("/", "/ginger", "/jobs", "/shops?utm_source=google&utm_medium=cpc&utm_campaign=brand"))
    return line_of(draw, target, draw.choice(BROWSERS), week)


def line_of(draw: random.Random, target: str, agent: str, week: int) -> tuple[datetime, str]:
    """Return a line in the combined format, with its time."""
    moment = START + timedelta(weeks=week, seconds=draw.randrange(7 * 24 * 3600 - 3600))
    address = f"{'192.0.2' if draw.random() < 0.5 else '198.51.100'}.{draw.randrange(256)}"
    return moment, f'{address} - - [{moment:%d/%b/%Y:%H:%M:%S} +0000] "GET {target} HTTP/2.0" 200 2326 "-" "{agent}"\n'


def write_answers() -> str:
    """Return the answers to the survey, as Typeform exports them."""
    draw, rows = random.Random(339), []
    for start, average, number in TURNS:
        for _ in range(number):
            score = min(10, max(0, round(draw.gauss(average, 2.2))))
            moment = start + timedelta(minutes=draw.randrange(30 * 24 * 60 - 120))
            rows.append(f"{score},It depends.,completed,{moment:%Y-%m-%d %H:%M:%S},{moment:%Y-%m-%d %H:%M:%S},n,")
    header = f"#,{QUESTION},Why?,Response Type,Start Date (UTC),Submit Date (UTC),Network ID,Tags"
    return "\n".join((header, *(f"{number:x},{row}" for number, row in enumerate(rows, start=4096)), ""))


def write_shares() -> str:
    """Return voluntary counts of shares, which the demo's owner asks for once a month."""
    draw, lines = random.Random(452), ["month,campaign,shares"]
    for campaign, months in {"summer-of-refills": range(6, 10), "ginger-launch": range(9, 12)}.items():
        lines += (f"2026-{month:02},{campaign},{draw.randint(60, 140)}" for month in months)
    return "\n".join((*lines, ""))


def write_own_posts(path: Path) -> None:
    """Write the posts of the company's page, as LinkedIn exports them."""
    from openpyxl import Workbook

    draw, book = random.Random(565), Workbook()
    days, posts = book.create_sheet("Metrics"), book.create_sheet("All posts")
    days.append(["Aggregated organic and sponsored metrics of your page"])
    days.append(["Date", "Impressions (organic)", "Clicks (organic)"])
    posts.append(["Metrics of each post"])
    posts.append(["Created date", "Impressions", "Clicks", "Likes", "Comments", "Reposts", "Follows", "Posted by"])
    for number in range(WEEKS * 7 - 1):
        day = START + timedelta(days=number)
        days.append([f"{day:%m/%d/%Y}", 0, 0])
        if draw.random() < 0.2:
            seen = draw.randint(900, 6000)
            counts = (round(seen * draw.uniform(0, share)) for share in (0.04, 0.05, 0.01, 0.008, 0.002))
            posts.append([f"{day:%m/%d/%Y}", seen, *counts, "Carl"])
    book.save(path)


if __name__ == "__main__":
    main()
