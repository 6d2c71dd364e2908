"""People and stories in newsletters, searched in every byte and every pixel of the site, in all shapes that exist."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.site.newsletter_dumps import add_dumps
from tests.site.references import dead_links
from tests.site.sites import Site, as_yaml, build, write_hub
from tests.site.test_story_permissions import COLOUR, TOKEN, holds_picture, story_with, traces_of

from mkdocs_advocacy.kinds.newsletters import shapes
from mkdocs_advocacy.kinds.newsletters.shapes import ShapeFile

PLUGINS = ["advocacy/brand", "advocacy/posts", "advocacy/programme"]
EVERYWHERE = ["page", "newsletter", "print"]
CONSENT = {"given": "2027-01-02", "proof": f"{TOKEN} 7"}
GRANTED = {"granted": "2027-01-02", "proof": f"{TOKEN} 7", "scope": EVERYWHERE}
PEOPLE_STATES: Mapping[str, tuple[Mapping[str, Any], bool]] = {
    "no record": ({"consent": None}, False),
    "not yet": ({"consent": {**CONSENT, "given": "2027-01-16"}}, True),
    "expired": ({"consent": {**CONSENT, "until": "2027-01-14"}}, True),
    "withdrawn": ({"consent": {**CONSENT, "withdrawn": "2027-01-10"}}, True),
    "withdrawn in future": ({"consent": {**CONSENT, "withdrawn": "2027-09-10"}}, True),
    "minor": ({"adult": False}, False),
    "shows nothing": ({"show": None}, True),
    "other places": ({"where": ["posts", "badge"]}, True),
}
"""The values of a person's file in each state, and whether the hub can be built with them."""
STORY_STATES: Mapping[str, tuple[Mapping[str, Any] | None, bool]] = {
    "none": (None, False),
    "asked": ({"asked": "2027-01-01"}, True),
    "not yet": ({**GRANTED, "granted": "2027-01-16"}, True),
    "other scopes": ({**GRANTED, "scope": ["ads"]}, True),
    "expired": ({**GRANTED, "until": "2027-01-14"}, True),
    "revoked": ({**GRANTED, "revoked": "2027-01-10"}, True),
    "revoked in future": ({**GRANTED, "revoked": "2027-09-10"}, True),
    "minor": ({**GRANTED, "minor": True}, False),
    "territory": ({**GRANTED, "territories": ["AT"]}, False),
    "others unknown": ({**GRANTED, "others": None}, False),
    "no proof": ({**GRANTED, "proof": None}, False),
}
FRONT = {"title": "What happened in January", "date": "2027-01-15", "audience": ["employees", "customers"]}
BODY = """\
Hello.

## Thank you

```people
codes: [qw3rt]
```

```people
```

```people
group: council
```

## In their own words

```stories
limit: 9
```
"""
UNNAMED = BODY.replace("codes: [qw3rt]\n", "")
"""A text that names nobody."""
ANSWERED = {
    "title": "Caps that hurt",
    "kind": "finding",
    "stage": "done",
    "answer": {"by": "us", "date": "2027-01-10", "text": "Softer caps."},
    "audience": ["employees", "customers"],
}
COUNCIL = {"title": "Council", "kind": "council", "joins": "invitation", "audience": ["employees", "customers"]}
NAME = "2027-01"
HIDDEN: Mapping[str, Mapping[str, Any]] = {
    "draft": {"status": "draft"},
    "embargoed": {"date": "2027-02-01"},
    "retired": {"status": "retired"},
}
"""The values of an issue that nobody reads."""


@pytest.fixture(autouse=True)
def _dumps(monkeypatch: pytest.MonkeyPatch) -> None:
    add_dumps(monkeypatch)


def person_with(**values: Any) -> str:
    person = {
        "audience": "customers",
        "adult": True,
        "name": f"{TOKEN} Demir",
        "role": f"{TOKEN} role",
        "place": f"{TOKEN} place",
        "quote": f"{TOKEN} quote",
        "picture": "qw3rt.png",
        "links": [f"https://example.com/{TOKEN}"],
        "show": ["name", "picture", "role", "place", "quote", "links"],
        "where": EVERYWHERE,
        "consent": CONSENT,
        "groups": [{"group": "council", "invited_by": "council", "role": f"{TOKEN} speaker"}],
        **values,
    }
    return as_yaml({key: value for key, value in person.items() if value is not None})


def write_newsletter_hub(
    folder: Path, files: Mapping[str, str], *, front: Mapping[str, Any], body: str, **options: Any
) -> Path:
    hub = write_hub(
        folder,
        {"other": {"title": "Another post", "text": {"any": "Other words."}}},
        pages={"index.md": "# Home\n"},
        plugins=["search", {"advocacy": {"languages": ["en", "de"], **options}}, *PLUGINS],
    )
    written = {
        "content/groups/council.md": f"---\n{as_yaml(COUNCIL)}---\n\nWords.\n",
        "people/mk7.yml": "audience: employees\nadult: true\n",
        f"content/newsletters/{NAME}.md": f"---\n{as_yaml({**FRONT, **front})}---\n\n{body}",
        f"content/newsletters/{NAME}.de.md": f"---\ntitle: Der Januar\n---\n\n{body}",
        **files,
    }
    for name, text in written.items():
        (hub / name).parent.mkdir(parents=True, exist_ok=True)
        (hub / name).write_text(text, "utf-8")
    return hub


def hub_with_person(
    folder: Path, front: Mapping[str, Any] | None = None, *, body: str = BODY, drafts: bool = False, **values: Any
) -> Path:
    event = "---\ntitle: Meeting\nwhen: 2027-01-10\npresent: [qw3rt]\n---\n\nWords.\n"
    files = {"people/qw3rt.yml": person_with(**values), "content/events/meeting.md": event}
    hub = write_newsletter_hub(folder, files, front=front or {}, body=body, drafts=drafts)
    Image.new("RGB", (640, 640), COLOUR).save(hub / "people/qw3rt.png")
    return hub


def hub_with_story(
    folder: Path,
    permission: Mapping[str, Any] | None,
    front: Mapping[str, Any] | None = None,
    *,
    drafts: bool = False,
    **values: Any,
) -> Path:
    files = {
        "content/stories/canal.yml": story_with(permission, **values),
        "content/stories/canal.de.yml": f"title: {TOKEN} am Kanal\nsummary: {TOKEN} kurz\n",
        "content/brand/customers/brand.yml": f"only_in: stories\nassets: {{canal: {{alt: {TOKEN} alt}}}}\n",
    }
    body = UNNAMED
    hub = write_newsletter_hub(folder, files, front=front or {}, body=body, drafts=drafts)
    Image.new("RGB", (1280, 720), COLOUR).save(hub / "content/brand/customers/canal.png")
    return hub


def pictures_of(site: Site) -> list[str]:
    return [name for name, content in site.files.items() if holds_picture(content)]


def folders_of(site: Site) -> set[str]:
    """Return the first folder of each file with a text, and the picture's if there is one."""
    return {name.partition("/")[0] for name in traces_of(site)}


def is_in(site: Site, place: str) -> bool:
    """Return whether the dump of all texts for a place has the token, in both languages."""
    found = {TOKEN in site.files[f"newsletters/{NAME}/{folder}dump-{place}.txt"].decode() for folder in ("", "de/")}
    assert len(found) == 1
    return found.pop()


def test_a_person_is_shown_where_they_agreed(tmp_path: Path) -> None:
    site = build(hub_with_person(tmp_path))
    assert site.exit_code == 0, site.output
    assert f"{TOKEN} Demir" in site.page("people/").text
    assert f"{TOKEN} quote" in site.page(f"newsletters/{NAME}/").text
    assert is_in(site, "newsletter")
    assert is_in(site, "print")
    assert len(pictures_of(site)) == 1
    assert dead_links(site) == []
    assert not site.holding("qw3rt.png")


@pytest.mark.parametrize("drafts", [False, True], ids=["site", "preview"])
@pytest.mark.parametrize("state", PEOPLE_STATES)
def test_a_person_without_consent_is_nowhere(tmp_path: Path, state: str, drafts: bool) -> None:
    values, can_build = PEOPLE_STATES[state]
    body = UNNAMED if state in ("shows nothing", "other places") else BODY  # to name them is an error
    site = build(hub_with_person(tmp_path, body=body, drafts=drafts, **values))
    assert traces_of(site) == []
    assert TOKEN not in site.output
    assert (site.exit_code == 0) is can_build, site.output


@pytest.mark.parametrize("where", [["page"], ["newsletter"], ["print"]], ids="-".join)
def test_a_person_is_only_in_the_places_they_agreed_to(tmp_path: Path, where: list[str]) -> None:
    site = build(hub_with_person(tmp_path, body=UNNAMED, where=where))
    assert site.exit_code == 0, site.output
    assert is_in(site, "newsletter") is ("newsletter" in where)
    assert is_in(site, "print") is ("print" in where)
    texts = site.holding(TOKEN)
    assert any(name in texts for name in ("people/index.html", "groups/council/index.html")) is ("page" in where)
    if where == ["newsletter"]:
        assert all(name.startswith("newsletters/") and "print" not in name for name in texts)
    if where == ["print"]:
        assert texts == [f"newsletters/{NAME}/de/dump-print.txt", f"newsletters/{NAME}/dump-print.txt"]
    assert len(pictures_of(site)) == 1
    assert dead_links(site) == []


@pytest.mark.parametrize("where", [["newsletter"], ["print"], ["newsletter", "print"]], ids="-".join)
@pytest.mark.parametrize("state", [*HIDDEN, "without blocks"])
def test_a_portrait_is_only_in_the_site_if_a_published_issue_shows_it(
    tmp_path: Path, where: list[str], state: str
) -> None:
    body = UNNAMED if state in HIDDEN else "Hello."
    site = build(hub_with_person(tmp_path, HIDDEN.get(state), body=body, where=where))
    assert site.exit_code == 0, site.output
    assert traces_of(site) == []


def test_a_portrait_for_print_needs_a_printed_shape(tmp_path: Path) -> None:
    site = build(hub_with_person(tmp_path, {"shapes": ["page"]}, body=UNNAMED, where=["print"]))
    assert site.exit_code == 0, site.output
    assert traces_of(site) == []


def test_a_picture_for_print_needs_a_shape_that_shows_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = ShapeFile("print", "text.txt", "print", lambda letter, words, environment: letter.title)
    monkeypatch.setattr(shapes, "SHAPE_FILES", [text])
    site = build(hub_with_person(tmp_path / "person", body=UNNAMED, where=["print"]))
    assert site.exit_code == 0, site.output
    assert traces_of(site) == []
    site = build(hub_with_story(tmp_path / "story", {**GRANTED, "scope": ["print"]}))
    assert site.exit_code == 0, site.output
    assert traces_of(site) == []


def test_a_portrait_in_newsletters_is_on_the_page_of_an_issue(tmp_path: Path) -> None:
    site = build(hub_with_person(tmp_path, {"shapes": ["page"]}, body=UNNAMED, where=["newsletter"]))
    assert len(pictures_of(site)) == 1
    assert f"newsletters/{NAME}/index.html" in site.holding(TOKEN)
    assert dead_links(site) == []


def test_a_person_for_other_readers_and_one_in_an_edition_is_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = hub_with_person(tmp_path)
    monkeypatch.setenv("MIKE_DOCS_VERSION", "1.0")
    assert traces_of(build(hub)) == []
    monkeypatch.delenv("MIKE_DOCS_VERSION")
    text = (hub / "mkdocs.yml").read_text("utf-8").replace("languages:", "audience: employees\n    languages:")
    (hub / "mkdocs.yml").write_text(text, "utf-8")
    assert traces_of(build(hub)) == []


def test_a_story_is_shown_where_it_is_permitted(tmp_path: Path) -> None:
    site = build(hub_with_story(tmp_path, GRANTED))
    assert site.exit_code == 0, site.output
    assert f"{TOKEN} words" in site.page("stories/canal/").text
    assert f"{TOKEN} words" in site.page(f"newsletters/{NAME}/").text
    assert is_in(site, "newsletter")
    assert is_in(site, "print")
    assert "brand/customers/canal.png" not in site.files
    assert dead_links(site) == []


@pytest.mark.parametrize("drafts", [False, True], ids=["site", "preview"])
@pytest.mark.parametrize("state", STORY_STATES)
def test_a_story_without_permission_is_nowhere(tmp_path: Path, state: str, drafts: bool) -> None:
    permission, can_build = STORY_STATES[state]
    site = build(hub_with_story(tmp_path, permission, drafts=drafts))
    assert traces_of(site) == []
    assert (site.exit_code == 0) is can_build, site.output


@pytest.mark.parametrize("values", [{"status": "draft"}, {"publish": "2027-02-01"}, {"status": "retired"}])
def test_a_hidden_story_is_nowhere(tmp_path: Path, values: Mapping[str, Any]) -> None:
    assert traces_of(build(hub_with_story(tmp_path, GRANTED, **values))) == []


@pytest.mark.parametrize("scope", [["page"], ["newsletter"], ["print"], ["posts"]], ids="-".join)
def test_a_story_is_only_in_its_scope(tmp_path: Path, scope: list[str]) -> None:
    site = build(hub_with_story(tmp_path, {**GRANTED, "scope": scope}))
    assert site.exit_code == 0, site.output
    assert is_in(site, "newsletter") is ("newsletter" in scope)
    assert is_in(site, "print") is ("print" in scope)
    texts = site.holding(TOKEN)
    assert ("stories/canal/index.html" in texts) is ("page" in scope)
    if scope == ["newsletter"]:
        assert all(name.startswith(("newsletters/", "search/")) and "print" not in name for name in texts)
        found = {card["location"].partition("#")[0] for card in site.search if TOKEN in str(card)}
        assert found <= {f"newsletters/{NAME}/", f"newsletters/{NAME}/de/"}
    if scope == ["print"]:
        assert texts == [f"newsletters/{NAME}/de/dump-print.txt", f"newsletters/{NAME}/dump-print.txt"]
    assert len(pictures_of(site)) == {"page": 4, "newsletter": 1, "print": 1, "posts": 0}[scope[0]]
    assert all("/renditions/" in name for name in pictures_of(site))
    assert dead_links(site) == []


@pytest.mark.parametrize("state", [*HIDDEN, "for others"])
def test_an_image_is_only_in_the_site_if_a_published_issue_shows_it(tmp_path: Path, state: str) -> None:
    permission = {**GRANTED, "scope": ["newsletter", "print"]}
    front = HIDDEN.get(state, {"audience": ["employees"]})
    site = build(hub_with_story(tmp_path, permission, front, audience=["customers"]))
    assert site.exit_code == 0, site.output
    assert traces_of(site) == []


@pytest.mark.parametrize("limit", ["status: draft", "publish: 2027-02-01", "expires: 2027-01-10", "status: retired"])
def test_an_image_that_is_limited_itself_is_nowhere(tmp_path: Path, limit: str) -> None:
    hub = hub_with_story(tmp_path, {**GRANTED, "scope": ["newsletter", "print"]})
    settings = f"only_in: stories\nassets: {{canal: {{alt: A canal, {limit}}}}}\n"
    (hub / "content/brand/customers/brand.yml").write_text(settings, "utf-8")
    site = build(hub)
    assert site.exit_code == 0, site.output
    assert is_in(site, "newsletter")
    assert pictures_of(site) == []
    assert dead_links(site) == []


def test_a_story_in_newsletters_without_the_brand_plugin_has_no_image(tmp_path: Path) -> None:
    hub = hub_with_story(tmp_path, {**GRANTED, "scope": ["newsletter", "print"]})
    text = (hub / "mkdocs.yml").read_text("utf-8").replace("- advocacy/brand\n", "")
    (hub / "mkdocs.yml").write_text(text, "utf-8")
    site = build(hub)
    assert site.exit_code == 0, site.output
    assert is_in(site, "newsletter")
    assert pictures_of(site) == []
    assert dead_links(site) == []


def test_a_story_in_an_edition_or_for_other_readers_is_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hub = hub_with_story(tmp_path, GRANTED, audience=["customers"])
    monkeypatch.setenv("MIKE_DOCS_VERSION", "1.0")
    assert traces_of(build(hub)) == []
    monkeypatch.delenv("MIKE_DOCS_VERSION")
    text = (hub / "mkdocs.yml").read_text("utf-8").replace("languages:", "audience: employees\n    languages:")
    (hub / "mkdocs.yml").write_text(text, "utf-8")
    assert traces_of(build(hub)) == []


@pytest.mark.parametrize("scope", [[], ["newsletter"], ["print"]], ids=["posts", "newsletter", "print"])
def test_a_post_with_a_story_is_only_where_the_story_may_be(tmp_path: Path, scope: list[str]) -> None:
    post = {
        "title": f"The {TOKEN} picnic",
        "story": "canal",
        "campaign": "summer",
        "text": {"any": f"{{credit}} took {TOKEN} bottles"},
    }
    hub = hub_with_story(tmp_path, {**GRANTED, "scope": ["posts", *scope]})
    body = "```posts\nlimit: 9\n```\n\n```posts\ncampaign: summer\n```\n"
    (hub / f"content/newsletters/{NAME}.de.md").unlink()
    (hub / f"content/newsletters/{NAME}.md").write_text(f"---\n{as_yaml(FRONT)}---\n\n{body}", "utf-8")
    (hub / "content/posts/picnic.yml").write_text(as_yaml(post), "utf-8")
    (hub / "content/campaigns").mkdir()
    (hub / "content/campaigns/summer.yml").write_text("title: Summer\n", "utf-8")
    site = build(hub)
    assert site.exit_code == 0, site.output
    assert f"The {TOKEN} picnic" in site.page("posts/picnic/").text
    found = site.holding(TOKEN)
    in_letters = {name for name in found if name.startswith("newsletters/") and "print" not in name}
    assert bool(in_letters - {f"newsletters/{NAME}/poster.html"}) is ("newsletter" in scope)
    assert (f"newsletters/{NAME}/dump-print.txt" in found) is ("print" in scope)
    assert (f"newsletters/{NAME}/poster.html" in found) is ("print" in scope)
    assert ("campaigns/summer/poster.html" in found) is ("print" in scope)
    assert dead_links(site) == []


@pytest.mark.parametrize("scope", [[], ["newsletter"], ["print"]], ids=["hub", "newsletter", "print"])
@pytest.mark.parametrize("became", ["stories/canal", "posts/picnic"])
def test_an_answer_names_a_story_and_its_post_only_where_the_story_may_be(
    tmp_path: Path, became: str, scope: list[str]
) -> None:
    post = {"title": f"The {TOKEN} picnic", "story": "canal", "text": {"any": "{credit} took bottles"}}
    hub = hub_with_story(tmp_path, {**GRANTED, "scope": ["page", "posts", *scope]})
    for path in (hub / "content/newsletters").iterdir():
        path.write_text(path.read_text("utf-8").replace(UNNAMED, "```feedback\n```\n"), "utf-8")
    (hub / "content/posts/picnic.yml").write_text(as_yaml(post), "utf-8")
    (hub / "content/feedback").mkdir()
    (hub / "content/feedback/caps.yml").write_text(as_yaml({**ANSWERED, "became": [became]}), "utf-8")
    site = build(hub)
    assert site.exit_code == 0, site.output
    assert TOKEN in site.page("feedback/caps/").text
    assert "Softer caps" in site.page(f"newsletters/{NAME}/").text
    assert is_in(site, "newsletter") is ("newsletter" in scope)
    assert is_in(site, "print") is ("print" in scope)
    in_letters = [name for name in site.holding(TOKEN) if name.startswith("newsletters/") and "print" not in name]
    assert bool(in_letters) is ("newsletter" in scope)
