"""The filled blocks in pages: all blocks of an issue, and in other pages those that no other plugin fills."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.newsletters.compose import compose
from mkdocs_advocacy.kinds.newsletters.issues import issue_of_page, pieces_of
from mkdocs_advocacy.kinds.newsletters.kind import NEWSLETTERS
from mkdocs_advocacy.kinds.newsletters.letter import BlockName, Section
from mkdocs_advocacy.kinds.newsletters.model import Newsletter
from mkdocs_advocacy.kinds.newsletters.outline import Piece
from mkdocs_advocacy.rendering.addresses import base_of
from mkdocs_advocacy.rendering.fast.frames import section_slot

IN_ALL_PAGES: Collection[BlockName] = ("people", "events", "campaigns", "changes")
"""The blocks that are filled alike in issues and in other pages."""
STYLES: Sequence[str] = ("kinds/newsletters",)


class FilledPages:
    """The sections in pages, with a slot for each while MkDocs converts the Markdown around them."""

    def __init__(self, hub: Hub, environment: Environment) -> None:
        self._hub = hub
        self._template = environment.get_template("advocacy/newsletters/section.html")
        self._issues: Mapping[str, Newsletter] = {
            one.source: one for newsletter in hub.of(NEWSLETTERS).values() for one in newsletter.all_languages
        }
        self._sections: dict[str, tuple[str, Sequence[Section]]] = {}
        """The language and the sections of each page, by source."""

    def taken_out(self, markdown: str, source: str) -> str:
        """Return a page's Markdown with slots for its sections. Those of an issue come from its file."""
        if newsletter := self._issues.get(source):
            pieces, language = pieces_of(newsletter, self._hub, "newsletter"), newsletter.language
        else:
            language = self._hub.language
            pieces = compose(markdown, issue_of_page(language, self._hub), source, only=IN_ALL_PAGES)
        self._sections[source] = language, [piece for piece in pieces if isinstance(piece, Section)]
        return _join(pieces)

    def are_in(self, source: str) -> bool:
        """Return whether the page at `source` has sections."""
        return bool(self._sections.get(source, ("", ()))[1])

    def put_in(self, html: str, source: str, address: str) -> str:
        """Fill the slots in the HTML of the page at `source`. `address` is its path from the hub's root."""
        language, sections = self._sections.get(source, ("", ()))
        for number, section in enumerate(sections):
            rendered = self._template.render(section=section, t=self._hub.words(language), base=base_of(address))
            html = html.replace(_slot(number), Markup(rendered), 1)
        return html


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
