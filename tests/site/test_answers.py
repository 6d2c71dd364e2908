"""Answers to copy on the pages of networks' guidelines."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.site.sites import Site, as_yaml, built, post

ANSWERS = [
    {"situation": "photo", "language": "en", "text": "Thank you, {credit}! <b>{{Yes}}</b>"},
    {"situation": "photo", "language": "de", "text": "Danke! Mehr: {link}"},
    {"situation": "review", "language": "en", "networks": ["x"], "text": "Thank you for this review."},
    {"situation": "complaint", "language": "en", "text": "word " * 60},
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("answers")
    (folder / "guidelines/rules").mkdir(parents=True)
    (folder / "guidelines/rules/answers.yml").write_text(as_yaml({"answers": ANSWERS}), "utf-8")
    for name in ("linkedin", "x"):
        (folder / f"guidelines/{name}.md").write_text("Words.\n", "utf-8")
    (folder / "guidelines/faq.md").write_text("---\ntitle: Questions\n---\nWords.\n", "utf-8")
    plugins = ["search", {"advocacy": {"languages": ["en", "de"]}}, "advocacy/guidelines", "advocacy/posts"]
    return built(folder, {"one": post("One")}, plugins=plugins)


def _texts(site: Site, address: str) -> dict[str, list[str]]:
    """Return the texts to copy by situation."""
    groups = site.page(address).all("div", "advocacy-answers")[0].all("details")
    return {group.one("summary").text: [button["data-copy"] for button in group.all("button")] for group in groups}


def test_a_guideline_shows_the_own_answers_that_are_for_its_network_and_fit_it(site: Site) -> None:
    photo = ["Thank you, [name]! <b>{Yes}</b>", "Danke! Mehr: [Link]"]
    assert _texts(site, "guidelines/x/") == {
        "Thanks for a photo": photo,
        "Thanks for a review": ["Thank you for this review."],
    }
    assert _texts(site, "guidelines/linkedin/") == {
        "Thanks for a photo": photo,
        "Answer to a complaint": [("word " * 60).strip()],
    }
    (german,) = site.page("guidelines/x/").all("p", "advocacy-aside", lang="de")
    assert german.text == "Deutsch"
    contents = [link["href"] for link in site.page("guidelines/x/").one("nav", "md-nav--secondary").all("a")]
    assert "#answers" in contents


def test_pages_without_a_network_and_hubs_without_answers_show_none(site: Site, tmp_path: Path) -> None:
    assert site.page("guidelines/faq/").all("div", "advocacy-answers") == []
    (tmp_path / "guidelines").mkdir()
    (tmp_path / "guidelines/x.md").write_text("Words.\n", "utf-8")
    plugins = ["search", {"advocacy": {}}, "advocacy/guidelines", "advocacy/posts"]
    assert (
        built(tmp_path, {"one": post("One")}, plugins=plugins).page("guidelines/x/").all("div", "advocacy-answers")
        == []
    )


def test_the_file_itself_is_not_published(site: Site) -> None:
    assert [name for name in site.files if "answers" in name and not name.endswith(".css")] == []
