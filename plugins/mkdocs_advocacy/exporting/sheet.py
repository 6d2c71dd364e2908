"""The hub's own spreadsheet: a row for each wording on each network, with its tracked link. It can be imported."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, tzinfo
from io import StringIO
from typing import Any

from mkdocs_advocacy.core.days import day_of, start_of
from mkdocs_advocacy.exporting.formulas import guarded
from mkdocs_advocacy.exporting.select import Wording
from mkdocs_advocacy.kinds.posts.sharing import Share

COLUMNS = (
    *("id", "language", "title", "network", "variant", "text", "tracked link", "share link", "page"),
    *("campaign", "link", "hashtags", "publish", "expire", "status", "summary", "audience", "topics", "networks"),
    *("media", "disclosure", "fields", "excuse", "wording for", "wording", "wording media"),
)


def as_sheet(wordings: Iterable[Wording], site: str, zone: tzinfo) -> str:
    """The spreadsheet of a hub in `zone` as CSV. `site` is its address, with a slash at its end, or empty."""
    held = StringIO(newline="")
    writer = csv.DictWriter(held, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for wording in wordings:
        for share in wording.shares or (None,):
            writer.writerow({name: guarded(cell) for name, cell in _row(wording, share, site, zone).items()})
    return held.getvalue()


def listed(entries: Iterable[str] | None) -> str:
    """The entries one after the other, or as JSON where commas would not tell them apart; nothing for None."""
    if entries is None:
        return ""
    found = list(entries)
    plain = ", ".join(found)
    splits = [entry.strip() for entry in re.split(r"[,;\n]", plain)]
    return plain if found and splits == found and not plain.startswith("[") else json.dumps(found, ensure_ascii=False)


def spelled(moment: date | None, zone: tzinfo) -> str:
    """A day as 2026-11-30, a time with its zone; the first moment of a day in `zone`, that of the hub, is that day."""
    if not isinstance(moment, datetime):
        return moment.isoformat() if moment else ""
    day = day_of(moment, zone)
    return day.isoformat() if moment == start_of(day, zone) else moment.isoformat()


def _row(wording: Wording, share: Share | None, site: str, zone: tzinfo) -> Mapping[str, str]:
    post, said = wording.post, wording.post.template
    return {
        "id": post.id,
        "language": post.language,
        "title": said.title,
        "network": share.network.id if share else "",
        "variant": wording.letter,
        "text": share.text if share else "",
        "tracked link": (share.link or "") if share else "",
        "share link": (share.intent or "") if share else "",
        "page": f"{site}{post.address}" if site else "",
        "campaign": said.campaign or "",
        "link": said.link or "",
        "hashtags": listed(said.hashtags),
        "publish": spelled(said.publish, zone),
        "expire": spelled(said.expire, zone),
        "status": said.status,
        "summary": said.summary or "",
        "audience": listed(said.audience),
        "topics": listed(said.topics) if said.topics else "",
        "networks": listed(said.networks),
        "media": listed(said.media) if said.media else "",
        "disclosure": wording.disclosure or "",
        "fields": _json({name: _plain(field) for name, field in said.fields.items()}),
        "excuse": _json([_plain(excuse) for excuse in said.excuse]),
        "wording for": wording.key,
        "wording": wording.variant.text,
        "wording media": listed(wording.variant.media) if wording.variant.media else "",
    }


def _plain(model: Any) -> Any:
    return model.model_dump(mode="json", exclude_defaults=True)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ""
