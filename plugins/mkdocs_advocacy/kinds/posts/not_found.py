"""The page for addresses at which nothing is: what people can do instead."""

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
    """The main part of the page in the hub's own language, with a line in each of its others.

    An address that is wrong does not say in which language its reader is. `base` is the way to the hub's root from the
    root of its host: a server shows the page at any address.
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
