"""The language of pages: five translations, languages that a hub adds, and messages that it changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.site.sites import Site, build, post, write_hub

LANGUAGES = ["en", "de", "fr", "es", "ar", "it"]
WORDS = {
    "en": "share_on: Post it on {network} now\npick_network: 'Where {{to}} <you> & me?'\n",
    "it": "share_on: Condividi su {network}\npick_network: Dove vuoi condividerlo?\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    posts: dict[str, Any] = {"ginger": post("Ginger", "It is here.", networks=["x"], expire="2027-01-31")}
    posts |= {f"ginger.{language}": {"title": f"In {language}"} for language in LANGUAGES[1:]}
    posts["other"] = post("Other", networks=["x"])
    hub = write_hub(tmp_path_factory.mktemp("words"), posts, options={"languages": [*LANGUAGES, "nl"]})
    write_messages(hub, WORDS)
    built = build(hub, "--strict")
    assert built.exit_code == 0, built.output
    return built


def write_messages(hub: Path, words: dict[str, str]) -> None:
    folder = hub / "guidelines" / "languages"
    folder.mkdir(parents=True, exist_ok=True)
    for language, said in words.items():
        (folder / f"{language}.yml").write_text(said, "utf-8")


@pytest.mark.parametrize(
    ("language", "direction", "share", "until"),
    [
        ("en", "ltr", "Post it on X now", "until January 31, 2027"),
        ("de", "ltr", "Auf X teilen", "bis 31. Januar 2027"),
        ("fr", "ltr", "Partager sur X", "jusqu’au 31 janvier 2027"),
        ("es", "ltr", "Compartir en X", "hasta el 31 de enero de 2027"),
        ("ar", "rtl", "المشاركة على X", "حتى 31 يناير 2027"),
        ("it", "ltr", "Condividi su X", "until 31 gennaio 2027"),
    ],
)
def test_a_page_is_in_the_language_of_its_post(
    site: Site, language: str, direction: str, share: str, until: str
) -> None:
    page = site.page("posts/ginger/" if language == "en" else f"posts/ginger/{language}/")
    assert page.one("html")["lang"] == language
    assert page.one("body")["dir"] == direction
    assert page.one(css="advocacy-post")["dir"] == direction
    assert page.one("a", css="advocacy-share").text == share
    assert page.all(css="advocacy-until")[0].text == until


def test_changed_messages_are_escaped(site: Site) -> None:
    assert "Where {to} <you> & me?" in [heading.text for heading in site.page("posts/ginger/").all("h2")]


def test_scripts_get_the_translations_of_every_language_with_pages(site: Site) -> None:
    published = {name: content for name, content in site.files.items() if name.startswith("assets/advocacy/words/")}
    assert set(published) == {f"assets/advocacy/words/{language}.json" for language in LANGUAGES}
    data = {name.rpartition("/")[2].removesuffix(".json"): json.loads(content) for name, content in published.items()}
    assert {name: (one["language"], one["direction"]) for name, one in data.items()} == {
        language: (language, "rtl" if language == "ar" else "ltr") for language in LANGUAGES
    }
    assert data["en"]["words"]["share_on"] == "Post it on {network} now"
    assert data["en"]["words"]["pick_network"] == "Where {{to}} <you> & me?"
    assert data["it"]["words"]["share_on"] == "Condividi su {network}"
    assert all(set(data["en"]["words"]) <= set(one["words"]) for one in data.values())


def test_an_invalid_message_fails_the_build(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, {"one": post()})
    write_messages(hub, {"en": "share_on: Go to {netwrok}\n"})
    failed = build(hub)
    assert failed.exit_code != 0
    assert "guidelines/languages/en.yml:1:17: error: share_on: unknown placeholder “{netwrok}”" in failed.output
