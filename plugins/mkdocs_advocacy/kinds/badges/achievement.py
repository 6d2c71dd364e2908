"""Badges as Open Badges 3.0: achievements, and the profile of their issuer. They name no person.

The documents aren't signed. A credential, which says that a person was awarded a badge, contains both of them and is
signed by whoever issues it.
"""

from __future__ import annotations

import json
from typing import Any

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.spans import parts_of_span
from mkdocs_advocacy.kinds.badges.pages import BadgePage, find_picture
from mkdocs_advocacy.kinds.brand.kind import BRAND

ISSUER = "badges/issuer.json"
"""The address of the issuer's profile, relative to the hub's root."""
_CONTEXT = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]


def achievement_address(badge_id: str) -> str:
    """Return the address of a badge's achievement, relative to the hub's root."""
    return f"badges/{badge_id}/achievement.json"


def describe_achievement(page: BadgePage, hub: Hub, site: str, hub_name: str) -> str:
    """Return a badge as an achievement, in JSON, in the group's main language. `site` is the site's absolute URL."""
    badge, words = page.badge, hub.words(page.language)
    asset, is_shown = find_picture(badge, hub.of(BRAND))
    names = {"group": page.group.title, "hub": hub_name}
    description = words("badge_description", **names)
    if badge.valid:
        description = words("badge_description_valid", **names, span=words.span(*parts_of_span(badge.valid)))
    image = {}
    if asset and is_shown:
        caption = asset.alt_in(page.language, hub.language)
        image = {"image": {"id": site + asset.address, "type": "Image", "caption": caption}}
    return _write(
        {
            "@context": _CONTEXT,
            "id": site + achievement_address(page.id),
            "type": ["Achievement"],
            "name": badge.title,
            "description": description,
            "inLanguage": page.language,
            "achievementType": "Badge",
            "criteria": {"id": site + page.address, "narrative": badge.criteria},
            **image,
            "creator": _profile(site, hub_name),
        }
    )


def describe_issuer(site: str, hub_name: str) -> str:
    """Return the profile of the hub as an issuer, in JSON. `site` is the site's absolute URL."""
    return _write({"@context": _CONTEXT, **_profile(site, hub_name)})


def _profile(site: str, hub_name: str) -> dict[str, Any]:
    return {"id": site + ISSUER, "type": ["Profile"], "name": hub_name, "url": site}


def _write(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
