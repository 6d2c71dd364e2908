"""The 404 page, with posts to share instead."""

from __future__ import annotations

from itertools import islice

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.posts.card import in_language
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.listings import Listings

CARDS_SHOWN = 4


def not_found(hub: Hub, listings: Listings, environment: Environment, base: str) -> Markup:
    """Render the main part of the page in the hub's first language, with a line in each other language.

    A wrong URL doesn't tell the reader's language. `base` is the hub's path on its host, not a relative one: servers
    show the page at any URL.
    """
    words = hub.words(hub.language)
    newest = (in_language(post, hub.language) for post in hub.of(POSTS).current)
    template = environment.get_template("advocacy/posts/not_found.html")
    return Markup(
        template.render(
            cards=listings.rendered(islice(newest, CARDS_SHOWN), base),
            others=[hub.words(language) for language in hub.settings.languages[1:]],
            t=words,
            base=base,
        )
    )
