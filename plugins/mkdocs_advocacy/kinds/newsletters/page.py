"""The filled blocks in pages: all blocks in issues, and in other pages the blocks that no other plugin fills."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from jinja2 import Environment

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.newsletters.compose import compose
from mkdocs_advocacy.kinds.newsletters.foot import FootRenderer
from mkdocs_advocacy.kinds.newsletters.issues import issue_of_page, pieces_of
from mkdocs_advocacy.kinds.newsletters.kind import NEWSLETTERS
from mkdocs_advocacy.kinds.newsletters.letter import BlockName, Section
from mkdocs_advocacy.kinds.newsletters.model import Newsletter
from mkdocs_advocacy.kinds.newsletters.outline import Piece
from mkdocs_advocacy.rendering.addresses import base_of
from mkdocs_advocacy.rendering.fast.frames import section_slot

IN_ALL_PAGES: Collection[BlockName] = ("people", "events", "campaigns", "changes")
"""The blocks that issues and other pages fill in the same way."""
STYLES: Sequence[str] = ("components/page", "kinds/newsletters", "kinds/programme")
_HEADING = re.compile(r"<h([1-6])\b")
_PAGE_TITLE, _LOWEST = 1, 6
"""The highest and lowest levels of headings."""


class FilledPages:
    """The sections in pages, with a slot for each while MkDocs converts the Markdown around them."""

    def __init__(self, hub: Hub, environment: Environment, files: Collection[str]) -> None:
        """Prepare the pages. `files` are the paths of all issues' other shapes."""
        self._hub = hub
        self._template = environment.get_template("advocacy/newsletters/section.html")
        self._foot = FootRenderer(hub, environment, files)
        self._issues: Mapping[str, Newsletter] = {
            newsletter.source: newsletter for newsletter in hub.of(NEWSLETTERS).in_all_languages
        }
        self._sections: dict[str, tuple[str, Sequence[Section]]] = {}
        """The language and the sections of each page, by source."""

    def taken_out(self, markdown: str, source: str, language: str | None) -> str:
        """Return a page's Markdown with slots for its sections. Those of an issue come from its file.

        `language` is the language of another page; None for the hub's first language.
        """
        if newsletter := self._issues.get(source):
            pieces, language = pieces_of(newsletter, self._hub, "newsletter"), newsletter.language
        else:
            language = language or self._hub.language
            pieces = compose(markdown, issue_of_page(language, self._hub), source, only=IN_ALL_PAGES)
        self._sections[source] = language, [piece for piece in pieces if isinstance(piece, Section)]
        return _join(pieces)

    def are_in(self, source: str) -> bool:
        """Return whether the page at `source` has sections."""
        return bool(self._sections.get(source, ("", ()))[1])

    def put_in(self, html: str, source: str, address: str) -> str:
        """Fill the slots in the HTML of the page at `source`, and add the end of an issue.

        `address` is its path from the hub's root.
        """
        language, sections = self._sections.get(source, ("", ()))
        base = base_of(address)
        filled, level = "", _PAGE_TITLE
        for number, section in enumerate(sections):
            before, slot, after = html.partition(_slot(number))
            if slot:
                level = _last_level(before) or level
                words = self._hub.words(section.language or language)
                rendered = self._template.render(section=section, t=words, base=base, level=min(level + 1, _LOWEST))
                filled, html = f"{filled}{before}{rendered}", after
        newsletter = self._issues.get(source)
        return f"{filled}{html}{self._foot.render(newsletter) if newsletter else ''}"


def _last_level(html: str) -> int:
    """Return the level of the last heading in the HTML, or 0."""
    levels = _HEADING.findall(html)
    return int(levels[-1]) if levels else 0


def _join(pieces: Sequence[Piece]) -> str:
    text, number = "", 0
    for piece in pieces:
        if isinstance(piece, Section):
            text += f"\n{_slot(number)}\n\n"
            number += 1
        else:
            text += piece
    return text


def _slot(number: int) -> str:
    return section_slot(f"filled{number}")
