"""The end of an issue's page: ways to pass the issue on, and links to the previous and next issue."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from jinja2 import Environment

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.newsletters.details import current_issues
from mkdocs_advocacy.kinds.newsletters.model import Newsletter
from mkdocs_advocacy.rendering.addresses import base_of
from mkdocs_advocacy.rendering.posters import POSTER

MAIL, TEXT = "mail.html", "mail.txt"
_LABELS: Mapping[str, str] = {MAIL: "newsletter_as_html", TEXT: "newsletter_as_text", POSTER: "newsletter_poster"}
"""The texts of links to an issue's other shapes, by file name. The payloads for chats aren't for readers."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """A shape that readers can open."""

    name: str
    link: Link
    file: str | None
    """The name of the download; None to open it. A strict security policy would show an email without styles."""


@dataclass(frozen=True, slots=True)
class _Neighbour:
    """The issue before or after another one."""

    label: str
    link: Link
    language: str


class FootRenderer:
    """The renderer of the end of issues' pages."""

    def __init__(self, hub: Hub, environment: Environment, files: Collection[str]) -> None:
        """Create the renderer. `files` are the paths of all issues' other shapes."""
        self._hub, self._files = hub, files
        self._template = environment.get_template("advocacy/newsletters/foot.html")

    def render(self, newsletter: Newsletter) -> str:
        """Render the end of the page of an issue in one language. A retired issue has none."""
        if newsletter.has_ended:
            return ""
        words = self._hub.words(newsletter.language)
        shapes = [
            _Shape(name, Link(path, words(label)), f"{newsletter.id}.html" if name == MAIL else None)
            for name, label in _LABELS.items()
            if (path := f"{newsletter.address}{name}") in self._files
        ]
        return self._template.render(
            shapes=shapes,
            can_copy={MAIL, TEXT} <= {shape.name for shape in shapes},
            neighbours=self._list_neighbours(newsletter),
            t=words,
            base=base_of(newsletter.address),
        )

    def _list_neighbours(self, newsletter: Newsletter) -> list[_Neighbour]:
        words, issues = self._hub.words(newsletter.language), current_issues(self._hub)
        place = next((place for place, issue in enumerate(issues) if issue.id == newsletter.id), None)
        if place is None:
            return []
        others = (
            ("newsletter_previous", issues[place - 1 : place]),
            ("newsletter_next", issues[place + 1 : place + 2]),
        )
        return [
            _Neighbour(words(label), Link(shown.address, shown.title), shown.language)
            for label, found in others
            for shown in (issue.current_in(newsletter.language) for issue in found)
        ]
