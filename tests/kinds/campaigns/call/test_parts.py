"""The parts of rules that calls need, and their facts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError
from tests.hubs import LoadedHub

from mkdocs_advocacy.core.countries import Country
from mkdocs_advocacy.core.package_data import package_data
from mkdocs_advocacy.kinds.campaigns.call.model import Call, Prize
from mkdocs_advocacy.kinds.campaigns.call.parts import load_parts
from mkdocs_advocacy.kinds.campaigns.model import CampaignTemplate

OTHER_PARTS = "min_age: 18, employees_may: false, sponsor: D, decided: 2030-02-01, told: E, data: F, rules: ../rules.md"
DOCS = Path(__file__).parents[4] / "docs" / "calls.md"


def test_every_part_is_a_key_and_has_known_sources() -> None:
    parts = load_parts()
    keys = {*Call.model_fields, *CampaignTemplate.model_fields, *(f"prizes.{key}" for key in Prize.model_fields)}
    for part in parts.parts:
        assert part.key in keys
        assert set(part.sources) <= set(parts.sources), part.key


def test_the_documentation_names_every_part() -> None:
    docs = DOCS.read_text("utf-8")
    table = docs[docs.index("## Checks") :]
    lacking = {part.key for part in load_parts().parts if f"`{part.key.rpartition('.')[2]}`" not in table}
    assert lacking == set()
    assert "This is not legal advice" in docs


def test_the_countries_of_a_region_are_countries() -> None:
    for region in load_parts().regions.values():
        assert TypeAdapter(tuple[Country, ...]).validate_python(region) == region


@pytest.mark.parametrize(
    ("written", "meant"), [("Norwegen", "NO"), ("us", "US"), ("Worldwide", "world"), ("España", "ES")]
)
def test_the_name_of_a_country_suggests_its_code(written: str, meant: str) -> None:
    with pytest.raises(ValidationError, match=f"write {meant}"):
        TypeAdapter(Country).validate_python(written)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ar"])
def test_phrases_that_ask_for_sharing_are_texts(language: str) -> None:
    words = package_data("kinds", "campaigns", "call", "asking.yml")[language]
    assert set(words) == {"share", "tag", "unless"}
    assert all(isinstance(phrase, str) for phrases in words.values() for phrase in phrases)


@pytest.mark.parametrize(
    ("language", "how", "found"),
    [
        ("en", "Tag three friends below the post.", True),
        ("en", "Tag 2 friends.", True),
        ("en", "Mention three friends in the comments.", True),
        ("en", "Share this post to enter.", True),
        ("en", "Like and share!", True),
        ("en", "You needn't tag friends or share this post.", False),
        ("en", "Share a meal with friends and photograph the tag on the bottle.", False),
        ("de", "Markiere zwei Freunde.", True),
        ("de", "Verlinkt 2 Freundinnen.", True),
        ("de", "Liken und teilen!", True),
        ("de", "Teile die Flasche mit jemandem, und schick uns ein Foto davon.", False),
        ("fr", "Partage cette publication.", True),
        ("fr", "Mentionne deux amis.", True),
        ("es", "Etiqueta a un amigo.", True),
        ("es", "Menciona a 2 amigas.", True),
        ("es", "No hace falta que etiquetes a nadie.", False),
        ("ar", "شارك هذا المنشور.", True),
    ],
)
def test_a_text_that_asks_for_what_a_network_forbids_is_found(
    hub_of: Callable[..., LoadedHub], language: str, how: str, found: bool
) -> None:
    call = f'{{kind: survey, asks: A, data: B, networks: [facebook], how: "{how}"}}'
    problems = hub_of({"content/campaigns/a.yml": f"title: A\ncall: {call}\n"}, languages=[language]).problems
    assert [problem.rule for problem in problems] == ["call-incomplete"] * found


def test_a_translation_that_asks_for_what_a_network_forbids_is_found(hub_of: Callable[..., LoadedHub]) -> None:
    files = {
        "content/campaigns/a.yml": "title: A\ncall: {kind: survey, asks: A, data: B, how: C, networks: [facebook]}\n",
        "content/campaigns/a.de.yml": "title: A\ncall: {how: Markiere zwei Freunde.}\n",
    }
    [problem] = hub_of(files, languages=["en", "de"]).problems
    assert (problem.file, problem.rule) == ("content/campaigns/a.de.yml", "call-incomplete")
    assert problem.message.startswith("this seems to ask people to tag friends")


@pytest.mark.parametrize("weight", ["error", "notice", "off"])
def test_a_hub_sets_the_severity(hub_of: Callable[..., LoadedHub], weight: str) -> None:
    files = {"content/campaigns/a.yml": "title: A\ncall: {kind: survey, asks: A, data: B}\n"}
    problems = hub_of(files, rules={"call-incomplete": weight}).problems
    assert [problem.severity for problem in problems] == ([] if weight == "off" else [weight])


@pytest.mark.parametrize(
    ("countries", "expected"),
    [
        ("[DE]", {"criteria"}),
        ("[US]", {"free_entry", "worth"}),
        ("[BR]", set()),
        ("[NO, US]", {"criteria", "free_entry", "worth"}),
        ("[world]", {"criteria", "free_entry", "worth"}),
    ],
)
def test_what_applies_depends_on_the_countries(
    hub_of: Callable[..., LoadedHub], countries: str, expected: set[str]
) -> None:
    call = f"{{kind: draw, how: B, prizes: [{{what: C, number: 1}}], countries: {countries}, {OTHER_PARTS}}}"
    file = f"title: A\nstarts: 2026-01-01\nends: 2030-01-31\ncall: {call}\n"
    problems = hub_of({"content/campaigns/a.yml": file, "content/rules.md": "# Rules"}).problems
    assert {problem.message.partition(" is missing")[0].rpartition(".")[2] for problem in problems} == expected
