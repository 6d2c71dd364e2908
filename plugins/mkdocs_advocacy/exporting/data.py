"""Export posts as JSON, for newsletters and custom programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.exporting.select import Wording
from mkdocs_advocacy.exporting.sheet import spelled
from mkdocs_advocacy.kinds.posts.media import pictures_of
from mkdocs_advocacy.kinds.posts.model import Post


def as_data(hub: Hub, wordings: Iterable[Wording], site: str) -> str:
    """Return all posts with their shares as JSON. `site` is the hub's address with a trailing slash, or empty."""
    groups = groupby(wordings, key=lambda wording: (wording.post.id, wording.post.language))
    posts = [_post(hub, list(group), site) for _, group in groups]
    return json.dumps({"version": 2, "posts": posts}, ensure_ascii=False, indent=2) + "\n"


def _post(hub: Hub, wordings: list[Wording], site: str) -> dict[str, Any]:
    post = wordings[0].post
    template = post.template
    hashtags = post.hashtags
    return {
        "id": post.id,
        "language": post.language,
        "title": template.title,
        "summary": template.summary,
        "page": f"{site}{post.address}",
        "campaign": template.campaign,
        "audience": list(template.audience),
        "topics": list(template.topics),
        "hashtags": list(hashtags),
        "link": template.link,
        "disclosure": template.disclosure,
        "fields": {name: field.model_dump(mode="json") for name, field in template.fields.items()},
        "publish": spelled(template.publish, hub.settings.zone) or None,
        "expire": spelled(template.expire, hub.settings.zone) or None,
        "pictures": _pictures(hub, post, site),
        "shares": [
            {
                "network": share.network.id,
                "variant": share.variant,
                "text": share.text,
                "link": share.link,
                "opens": share.intent,
                "length": share.length,
            }
            for wording in wordings
            for share in wording.shares
        ],
    }


def _pictures(hub: Hub, post: Post, site: str) -> list[dict[str, Any]]:
    own, assets = hub.settings.languages[0], pictures_of(post.template, hub)
    return [{"address": f"{site}{asset.address}", "alt": asset.alt_in(post.language, own)} for asset in assets]
