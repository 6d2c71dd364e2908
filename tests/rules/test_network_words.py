"""Terms that a network's guideline avoids."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from tests.conftest import NOW
from tests.hubs import LoadedHub

from mkdocs_advocacy.content.loader import group_files
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.load import load_posts
from mkdocs_advocacy.rules.model import AvoidedWord, PreferredWord
from mkdocs_advocacy.rules.ruleset import Rules
from mkdocs_advocacy.rules.scripts import script_rules
from mkdocs_advocacy.rules.words import NetworkWords

OF_LINKEDIN = NetworkWords(
    (PreferredWord(term="guru meditation"),), (AvoidedWord(term="guru", instead="expert", why="It is worn out."),)
)
POST = b"""title: The guru
text:
  any: A guru meditation with a guru
  x: A guru
"""


def test_avoided_terms_are_only_reported_in_texts_for_that_network(hub_of: Callable[..., LoadedHub]) -> None:
    context = hub_of({}, networks=["linkedin", "x"]).context
    context = replace(context, rules=replace(context.rules, of_networks={"linkedin": OF_LINKEDIN}))
    _, problems = load_posts(
        group_files(POSTS, [SourceFile("posts/a.yml", "content/posts/a.yml", POST)])[0], context, NOW, {}
    )
    assert [str(problem) for problem in problems] == [
        "content/posts/a.yml:3:33: warning: “guru” is a word to avoid on LinkedIn: It is worn out "
        "(write “expert”) [avoided-words]"
    ]


def test_the_composer_gets_terms_with_their_network() -> None:
    data = json.loads(script_rules(Rules(of_networks={"linkedin": OF_LINKEDIN}), "en", "") or "")
    assert data["avoid"] == [
        {"forms": ["guru", "gurus"], "instead": "expert", "why": "It is worn out.", "network": "linkedin"}
    ]
    assert data["say"] == ["guru meditation", "guru meditations"]
