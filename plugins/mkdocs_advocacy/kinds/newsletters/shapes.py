"""The files of an issue's shapes other than its page, beside the page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from jinja2 import Environment

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.newsletters.issue import Place
from mkdocs_advocacy.kinds.newsletters.kind import NEWSLETTERS
from mkdocs_advocacy.kinds.newsletters.letter import Letter
from mkdocs_advocacy.kinds.newsletters.letters import Letters
from mkdocs_advocacy.kinds.newsletters.mail import render_mail
from mkdocs_advocacy.kinds.newsletters.model import Newsletter, Shape
from mkdocs_advocacy.kinds.newsletters.poster import render_poster_of
from mkdocs_advocacy.kinds.newsletters.slack import slack_payload
from mkdocs_advocacy.kinds.newsletters.teams import teams_payload
from mkdocs_advocacy.kinds.newsletters.text import write_text
from mkdocs_advocacy.rendering.posters import POSTER

Render = Callable[[Letter, Catalogue, Environment], str | bytes]
"""Renders a letter, with the interface's texts in its language and the templates of the theme. Empty: no file."""


@dataclass(frozen=True, slots=True)
class ShapeFile:
    """A file of a shape."""

    shape: Shape
    name: str
    """The name of the file, in the folder of the issue's page."""
    place: Place
    render: Render


SHAPE_FILES: Sequence[ShapeFile] = (
    ShapeFile("mail", "mail.html", "newsletter", render_mail),
    ShapeFile("text", "mail.txt", "newsletter", lambda letter, words, environment: write_text(letter, words)),
    ShapeFile("chat", "slack.json", "newsletter", lambda letter, words, environment: slack_payload(letter, words)),
    ShapeFile("chat", "teams.json", "newsletter", lambda letter, words, environment: teams_payload(letter, words)),
    ShapeFile("print", POSTER, "print", render_poster_of),
)
"""The files of all shapes."""


def names_of(newsletter: Newsletter, site: str) -> Sequence[str]:
    """Return the names of the files beside the page of an issue. Without a site's address there are none."""
    wanted = newsletter.template.shapes if site and not newsletter.has_ended else ()
    return [file.name for file in SHAPE_FILES if file.shape in wanted]


def places_of(newsletter: Newsletter, site: str) -> Collection[Place]:
    """Return the places in which an issue shows people and stories. Its page counts as a newsletter."""
    if newsletter.has_ended:
        return ()
    names = names_of(newsletter, site)
    return dict.fromkeys(("newsletter", *(file.place for file in SHAPE_FILES if file.name in names)))


def files_of(hub: Hub, site: str, sender: str, environment: Environment) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of each file of all published issues, in each language.

    `site` is the hub's absolute address, or empty; `sender` is its name.
    """
    letters = Letters(hub, site, sender)
    for newsletter in hub.of(NEWSLETTERS).in_all_languages:
        names, words = names_of(newsletter, site), hub.words(newsletter.language)
        wanted = [file for file in SHAPE_FILES if file.name in names]
        made = {place: letters.letter_of(newsletter, place) for place in {file.place for file in wanted}}
        for file in wanted:
            content = file.render(made[file.place], words, environment)
            if content:
                yield f"{newsletter.address}{file.name}", content.encode() if isinstance(content, str) else content
