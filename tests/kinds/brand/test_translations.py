"""Translations of brand sets: their values, addresses and files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from tests.hubs import LoadedHub

from mkdocs_advocacy.content.schema import editor_patterns, schema_files
from mkdocs_advocacy.core.problems import Severity
from mkdocs_advocacy.kinds import KINDS
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.brand.settings.model import BrandTemplate, BrandTranslation

HubOf = Callable[..., LoadedHub]
OWN, GERMAN = "content/brand/ginger/brand.yml", "content/brand/ginger/brand.de.yml"


def test_alt_texts_and_titles_are_in_the_language_of_the_translation(tmp_path: Path, hub_of: HubOf) -> None:
    can = tmp_path / "content/brand/ginger/can.png"
    can.parent.mkdir(parents=True)
    Image.new("RGB", (1200, 800)).save(can)
    files = {
        OWN: "assets: {can: {title: The can, alt: {en: A can, de: Früher, fr: Une canette}}}",
        GERMAN: "assets: {can: {alt: Eine Dose}, 'c*': {title: Alles, alt: Alles}}",
    }
    asset = hub_of(files, languages=["en", "de"]).brand.assets["ginger/can"]
    assert [asset.alt_in(language, "en") for language in ("en", "de", "de-AT", "fr")] == [
        "A can",
        "Eine Dose",
        "Eine Dose",
        "Une canette",
    ]
    assert [asset.title_in(language) for language in ("en", "de", "fr")] == ["The can", "Alles", "The can"]


def test_an_address_is_not_reported_lost_while_its_file_is_broken(tmp_path: Path, hub_of: HubOf) -> None:
    (tmp_path / "permalinks.txt").write_text("2026-01-01 brand/ginger/ Ginger\n2026-01-01 brand/ginger/de/ Ingwer\n")
    for broken in (OWN, GERMAN):
        files = {OWN: "title: Ginger", GERMAN: "title: Ingwer", broken: "title: ["}
        problems = hub_of(files, languages=["en", "de"]).problems
        assert [one.file for one in problems if one.severity is Severity.ERROR] == [broken]
    hub = hub_of({OWN: "title: Ginger", GERMAN: "title: Ingwer"}, languages=["en", "de"])
    assert hub.problems == ()
    (tmp_path / GERMAN).unlink()
    assert "brand/ginger/de/ was published" in str(hub_of({}, languages=["en", "de"]).problems[0])


def test_editors_distinguish_sets_from_translations() -> None:
    patterns = editor_patterns(KINDS)
    assert patterns["brand"] == ["content/brand/*/brand.yml"]
    assert patterns["brand-translation"] == ["content/brand/*/brand.*.yml"]
    values = json.loads(schema_files([BRAND])["brand.json"])
    assert values["properties"].keys() == BrandTemplate.model_fields.keys()


def test_the_type_of_a_file_depends_on_its_name() -> None:
    assert BRAND.model_of("brand/logo/brand.yml") is BrandTemplate
    assert BRAND.model_of("brand/logo/brand.de.yml") is BrandTranslation
    assert BRAND.model_of("brand/logo/old/brand.de.yml") is None
    assert BRAND.model_of("brand/brand.de.yml") is None
