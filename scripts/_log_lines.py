"""Generate access logs that look like those of a busy website: the same lines for the same seed."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

_START = datetime(2026, 10, 1, tzinfo=UTC)
_ZONE = timezone(timedelta(hours=1))
_DAYS = 40
_AT_ONCE = 20_000
_NETWORKS = ("linkedin", "x", "mastodon", "bluesky", "facebook", "LinkedIn", "xing")
_PROGRAMS = (
    "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Mastodon/4.3.0 (http.rb/5.2.0; +https://social.example/)",
    "Mozilla/5.0 (compatible; Bluesky Cardyb/1.1; +mailto:support@bsky.app)",
    "curl/8.5.0",
    "-",
)
_STORM = 200
"""How many servers ask for a link at once after some posts."""


def write_log(path: Path, lines: int, seed: int = 1) -> None:
    """Write a log in the combined format, compressed: 40 % of its requests have tags, 15 % are of programs."""
    with gzip.open(path, "wt", compresslevel=1, encoding="utf-8", newline="\n") as file:
        for block in _generate(lines, random.Random(seed)):
            file.write(block)


def _generate(lines: int, chance: random.Random) -> Iterator[str]:
    """Yield blocks of lines in the order of time."""
    visitors = [(_address(chance), _browser(chance)) for _ in range(max(1000, min(400_000, lines // 10)))]
    links = [_link(chance) for _ in range(5000)]
    pages = ["/", "/about/", "/app.css", "/hero.webp", "/de/", "/shop?page=2&sort=price", "/wp-login.php"]
    for start in range(0, lines, _AT_ONCE):
        count = min(_AT_ONCE, lines - start)
        share = [(start + number) / lines for number in range(count)]
        stamps = {round(part * _DAYS * 86400) for part in share}
        clocks = {stamp: _clock(stamp) for stamp in stamps}
        block = []
        for part in share:
            clock = clocks[round(part * _DAYS * 86400)]
            address, agent = chance.choice(visitors)
            if chance.random() < 0.15:
                agent = chance.choice(_PROGRAMS)
            target = chance.choice(links) if chance.random() < 0.4 else chance.choice(pages)
            block.append(_line(chance, address, clock, target, agent))
        if start // _AT_ONCE % 3 == 0:
            block[count // 2 : count // 2 + _STORM] = _storm(chance, clock, chance.choice(links))[:count]
        yield "".join(block[:count])


def _line(chance: random.Random, address: str, clock: str, target: str, agent: str) -> str:
    """Return a line, once in a while an unusual one."""
    method, status, host = "GET", 200, ""
    rare = chance.random()
    if rare > 0.9:
        method, status, host, target, agent = _change(chance, target, agent)
        if rare > 0.999:
            return f"{clock} {address} {method} {target} broken\n"
    referrer = "https://www.linkedin.com/" if rare < 0.3 else "-"
    return f'{host}{address} - - [{clock}] "{method} {target} HTTP/2.0" {status} 2326 "{referrer}" "{agent}"\n'


def _change(chance: random.Random, target: str, agent: str) -> tuple[str, int, str, str, str]:
    """Return an unusual method, status, host, target and agent."""
    method = chance.choice(("HEAD", "POST", "GET", "GET"))
    status = chance.choice((200, 301, 304, 404, 206, 500))
    host = chance.choice(("", "", "carls-soda.example:443 "))
    mark = "&" if "?" in target else "?"
    target = chance.choice((target, f"{target}{mark}fbclid={chance.getrandbits(64)}", target.replace("&", "&amp;")))
    agent = chance.choice((agent, agent, f"{agent} \\x22quoted\\x22", f'{agent} \\"quoted\\"'))
    return method, status, host, target, agent


def _storm(chance: random.Random, clock: str, target: str) -> list[str]:
    """Return the requests of many servers at the same moment, some of which pose as browsers."""
    return [
        _line(chance, _address(chance), clock, target, _PROGRAMS[2] if chance.random() < 0.8 else _browser(chance))
        for _ in range(_STORM)
    ]


def _clock(second: int) -> str:
    return (_START + timedelta(seconds=second)).astimezone(_ZONE).strftime("%d/%b/%Y:%H:%M:%S %z")


def _address(chance: random.Random) -> str:
    if chance.random() < 0.2:
        return f"2001:db8:{chance.getrandbits(16):x}:{chance.getrandbits(16):x}::{chance.getrandbits(16):x}"
    return f"10.{chance.randrange(256)}.{chance.randrange(256)}.{chance.randrange(1, 255)}"


def _browser(chance: random.Random) -> str:
    version = chance.randrange(90, 134)
    system = chance.choice(("X11; Linux x86_64", "Windows NT 10.0; Win64; x64", "Macintosh; Intel Mac OS X 10_15_7"))
    if chance.random() < 0.2:
        return f"Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 [LinkedInApp]/9.{version}"
    return f"Mozilla/5.0 ({system}; rv:{version}.0) Gecko/20100101 Firefox/{version}.0"


def _link(chance: random.Random) -> str:
    """Return a target with the hub's tags, or with those of somebody else."""
    if chance.random() < 0.1:
        return f"/offer?utm_source=newsletter&utm_medium=email&utm_campaign=sale-{chance.randrange(50)}&utm_id=7"
    post, version = f"post-{chance.randrange(200)}", chance.choice("abc")
    path = chance.choice(("/ginger", "/de/ginger", "/fr/gingembre%20bio", "/ginger/"))
    tags = f"utm_source={chance.choice(_NETWORKS)}&utm_medium=social&utm_campaign=c-{chance.randrange(20)}"
    return f"{path}?{tags}&utm_content={post}-{version}"
