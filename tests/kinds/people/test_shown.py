"""A person's fields are in no byte of a site beyond what they agreed to show, where, and for as long."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PIL import Image
from tests.contracts.entries import write
from tests.hubs import LoadedHub
from tests.site.sites import Site, as_yaml, build, write_hub

from mkdocs_advocacy.cli import main
from mkdocs_advocacy.kinds.people.kind import PEOPLE
from mkdocs_advocacy.kinds.people.model import PersonTemplate
from mkdocs_advocacy.kinds.people.shown import show_people

NOW = "2027-01-15T12:00:00Z"
SHOWABLE = ("name", "role", "place", "quote", "links")
TOKENS = {key: f"Zq{key}zq" for key in (*SHOWABLE, "topics", "languages", "what", "proof", "membership")}
GROUP = "---\ntitle: Council\nkind: council\naudience: [customers, employees]\njoins: election\n---\n\nWords.\n"
EVENT = (
    "---\ntitle: Meeting\naudience: [customers, employees]\n"
    "when: 2026-12-01\ngroup: council\npresent: [qz7x]\n---\n\nMinutes.\n"
)


def person(**more: Any) -> dict[str, Any]:
    account = [{"date": "2026-12-01", "what": TOKENS["what"], "worth": "25 EUR"}]
    return {
        "audience": "customers",
        "adult": True,
        **{key: TOKENS[key] for key in ("name", "role", "place", "quote")},
        "picture": "qz7x.jpg",
        "links": [f"https://{TOKENS['links'].lower()}.example/"],
        "topics": [TOKENS["topics"]],
        "consent": {"given": "2026-01-01", "until": "2027-06-30", "proof": TOKENS["proof"]},
        "groups": [{"group": "council", "since": "2026-01-01", "role": TOKENS["membership"]}],
        "given": account,
        "asked": account,
        "thanked": account,
        **more,
    }


def portrait() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "ZqdescriptionZq"
    file = io.BytesIO()
    Image.new("RGB", (900, 1200), "teal").save(file, "JPEG", exif=exif)
    return file.getvalue()


def site_with(folder: Path, values: Mapping[str, Any] | None, now: str = NOW, **options: str) -> Site:
    hub = write_hub(folder, plugins=["search", {"advocacy": options}, "advocacy/posts", "advocacy/programme"])
    write(hub, {"content/groups/council.md": GROUP, "content/events/meeting.md": EVENT})
    if values is not None:
        write(hub, {"people/qz7x.yml": as_yaml(dict(values))})
        (hub / "people/qz7x.jpg").write_bytes(portrait())
    site = build(hub, now=now)
    assert site.exit_code == 0, site.output
    return site


def shown_tokens(site: Site) -> set[str]:
    """Return the keys whose texts are anywhere in the site, including unpacked archives, or in the build's output."""
    found = {key for key, token in TOKENS.items() if site.holding(token) or site.holding(token.lower())}
    assert site.holding("ZqdescriptionZq") == []
    assert site.holding("qz7x") == [], "the code is in the site"
    assert not any(token in site.output for token in TOKENS.values())
    return found | ({"picture"} if portraits(site) else set())


def portraits(site: Site) -> list[str]:
    return [name for name in site.files if name.startswith("people/") and name.endswith(".jpg")]


@pytest.mark.parametrize("key", [*SHOWABLE, "picture"])
def test_only_the_keys_to_show_are_in_the_site(tmp_path: Path, key: str) -> None:
    expected = {key, "membership"} if key == "role" else {key}
    assert shown_tokens(site_with(tmp_path, person(show=[key]))) == expected


@pytest.mark.parametrize(
    ("values", "now"),
    [
        ({}, NOW),
        ({"show": []}, NOW),
        ({"show": ["name"], "where": ["newsletter", "print", "posts", "badge"]}, NOW),
        ({"show": ["name"], "consent": {"given": "2027-01-16", "proof": "Folder"}}, NOW),
        ({"show": ["name"], "consent": {"given": "2026-01-01", "until": "2027-01-14", "proof": "Folder"}}, NOW),
        ({"show": ["name"], "consent": {"given": "2026-01-01", "withdrawn": "2027-01-15", "proof": "Folder"}}, NOW),
        ({"show": ["name"], "consent": {"given": "2026-01-01", "withdrawn": "2027-01-20", "proof": "Folder"}}, NOW),
        ({"show": [*SHOWABLE, "picture"]}, "2027-07-01T00:00:00Z"),
        ({"show": [*SHOWABLE, "picture"]}, "2025-12-31T23:59:59Z"),
    ],
    ids=[
        "no show",
        "empty",
        "elsewhere",
        "later",
        "ended",
        "withdrawn",
        "withdrawn, in an earlier build",
        "after the end",
        "before the beginning",
    ],
)
def test_without_agreement_nothing_is_in_the_site(tmp_path: Path, values: dict[str, Any], now: str) -> None:
    assert shown_tokens(site_with(tmp_path, person(**values), now)) == set()


def test_the_next_build_after_a_withdrawal_shows_nothing(tmp_path: Path) -> None:
    everything = person(show=[*SHOWABLE, "picture"])
    assert shown_tokens(site_with(tmp_path, everything)) == {*SHOWABLE, "picture", "membership"}
    everything["consent"]["withdrawn"] = "2027-01-15"
    site = site_with(tmp_path, everything)
    assert shown_tokens(site) == set()
    assert "Customers: 1" in site.page("groups/council/").text


def test_the_site_is_the_same_until_the_last_day_of_the_consent(tmp_path: Path) -> None:
    site = site_with(tmp_path, person(show=["name"]), "2027-06-30T23:59:59Z")
    assert shown_tokens(site) == {"name"}


def test_pages_receive_nobody_without_a_guardian_and_no_former_membership() -> None:
    memberships = [
        {"group": "council", "invited_by": "board", "until": "2026-12-31", "role": "speaker"},
        {"group": "board", "invited_by": "council", "role": "member"},
    ]
    agreed = {"given": "2026-01-01", "proof": "Form 1"}
    values = {
        "audience": "customers",
        "name": "Ada",
        "show": ["name", "role"],
        "consent": agreed,
        "groups": memberships,
    }
    adult = PersonTemplate.model_validate({**values, "adult": True})
    minor = adult.model_copy(update={"adult": False})
    shown = show_people({"a1": adult, "b2": minor}, {}, date(2027, 1, 15), groups=("council", "board")).shown["page"]
    assert {code: person.groups for code, person in shown.items()} == {"a1": {"board": "member"}}


def test_an_embargoed_group_is_nowhere_in_what_pages_receive(hub_of: Callable[..., LoadedHub]) -> None:
    file = as_yaml(person(show=["name", "role"])).replace("qz7x.jpg", "").replace("picture: ''\n", "")
    files = {
        "people/qz7x.yml": file,
        "content/groups/council.md": GROUP.replace("title:", "publish: 2030-01-01\ntitle:"),
    }
    people = hub_of(files).hub.of(PEOPLE)
    assert "council" not in str(people)
    assert TOKENS["membership"] not in str(people)
    assert TOKENS["name"] in str(people)


def test_a_frozen_edition_shows_nobody_and_links_to_the_current_hub(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MIKE_DOCS_VERSION", "2027")
    site = site_with(tmp_path, person(show=[*SHOWABLE, "picture"]))
    assert shown_tokens(site) == set()
    links = [link.attributes.get("href") for link in site.page("groups/council/").all("a")]
    assert "https://hub.example/groups/council/" in links
    monkeypatch.setenv("MIKE_DOCS_VERSION", "latest")
    assert "name" in shown_tokens(site_with(tmp_path, person(show=["name"])))


@pytest.mark.parametrize(("audience", "expected"), [("customers", {"name"}), ("employees", set())])
def test_a_site_for_one_audience_only_shows_people_of_that_audience(
    tmp_path: Path, audience: str, expected: set[str]
) -> None:
    site = site_with(tmp_path, person(show=["name"]), audience=audience)
    assert shown_tokens(site) == expected
    assert "Customers: 1" in site.page("people/").text


def test_pages_with_people_ask_not_to_be_indexed(tmp_path: Path) -> None:
    site = site_with(tmp_path, person(show=["name"]))
    with_people = {name for name, page in site.pages.items() if page.all("meta", name="robots")}
    assert with_people == {"people/index.html", "groups/council/index.html", "events/meeting/index.html"}


def test_a_hub_without_people_counts_nobody(tmp_path: Path) -> None:
    site = site_with(tmp_path, None)
    assert "Nobody is shown here yet." in site.page("people/").text
    assert "Members" not in [heading.text for heading in site.page("groups/council/").all("h2")]


def test_a_portrait_is_square_and_without_metadata(tmp_path: Path) -> None:
    site = site_with(tmp_path, person(show=["picture"]))
    (name,) = portraits(site)
    with Image.open(io.BytesIO(site.files[name])) as image:
        assert image.size == (320, 320)
        assert not image.getexif()


def test_a_truncated_portrait_is_reported_in_the_persons_file(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, plugins=["search", "advocacy", "advocacy/programme"])
    values = {**person(show=["picture"]), "groups": []}
    write(hub, {"people/qz7x.yml": as_yaml(values)})
    (hub / "people/qz7x.jpg").write_bytes(portrait()[:-900])
    site = build(hub, now=NOW)
    (warning,) = [line for line in site.output.splitlines() if line.startswith("WARNING")]
    line = 1 + as_yaml(values).splitlines().index("picture: qz7x.jpg")
    message = "the picture is not shown: the image cannot be decoded: it is truncated (export it again)"
    assert warning.endswith(f"people/qz7x.yml:{line}:10: warning: {message}")
    assert portraits(site) == []
    assert site.holding("qz7x") == []


def test_a_new_person_has_a_code_that_says_nothing(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, plugins=["search", "advocacy", "advocacy/programme"])
    for _ in range(3):
        assert CliRunner().invoke(main, ["add", "person", "-f", str(hub / "mkdocs.yml")]).exit_code == 0
    codes = [path.stem for path in (hub / "people").iterdir()]
    assert len(codes) == 3
    assert all(len(code) == 5 and code.isalnum() and not set(code) & set("aeiouy") for code in codes)


def test_search_does_not_find_people_on_a_page_with_a_written_part(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, plugins=["search", "advocacy", "advocacy/posts", "advocacy/programme"])
    write(hub, {"content/groups/council.md": GROUP, "content/people/index.md": "# People\n\nWritten zyxquark part.\n"})
    write(hub, {"people/qz7x.yml": as_yaml(person(show=["name", "quote"], picture=None))})
    site = build(hub, now=NOW)
    assert site.exit_code == 0, site.output
    page = site.page("people/").text
    assert "zyxquark" in page
    assert TOKENS["name"] in page
    in_search = [name for name in site.holding(TOKENS["name"]) if name.startswith("search/")]
    assert in_search == []
    assert [name for name in site.holding(TOKENS["name"].lower()) if name.startswith("search/")] == []
    assert [name for name in site.holding("zyxquark") if name.startswith("search/")]


def test_a_recorded_withdrawal_is_published_although_the_file_is_incomplete(tmp_path: Path) -> None:
    values = person(show=["name", "picture"], consent={"given": "2026-01-01", "withdrawn": "2027-01-15", "proof": "F"})
    del values["name"]
    values["picture"] = "deleted.jpg"
    assert shown_tokens(site_with(tmp_path, values)) == set()


def test_nothing_but_the_page_is_published_from_the_folder_of_people_in_content(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, plugins=["search", "advocacy", "advocacy/programme"])
    write(
        hub, {"content/people/index.md": "# People\n\nWritten zyxquark part.\n", "content/people/more.md": "# More\n"}
    )
    (hub / "content/people/qz7x.jpg").write_bytes(portrait())
    site = build(hub, now=NOW)
    assert "content/people/qz7x.jpg:1:1: warning: the file is not published" in site.output
    assert site.holding("ZqdescriptionZq") == site.holding("qz7x") == []
    assert [name for name in site.files if name.startswith("people/")] == ["people/index.html"]
    assert site.holding("zyxquark")
