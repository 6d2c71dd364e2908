"""Write the hub's own spreadsheet, which can be imported: a row per variant and network, with its tracked link."""

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
    """Return the spreadsheet as CSV. `site` is the hub's address with a trailing slash, or empty; `zone` its zone."""
    buffer = StringIO(newline="")
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for wording in wordings:
        for share in wording.shares or (None,):
            writer.writerow({name: guarded(cell) for name, cell in _row(wording, share, site, zone).items()})
    return buffer.getvalue()


def listed(entries: Iterable[str] | None) -> str:
    """Join entries with commas, or as JSON if they contain separators. None becomes an empty string."""
    if entries is None:
        return ""
    found = list(entries)
    plain = ", ".join(found)
    splits = [entry.strip() for entry in re.split(r"[,;\n]", plain)]
    return plain if found and splits == found and not plain.startswith("[") else json.dumps(found, ensure_ascii=False)


def spelled(moment: date | None, zone: tzinfo) -> str:
    """Format a date as 2026-11-30, a moment with its zone. The first moment of a day in the hub's zone is a date."""
    if not isinstance(moment, datetime):
        return moment.isoformat() if moment else ""
    day = day_of(moment, zone)
    return day.isoformat() if moment == start_of(day, zone) else moment.isoformat()


def _row(wording: Wording, share: Share | None, site: str, zone: tzinfo) -> Mapping[str, str]:
    post, template = wording.post, wording.post.template
    return {
        "id": post.id,
        "language": post.language,
        "title": template.title,
        "network": share.network.id if share else "",
        "variant": wording.letter,
        "text": share.text if share else "",
        "tracked link": (share.link or "") if share else "",
        "share link": (share.intent or "") if share else "",
        "page": f"{site}{post.address}" if site else "",
        "campaign": template.campaign or "",
        "link": template.link or "",
        "hashtags": listed(template.hashtags),
        "publish": spelled(template.publish, zone),
        "expire": spelled(template.expire, zone),
        "status": template.status,
        "summary": template.summary or "",
        "audience": listed(template.audience),
        "topics": listed(template.topics) if template.topics else "",
        "networks": listed(template.networks),
        "media": listed(template.media) if template.media else "",
        "disclosure": wording.disclosure or "",
        "fields": _json({name: _plain(field) for name, field in template.fields.items()}),
        "excuse": _json([_plain(excuse) for excuse in template.excuse]),
        "wording for": wording.key,
        "wording": wording.variant.text,
        "wording media": listed(wording.variant.media) if wording.variant.media else "",
    }


def _plain(model: Any) -> Any:
    return model.model_dump(mode="json", exclude_defaults=True)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ""
