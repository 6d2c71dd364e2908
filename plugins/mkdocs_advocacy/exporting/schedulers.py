"""Write files for schedulers, in the formats that `importing/layouts.yml` describes."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import tzinfo
from io import StringIO

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.exporting.formulas import linked, spaced
from mkdocs_advocacy.exporting.select import Wording
from mkdocs_advocacy.kinds.posts.media import pictures_of
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.kinds.posts.sharing import Share


class Scheduler:
    """A writer of one network's posts for a scheduler."""

    def __init__(self, hub: Hub, zone: tzinfo, site: str) -> None:
        """Store the account's time zone and `site`, the hub's address with a trailing slash, or empty."""
        self._hub, self._zone, self._site = hub, zone, site

    def hootsuite(self, wordings: Iterable[Wording]) -> str:
        """Return a CSV without headings: time, message, link."""
        return _csv(
            (self._time(wording.post, "%m/%d/%Y %H:%M"), spaced(share.text), linked(_separate_link(share)))
            for wording in wordings
            for share in wording.shares
        )

    def buffer(self, wordings: Iterable[Wording]) -> str:
        """Return a CSV with text, image, tags and time. The text contains the link."""
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
        """Return the publishing time if it is in the future, because schedulers refuse past times."""
        publish = post.template.publish
        return publish.astimezone(self._zone).strftime(form) if publish and publish > self._hub.now else ""

    def _picture(self, wording: Wording) -> str:
        known = {asset.id: asset for asset in pictures_of(wording.post.template, self._hub)}
        names = (*wording.variant.media, *wording.post.template.media)
        found = (known[name] for name in names if name in known)
        taken = next((asset for asset in found if asset.path.lower().endswith((".png", ".jpg", ".jpeg"))), None)
        return f"{self._site}{taken.address}" if taken and self._site else ""


def _csv(rows: Iterable[Sequence[str]]) -> str:
    buffer = StringIO(newline="")
    csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue()


def _separate_link(share: Share) -> str:
    return share.link if share.link and share.link not in share.text else ""


def _with_link(share: Share) -> str:
    link = _separate_link(share)
    return f"{share.text}\n{link}" if link and share.network.link != "not_clickable" else share.text
