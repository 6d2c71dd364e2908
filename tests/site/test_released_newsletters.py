"""A released issue stays the same when its entries change, and loses what may no longer be shown at each build."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.kinds.campaigns.results.samples import clicks_of, row
from tests.kinds.newsletters.released import (
    FEEDBACK,
    ISSUE,
    LATER,
    MONTH,
    PERSON,
    RECORD,
    STORY,
    TEXT,
    built,
    issue_in,
    post_of,
    put,
    record_of,
    release,
    released_hub,
)
from tests.site.sites import Site

PERMISSION: Mapping[str, Any] = STORY["permission"]
CONSENT: Mapping[str, Any] = PERSON["consent"]
POST = "content/posts/lime.yml"
REVISED = [
    *(row(99, post=name, days=days) for name in ("lime", "new") for days in (MONTH, ("2027-01-01", "2027-01-31"))),
    row(6, post="ginger", days=MONTH),
]
CHANGES: Mapping[str, Any] = {
    "content/posts/ginger.yml": post_of("Changed title", summary="Changed summary"),
    "content/posts/ginger.de.yml": {"title": "Anders", "text": {"any": "Andere Worte."}},
    "content/posts/lime.yml": {**post_of("Changed lime", expire="2027-04-30"), "summary": None},
    "content/posts/lime.en.yml": None,
    "content/posts/lime.de.yml": {"title": "Neue Limette", "text": {"any": "Neue Worte."}},
    "content/posts/rhubarb.yml": post_of("Changed rhubarb", publish="2026-11-01"),
    "content/posts/rhubarb.de.yml": {"title": "Rhabarber", "text": {"any": "Neue Worte."}},
    "content/posts/new.yml": post_of("New post", publish="2027-01-14"),
    "content/newsletters/earlier.md": "---\ntitle: Earlier\ndate: 2027-01-12\n---\n\nHello.\n",
    "content/campaigns/new.yml": {"title": "New campaign", "audience": ["employees"]},
    "content/feedback/new.yml": {**FEEDBACK, "title": "New answer"},
    "content/stories/new.yml": {**STORY, "title": "New story"},
    "content/events/new.md": "---\ntitle: New meeting\nwhen: 2027-01-09\npresent: [bc9d]\n---\n\nAgenda.\n",
    "content/events/next.md": "---\ntitle: Next meeting\nwhen: 2027-04-01\n---\n\nAgenda.\n",
    "people/bc9d.yml": {**PERSON, "name": "Berta Heron"},
    **clicks_of(REVISED),
}
"""Changes to the hub that a released issue must not show."""


def texts_in(site: Site) -> str:
    """Return the files of the issue as one text."""
    return "\n".join(data.decode("utf-8", "replace") for data in issue_in(site).values())


def test_two_builds_are_identical(tmp_path: Path) -> None:
    hub = released_hub(tmp_path, {"content/newsletters/winter.de.md": "---\ntitle: Die Winterausgabe\n---\n"})
    first, second = built(hub, to="first"), built(hub, to="second")
    assert first.files == second.files
    assert "newsletters/winter/de/index.html" in first.files
    assert not [name for name in first.files if "sent" in name], "the record is never published"


def test_it_stays_the_same_when_everything_changes(tmp_path: Path) -> None:
    hub = released_hub(tmp_path, {"content/newsletters/winter.de.md": "---\ntitle: Die Winterausgabe\n---\n"})
    before = issue_in(built(hub))
    assert len(before) >= 2
    put(hub, CHANGES)
    changed = built(hub)
    assert "New campaign" in changed.page("campaigns/").text
    assert issue_in(changed) == before
    put(hub, {RECORD: None, "content/newsletters/earlier.md": None})
    live = texts_in(built(hub))
    assert all(
        words in live
        for words in ("Changed title", "Changed rhubarb", "New post", "New campaign", "New story", "Berta Heron")
    )


def test_it_is_the_same_as_before_the_release(tmp_path: Path) -> None:
    hub = released_hub(tmp_path)
    released = issue_in(built(hub))
    put(hub, {RECORD: None})
    assert issue_in(built(hub)) == released


LOSSES: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "a person who withdrew the consent": (
        "Ada Falcon",
        {"people/qz7x.yml": {**PERSON, "consent": {**CONSENT, "withdrawn": "2027-01-15"}}},
    ),
    "a person who is no longer named in newsletters": (
        "Ada Falcon",
        {"people/qz7x.yml": {**PERSON, "where": ["page"]}},
    ),
    "a person without a file": (
        "Ada Falcon",
        {
            "people/qz7x.yml": None,
            "content/events/meeting.md": "---\ntitle: Meeting\nwhen: 2027-01-08\n---\n\nAgenda.\n",
        },
    ),
    "a story whose permission was revoked": (
        "Bottles on a canal",
        {"content/stories/canal.yml": {**STORY, "permission": {**PERMISSION, "revoked": "2027-01-15"}}},
    ),
    "a story that is no longer permitted in newsletters": (
        "Bottles on a canal",
        {"content/stories/canal.yml": {**STORY, "permission": {**PERMISSION, "scope": ["page"]}}},
    ),
    "a story for others": (
        "Bottles on a canal",
        {"content/stories/canal.yml": {**STORY, "audience": ["customers"]}},
    ),
    "a post that is a draft": ("Words of Lime", {POST: {**post_of("Changed"), "status": "draft"}}),
    "a post that is embargoed": ("Words of Lime", {POST: post_of("Changed", publish="2027-05-01")}),
    "a post that was deleted": ("Words of Lime", {POST: None}),
    "a post that is retired": ("Words of Lime", {POST: {**post_of("Changed"), "status": "retired"}}),
    "a post that is expired": ("Words of Lime", {POST: post_of("Changed", expire="2027-01-10")}),
    "a post for others": ("Words of Lime", {POST: post_of("Changed", audience=["customers"])}),
    "feedback that was withdrawn": (
        "The caps are softer now",
        {"content/feedback/caps.yml": {**FEEDBACK, "status": "draft"}},
    ),
    "feedback that is retired": (
        "The caps are softer now",
        {"content/feedback/caps.yml": {**FEEDBACK, "status": "retired"}},
    ),
    "feedback for others": (
        "The caps are softer now",
        {"content/feedback/caps.yml": {**FEEDBACK, "audience": ["customers"]}},
    ),
    "a campaign for others": (
        "Crates",
        {"content/campaigns/crates.yml": {"title": "Crates", "audience": ["customers"]}},
    ),
    "an event for others": (
        "Picnic",
        {"content/events/picnic.md": "---\ntitle: Picnic\nwhen: 2027-05-01\naudience: [customers]\n---\n\nAgenda.\n"},
    ),
    "a campaign that was deleted": ("Crates", {"content/campaigns/crates.yml": None}),
    "an event that was deleted": ("Picnic", {"content/events/picnic.md": None}),
}


@pytest.mark.parametrize("case", LOSSES)
def test_entries_that_may_no_longer_be_shown_are_removed(tmp_path: Path, case: str) -> None:
    words, changes = LOSSES[case]
    hub = released_hub(tmp_path)
    assert words in texts_in(built(hub))
    put(hub, changes)
    after = built(hub)
    assert words not in texts_in(after)
    if words == "Words of Lime":
        assert not [name for name in issue_in(after) if after.files[name].count(b"About Lime")]
        assert after.holding("About Lime") == []


@pytest.mark.parametrize("words", ["Ada Falcon", "Bottles on a canal"])
def test_people_and_stories_are_removed_when_their_time_is_over(tmp_path: Path, words: str) -> None:
    hub = released_hub(tmp_path)
    assert words in texts_in(built(hub))
    assert words not in texts_in(built(hub, now=LATER))


def test_numbers_below_a_raised_minimum_are_removed(tmp_path: Path) -> None:
    hub = released_hub(tmp_path)
    assert "9 clicks" in texts_in(built(hub))
    config = (hub / "mkdocs.yml").read_text("utf-8")
    (hub / "mkdocs.yml").write_text(
        config.replace("- advocacy/results\n", "- advocacy/results:\n    minimum: 10\n"), "utf-8"
    )
    put(hub, clicks_of([row(40, post="ginger", days=MONTH)]))
    after = texts_in(built(hub))
    assert "40 clicks" in after
    assert "9 clicks" not in after


def test_a_later_translation_has_the_same_entries_in_its_own_language(tmp_path: Path) -> None:
    hub = released_hub(tmp_path)
    original = issue_in(built(hub))
    put(hub, {**CHANGES, "content/newsletters/winter.de.md": "---\ntitle: Die Winterausgabe\n---\n"})
    translated = built(hub)
    text = translated.page("newsletters/winter/de/").one("article").text
    assert issue_in(translated)["newsletters/winter/index.html"] != b""
    assert "Über Ingwer" in text, "the German words of the release"
    assert "Neue Limette" in text, "today's, since there were none at the release"
    assert not [words for words in ("Anders", "New post", "Neue Worte von", "Berta") if words in text]
    assert original.keys() < issue_in(translated).keys()


def test_texts_that_name_somebody_whose_consent_ended_are_no_longer_shown(tmp_path: Path) -> None:
    consenting = {**PERSON, "where": ["newsletter", "posts", "page"]}
    post = post_of("Lime", summary="Ada Falcon likes lime.")
    hub = released_hub(tmp_path, {"people/qz7x.yml": consenting, POST: post})
    put(hub, {POST: post_of("Lime", summary="Somebody likes lime.")})
    assert "Ada Falcon likes lime" in texts_in(built(hub))
    after = built(hub, now=LATER)
    assert "Somebody likes lime" in texts_in(after)
    assert after.holding("Ada Falcon") == []


def test_texts_with_a_story_are_replaced_when_the_post_no_longer_shows_it(tmp_path: Path) -> None:
    story = {**STORY, "permission": {**PERMISSION, "scope": ["page", "posts", "newsletter"]}}
    text = {"any": "{credit} likes lime. {link}"}
    quoting = post_of("Lime", summary="@canal drank it on a boat.", story="canal", text=text)
    hub = released_hub(tmp_path, {"content/stories/canal.yml": story, POST: quoting})
    assert record_of(hub)["words"]["lime"]["en"]["story"] == "canal"
    assert "@canal drank it" in texts_in(built(hub))
    put(hub, {POST: post_of("Lime"), "content/stories/canal.yml": None})
    after = built(hub)
    assert "About Lime" in texts_in(after)
    assert after.holding("@canal") == []


def test_edits_between_the_blocks_are_published(tmp_path: Path) -> None:
    hub = released_hub(tmp_path)
    put(hub, {ISSUE: TEXT.replace("Hello.", "Hello again.").replace("```stories\n", "```stories\nlimit: 1\n")})
    assert "Hello again." in texts_in(built(hub))


def test_keys_that_select_the_numbers_stay_as_released(tmp_path: Path) -> None:
    hub = released_hub(tmp_path)
    before = issue_in(built(hub))
    put(hub, {ISSUE: TEXT.replace("show: networks", "show: languages").replace("sort: clicks", "sort: newest")})
    assert issue_in(built(hub)) == before


def test_an_issue_in_which_nothing_was_released_stays_empty(tmp_path: Path) -> None:
    text = "---\ntitle: Winter\ndate: 2027-01-15\n---\n\nHello.\n\n## Stories\n\n```stories\n```\n"
    hub = released_hub(tmp_path, {ISSUE: text, "content/stories/canal.yml": None})
    put(hub, {"content/stories/canal.yml": STORY})
    assert "Bottles" not in texts_in(built(hub))
    put(hub, {RECORD: None})
    assert release(hub).exit_code == 0
    assert "Bottles" in texts_in(built(hub))


def test_names_that_posts_may_have_are_no_problem_in_the_record(tmp_path: Path) -> None:
    hub = released_hub(
        tmp_path,
        {"people/qz7x.yml": {**PERSON, "where": ["posts"]}, POST: post_of("Lime", summary="Ada Falcon likes lime.")},
    )
    assert "Ada Falcon likes lime" in texts_in(built(hub))


def test_excused_confidential_terms_are_not_recorded(tmp_path: Path) -> None:
    excuse = [{"rule": "confidential", "why": "A kettle of copper."}]
    files = {
        POST: post_of("Lime in a copper kettle", excuse=excuse, expire="2027-04-30"),
        "guidelines/rules/confidential.yml": {"terms": [{"term": "Copper Kettle"}]},
    }
    hub = released_hub(tmp_path, files)
    assert record_of(hub)["words"]["lime"] == {"en": {}}
    assert "Lime in a copper kettle" in texts_in(built(hub))
