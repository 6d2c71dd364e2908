"""Translations of guidelines: their own values, and those inherited from the guideline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.hubs import LoadedHub

from mkdocs_advocacy.core.problems import Severity
from mkdocs_advocacy.kinds.guidelines.kind import GUIDELINES
from mkdocs_advocacy.kinds.guidelines.model import Guideline

HubOf = Callable[..., LoadedHub]
LINKEDIN = """\
---
summary: For colleagues.
version: 2
tone: Calm.
say: [{term: soda, language: en}, {term: Limo, language: de}]
avoid: [{term: ASAP}, {term: thrilled, language: en}]
---
# On LinkedIn

Words.
"""


def translation(hub_of: HubOf, text: str, language: str = "de") -> Guideline:
    files = {"guidelines/linkedin.md": LINKEDIN, f"guidelines/linkedin.{language}.md": text}
    hub = hub_of(files, languages=list(dict.fromkeys(("en", "de", language))))
    assert [str(problem) for problem in hub.problems] == []
    (found,) = hub.hub.of(GUIDELINES).all["linkedin"].translations
    return found


def test_missing_values_come_from_the_guideline(hub_of: HubOf) -> None:
    one = translation(hub_of, "---\ntone: Ruhig.\n---\n")
    assert (one.address, one.language, one.original) == ("guidelines/linkedin/de/", "de", "en")
    assert (one.title, one.template.tone, one.template.summary, one.body, one.version) == (
        *("On LinkedIn", "Ruhig.", "For colleagues.", "Words.\n", 2),
    )
    assert {key: one.language_of(key) for key in ("title", "tone", "summary", "body")} == {
        **{"title": "en", "tone": "de"},
        **{"summary": "en", "body": "en"},
    }


def test_the_title_is_the_heading(hub_of: HubOf) -> None:
    one = translation(hub_of, "# Auf LinkedIn\n\nWorte.\n")
    assert (one.title, one.body) == ("Auf LinkedIn", "Worte.\n")
    assert (one.language_of("title"), one.language_of("body")) == ("de", "de")


@pytest.mark.parametrize("language", ["de", "de-CH"])
def test_it_has_the_terms_for_its_language(hub_of: HubOf, language: str) -> None:
    template = translation(hub_of, "Worte.\n", language).template
    assert [word.term for word in (*template.say, *template.avoid)] == ["Limo", "ASAP"]


def test_terms_of_the_guideline_are_checked_in_texts_of_any_language(hub_of: HubOf) -> None:
    files = {
        "guidelines/linkedin.md": LINKEDIN,
        "guidelines/linkedin.de.md": "Worte.\n",
        "content/posts/a.yml": "title: A\ntext: {linkedin: 'I am thrilled, ASAP.'}\n",
        "content/posts/a.de.yml": "text: {linkedin: 'Bitte ASAP.'}\n",
    }
    found = [problem for problem in hub_of(files, languages=["en", "de"]).problems if problem.rule == "avoided-words"]
    assert [(problem.file, problem.message.split("”")[0]) for problem in found] == [
        ("content/posts/a.de.yml", "“ASAP"),
        ("content/posts/a.yml", "“thrilled"),
        ("content/posts/a.yml", "“ASAP"),
    ]


def test_its_hashtags_are_spellings_of_the_hub(hub_of: HubOf) -> None:
    files = {
        "guidelines/linkedin.md": LINKEDIN,
        "guidelines/linkedin.de.md": "---\nhashtags: [MehrWeg]\n---\n",
        "content/posts/a.yml": "title: A\nhashtags: [mehrweg]\ntext: {linkedin: 'Words. {hashtags}'}\n",
    }
    problems = [str(problem) for problem in hub_of(files, languages=["en", "de"]).problems]
    assert any("MehrWeg" in problem and "[hashtag-case]" in problem for problem in problems), problems


def test_a_broken_file_does_not_lose_its_address(tmp_path: Path, hub_of: HubOf) -> None:
    lines = (
        f"2026-01-01 guidelines/{address} Words\n" for address in ("linkedin/de/", "linkedin/1/", "linkedin/", "de/")
    )
    (tmp_path / "permalinks.txt").write_text("".join(lines))
    files = {
        "guidelines/linkedin.md": "---\nversion: 2\ntone: [\n---\n",
        "guidelines/linkedin/1.md": "---\ntone: [\n---\n",
        "guidelines/linkedin.de.md": "Worte.\n",
        "guidelines/index.md": "Words.\n",
        "guidelines/index.de.md": "---\ntone: [\n---\n",
    }
    errors = [one for one in hub_of(files, languages=["en", "de"]).problems if one.severity is Severity.ERROR]
    assert {problem.file for problem in errors} == {
        *("guidelines/linkedin.md", "guidelines/linkedin/1.md", "guidelines/index.de.md"),
    }


def test_a_misplaced_translation_loses_its_address(tmp_path: Path, hub_of: HubOf) -> None:
    (tmp_path / "permalinks.txt").write_text("2026-01-01 guidelines/linkedin/de/ Worte\n")
    files = {"guidelines/linkedin.md": LINKEDIN, "guidelines/linkedin/de.md": "Worte.\n"}
    problems = [str(problem) for problem in hub_of(files, languages=["en", "de"]).problems]
    assert any("guidelines/linkedin/de/ was published" in problem for problem in problems)
