"""Write access logs in each format from the same requests."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote
from zoneinfo import ZoneInfo

from mkdocs_advocacy.results.counts import Export
from mkdocs_advocacy.results.logs.question import Question
from mkdocs_advocacy.results.source import LogFile

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"
TAGS = "utm_source=linkedin&utm_medium=social&utm_campaign=ginger-launch&utm_content=ginger-a"
BERLIN = ZoneInfo("Europe/Berlin")
CLOUDFRONT_HEAD = (
    "#Version: 1.0\n#Fields: date time x-edge-location c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) "
    "cs(User-Agent) cs-uri-query\n"
)
IIS_HEAD = (
    "#Software: Microsoft Internet Information Services 10.0\n"
    "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status\n"
)


@dataclass(frozen=True)
class Visit:
    """A request, before a server writes it."""

    moment: str = "2026-11-02T10:00:00+01:00"
    address: str = "192.0.2.9"
    agent: str = FIREFOX
    method: str = "GET"
    target: str = f"/ginger?{TAGS}"
    status: int = 200

    @property
    def utc(self) -> datetime:
        return datetime.fromisoformat(self.moment).astimezone(UTC)

    @property
    def parts(self) -> tuple[str, str]:
        path, _, query = self.target.partition("?")
        return path, query or "-"

    @property
    def clock(self) -> str:
        return datetime.fromisoformat(self.moment).strftime("%d/%b/%Y:%H:%M:%S %z")


def combined(visit: Visit) -> str:
    agent = visit.agent.replace('"', '\\"')
    return (
        f'{visit.address} - - [{visit.clock}] "{visit.method} {visit.target} HTTP/2.0" {visit.status} - "" "{agent}"\n'
    )


def with_host(visit: Visit) -> str:
    return f"carls-soda.example:443 {combined(visit)}"


def nginx(visit: Visit) -> str:
    return combined(visit).replace('\\"', "\\x22").replace('- ""', '2326 "https://www.linkedin.com/"')


def cloudfront(visit: Visit) -> str:
    path, query = visit.parts
    day, time = visit.utc.strftime("%Y-%m-%d\t%H:%M:%S").split("\t")
    agent = quote(visit.agent, safe="/();:.,+_")
    cells = (day, time, "FRA56", visit.address, visit.method, "d1.example", path, visit.status, "-", agent, query)
    return "\t".join(map(str, cells)) + "\n"


def encoded_twice(visit: Visit) -> str:
    return cloudfront(visit).replace("%20", "%2520")


def iis(visit: Visit) -> str:
    path, query = visit.parts
    agent = visit.agent.replace(" ", "+")
    cells = (visit.utc.strftime("%Y-%m-%d %H:%M:%S"), "192.0.2.1", visit.method, path, query, "443 -", visit.address)
    return " ".join(map(str, (*cells, agent, visit.status))) + "\n"


def s3(visit: Visit) -> str:
    agent = visit.agent.replace('"', '\\"')
    return (
        f"0f3e bucket [{visit.clock}] {visit.address} - 3E57 REST.GET.OBJECT ginger "
        f'"{visit.method} {visit.target} HTTP/1.1" {visit.status} - 113 113 7 - "-" "{agent}" - h2 SigV4 - -\n'
    )


def caddy(visit: Visit) -> str:
    request = {
        "remote_ip": visit.address,
        "method": visit.method,
        "host": "carls-soda.example",
        "uri": visit.target,
        "headers": {"User-Agent": [visit.agent]},
    }
    return json.dumps({"ts": visit.utc.timestamp() + 0.25, "request": request, "status": visit.status}) + "\n"


def pretty_caddy(visit: Visit) -> str:
    entry = json.loads(caddy(visit))
    entry["request"]["remote_addr"] = entry["request"].pop("remote_ip") + ":50123"
    entry["ts"] = visit.utc.isoformat().replace("+00:00", "Z")
    return json.dumps(entry, indent="\t") + "\n"


def bunny(visit: Visit) -> str:
    moment = int(visit.utc.timestamp() * 1000) + 412
    url = f"https://carls-soda.example{visit.target}"
    return f"HIT|{visit.status}|{moment}|412|390|{visit.address}|-|{url}|DE|{visit.agent}|3e7a|DE\n"


FORMATS = {
    "combined": ("", combined),
    "combined with host": ("", with_host),
    "nginx": ("", nginx),
    "CloudFront": (CLOUDFRONT_HEAD, cloudfront),
    "CloudFront, encoded twice": (CLOUDFRONT_HEAD, encoded_twice),
    "IIS": (IIS_HEAD, iis),
    "S3": ("", s3),
    "Caddy": ("", caddy),
    "Caddy, pretty-printed": ("", pretty_caddy),
    "Bunny": ("", bunny),
}


def write(folder: Path, *visits: Visit, name: str = "combined", file: str = "access.log") -> LogFile:
    head, line = FORMATS[name]
    return write_text(folder, head + "".join(map(line, visits)), file)


def write_text(folder: Path, text: str | bytes, file: str = "access.log") -> LogFile:
    path = folder / file
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return LogFile(file, path)


def ask(**changes: object) -> Question:
    return Question(**{"span": "week", "zone": BERLIN, **changes})


def rows(export: Export) -> list[tuple[str, str, str, int, int | None, int]]:
    """Return the first day, content, path, clicks, visitors and bots of each record."""
    return [(str(r.day), r.content, r.path, r.clicks, r.visitors, r.bots) for r in export.records]
