"""Files that schedulers take: what `importing/layouts.yml` says of them holds here too."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import tzinfo
from io import StringIO

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.exporting.formulas import linked, spaced
from mkdocs_advocacy.exporting.select import Wording
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.brand.model import Asset
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.kinds.posts.sharing import Share


class Scheduler:
    """Writes the posts of one network for one program."""

    def __init__(self, hub: Hub, zone: tzinfo, site: str) -> None:
        """`zone` is that of the account, `site` the hub's address, with a slash at its end, or empty."""
        self._hub, self._zone, self._site = hub, zone, site

    def hootsuite(self, wordings: Iterable[Wording]) -> str:
        """Three columns without names: time, message, link."""
        return _csv(
            (self._time(wording.post, "%m/%d/%Y %H:%M"), spaced(share.text), linked(_beside(share)))
            for wording in wordings
            for share in wording.shares
        )

    def buffer(self, wordings: Iterable[Wording]) -> str:
        """Text, picture, tags and time; the link stands in the text."""
        rows = (
            (
                spaced(_with_link(share)),
                self._picture(wording),
                spaced(",".join(wording.post.template.topics)),
                self._time(wording.post, "%Y-%m-%d %H:%M"),
            )
            for wording in wordings
            for share in wording.shares
        )
        return _csv([("Text", "Image URL", "Tags", "Posting Time"), *rows])

    def _time(self, post: Post, form: str) -> str:
        """When the post comes out, if that is still to come: a scheduler takes no time that has passed."""
        publish = post.template.publish
        return publish.astimezone(self._zone).strftime(form) if publish and publish > self._hub.now else ""

    def _picture(self, wording: Wording) -> str:
        names = (*wording.variant.media, *wording.post.template.media)
        found: Iterable[Asset] = (
            self._hub.of(BRAND).assets[name] for name in names if name in self._hub.of(BRAND).assets
        )
        taken = next((asset for asset in found if asset.path.lower().endswith((".png", ".jpg", ".jpeg"))), None)
        return f"{self._site}{taken.address}" if taken and self._site else ""


def _csv(rows: Iterable[Sequence[str]]) -> str:
    held = StringIO(newline="")
    csv.writer(held, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return held.getvalue()


def _beside(share: Share) -> str:
    return share.link if share.link and share.link not in share.text else ""


def _with_link(share: Share) -> str:
    link = _beside(share)
    return f"{share.text}\n{link}" if link and share.network.link != "not_clickable" else share.text
