"""Words to avoid from a later day on are nowhere in the output before that day, and never fail a build."""

from __future__ import annotations

import json
from pathlib import Path

from tests.site.sites import Site, built, post

GUIDELINE = "---\navoid: [{term: Fizzle, instead: Quench, from: 2027-03-01}]\n---\nWords.\n"
VOCABULARY = "avoid: [{term: Gushy, instead: Streamy, why: It ends., from: 2027-03-01}]\n"


def _built(folder: Path, now: str) -> Site:
    (folder / "guidelines/rules").mkdir(parents=True)
    (folder / "guidelines/x.md").write_text(GUIDELINE, "utf-8")
    (folder / "guidelines/rules/vocabulary.yml").write_text(VOCABULARY, "utf-8")
    plugins = ["search", {"advocacy": {}}, "advocacy/guidelines", "advocacy/posts"]
    return built(folder, {"one": post("One", {"x": "It is fizzle and gushy."})}, plugins=plugins, now=now)


def test_nothing_published_contains_the_words_before_the_day(tmp_path: Path) -> None:
    site = _built(tmp_path, "2027-02-28T12:00:00Z")
    for word in ("Quench", "Streamy", "Fizzle is", "It ends."):
        assert site.holding(word) == [], word
    assert "Wording" not in site.page("guidelines/x/").one("div", "advocacy-guideline").text


def test_from_the_day_on_the_composer_and_the_guideline_know_the_words(tmp_path: Path) -> None:
    site = _built(tmp_path, "2027-03-01T12:00:00Z")
    assert "Quench" in site.page("guidelines/x/").text
    (rules,) = (data for name, data in site.files.items() if name.startswith("assets/advocacy/rules/"))
    assert {word.get("instead") for word in json.loads(rules)["avoid"]} == {"Quench", "Streamy"}
