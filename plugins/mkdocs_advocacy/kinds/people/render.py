"""The page of people who agreed to be shown."""

from __future__ import annotations

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.people.details import describe_people

SOURCES = ("people/index.md", "people.md")
"""The possible sources of the page. A writer can write its upper part in one of them."""
STYLES = ("components/page", "kinds/programme")


def render_people(hub: Hub, environment: Environment, site: str, heading: bool) -> Markup:
    """Render everybody who may be shown on pages, and the number of people. `site` is the absolute URL, or empty."""
    words = hub.words(hub.language)
    return Markup(
        environment.get_template("advocacy/people/people.html").render(
            people=describe_people(hub, words), t=words, base="../", site=site, address="people/", heading=heading
        )
    )
