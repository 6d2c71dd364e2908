"""Make letters: issues as values, from which all shapes except the page are made."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.kinds.newsletters.issue import Place
from mkdocs_advocacy.kinds.newsletters.issues import pieces_of
from mkdocs_advocacy.kinds.newsletters.letter import Letter, Part, Section
from mkdocs_advocacy.kinds.newsletters.model import Newsletter
from mkdocs_advocacy.kinds.newsletters.prose import Targets, read_prose
from mkdocs_advocacy.kinds.newsletters.targets import Addresses


class Letters:
    """Makes the letters of a hub. `site` is the hub's absolute address, `sender` its name."""

    def __init__(self, hub: Hub, site: str, sender: str) -> None:
        self._hub, self._site, self._sender, self._addresses = hub, site, sender, Addresses(hub)

    def letter_of(self, newsletter: Newsletter, place: Place) -> Letter:
        """Return an issue in one language, with what may be shown in a place today."""
        words = self._hub.words(newsletter.language)
        return Letter(
            id=newsletter.id,
            title=newsletter.title,
            preview=newsletter.summary,
            day=words.day(day_of(newsletter.template.date, self._hub.settings.zone)),
            language=newsletter.language,
            direction=words.direction,
            address=newsletter.address,
            site=self._site,
            sender=self._sender,
            parts=list(self._list_parts(newsletter, place, self._addresses.targets_of(newsletter))),
            color=self._hub.settings.brand.primary,
        )

    def _list_parts(self, newsletter: Newsletter, place: Place, targets: Targets) -> Iterator[Part]:
        for piece in pieces_of(newsletter, self._hub, place):
            if isinstance(piece, Section):
                yield piece
            else:
                yield from read_prose(piece, targets)
