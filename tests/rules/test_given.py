"""Texts about stories whose author got something from the company."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.hubs import LoadedHub

from mkdocs_advocacy.core.languages import known_languages
from mkdocs_advocacy.core.package_data import package_data
from mkdocs_advocacy.rules.given import says_given

GIVEN = "a case of soda"
SAYING = [
    ("en", "Ada drew this for a case of our soda."),
    ("en", "#ad Ada drew this."),
    ("en", "Ada drew this. We sent her some."),
    ("de", "Ada hat das gezeichnet. Die Kiste war geschenkt."),
    ("de-AT", "Werbung. Ada hat das gezeichnet."),
    ("fr", "Ada a dessiné ceci. La caisse était offerte."),
    ("es", "Ada lo dibujó. A cambio le dimos una caja."),
    ("ar", "رسمت آدا هذا وحصلت على صندوق."),
    ("fi", "Ada piirsi tämän."),
]
SILENT = [
    ("en", "Ada drew this. Our soda has never looked better."),
    ("en", "I work at Carl's Soda, and in this case I'm a fan."),
    ("en", "Carl's Soda invited me to share this."),
    ("de", "Carl's Soda hat mich gebeten, das zu teilen. Ada hat das gezeichnet."),
    ("fr", "Ada a dessiné ceci. Je travaille chez Carl's Soda."),
    ("es", "Trabajo en Carl's Soda. Ada lo dibujó."),
    ("ar", "رسمت آدا هذا."),
]


@pytest.mark.parametrize(("language", "text"), SAYING)
def test_a_text_that_says_so_discloses(language: str, text: str) -> None:
    assert says_given(text, GIVEN, language)


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_other_texts_do_not_disclose(language: str, text: str) -> None:
    assert not says_given(text, GIVEN, language)


def test_every_language_has_words() -> None:
    assert set(package_data("rules", "given.yml")["words"]) == set(known_languages())


def test_posts_with_stories_are_checked(hub_of: Callable[..., LoadedHub]) -> None:
    story = (
        "title: A drawing\nkind: quote\ncredit: Ada\nstatus: ready\n"
        "permission: {granted: 2026-11-02, proof: Mail 1, scope: [page, posts]}\n"
    )
    texts = 'text: {any: ["{credit} drew this.", "{credit} drew this for a case of soda."]}\n'
    excuse = "excuse: [{rule: given-undisclosed, why: The picture says it.}]\n"
    files = {
        "content/stories/drawing.yml": f"{story}given: a case of soda\n",
        "content/stories/poem.yml": f"{story}given: none\n",
        "content/posts/silent.yml": f"title: A\nstory: drawing\n{texts}",
        "content/posts/excused.yml": f"title: A\nstory: drawing\n{texts}{excuse}",
        "content/posts/discloses.yml": f"title: A\nstory: drawing\ndisclosure: We gave Ada a case.\n{texts}",
        "content/posts/nothing.yml": f"title: A\nstory: poem\n{texts}",
    }
    rule = "given-undisclosed"
    found = [str(problem) for problem in hub_of(files).problems if problem.rule == rule]
    assert found == [
        "content/posts/silent.yml:3:14: warning: text.any[0] doesn't say that the author of the story got something "
        "from you (say what it was; see given: in the story) [given-undisclosed]"
    ]
    assert not [problem for problem in hub_of(files, rules={rule: "off"}).problems if problem.rule == rule]
