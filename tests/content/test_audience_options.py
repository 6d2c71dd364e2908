"""The options `audiences` and `audience` in mkdocs.yml, and the names of audiences in the interface."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.contracts.entries import write
from tests.hubs import LoadedHub
from tests.site.sites import QUIET, build, built, post, write_hub

from mkdocs_advocacy.cli import main

PARTNERS = {
    "employees": None,
    "customers": None,
    "partners": {"title": {"en": "Partners", "de": "Handel"}, "phrase": {"en": "for partners", "de": "für den Handel"}},
}


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (
            {"audience": "custmers"},
            "audience: is “custmers” (did you mean “customers”? allowed: customers, employees)",
        ),
        ({"audience": None}, "audience: is empty"),
        ({"audiences": ["employees"], "audience": "customers"}, "audience: is “customers” (allowed: employees)"),
        ({"audiences": {"partners": None}}, "audiences: partners has no title (write partners: {title: Partners})"),
        (
            {"audiences": ["employees", "our-friends"]},
            "our-friends has no title (write our-friends: {title: Our friends})",
        ),
        ({"audiences": {"Partners": {"title": "A"}}}, "“Partners” is not a valid id"),
        ({"audiences": {"both": {"title": "A"}}}, "audiences: “both” can't be an audience: use another id"),
        ({"audiences": {"index": {"title": "A"}}}, "“index” can't be an audience: use another id"),
        ({"audiences": {"partners": {"titel": "A"}}}, "is not a known key (did you mean “title”?"),
        ({"audiences": {"partners": {"title": None}}}, "audiences.partners.title: is empty"),
    ],
)
def test_a_wrong_option_is_explained(tmp_path: Path, options: dict[str, Any], problem: str) -> None:
    site = build(write_hub(tmp_path, options=options))
    assert site.exit_code == 1
    assert f"{problem}" in site.output
    assert "mkdocs.yml:" in site.output


def test_pages_name_the_hubs_own_audiences(tmp_path: Path) -> None:
    posts = {
        "a": post("A", audience=["partners"], language="de"),
        "b": post("B", audience=["partners", "customers"]),
        "c": post("C", audience=["customers"]),
    }
    site = built(tmp_path, posts, options={"audiences": PARTNERS, "languages": ["en", "de"]})
    index = site.files["posts/data/index.json"].decode()
    assert '"audience":[["customers","Customers"],["partners","Partners"]]' in index
    assert '"audience_title_partners":"Handel"' in site.files["assets/advocacy/words/de.json"].decode()


def test_a_groups_page_names_its_audiences(tmp_path: Path) -> None:
    groups = {"content/groups/shops.md": "---\ntitle: A\njoin: a@shop.example\naudience: [partners, customers]\n---\n"}
    plugins = ["search", {"advocacy": {"audiences": PARTNERS}}, "advocacy/programme"]
    hub = write_hub(tmp_path, plugins=plugins)
    write(hub, groups)
    assert "for partners and for customers" in build(hub).page("groups/shops/").text


def test_a_hub_can_rename_the_default_audiences(hub_of: Callable[..., LoadedHub]) -> None:
    audiences = {"employees": {"title": "Colleagues", "phrase": "for {colleagues}"}, "customers": None}
    words = hub_of({}, audiences=audiences).words("en")
    assert words("audience_title_employees") == "Colleagues"
    assert words.audiences(["employees"]) == "for {colleagues}"
    assert words.audiences(["customers", "employees"]) == "for {colleagues} and for customers"


def test_a_title_in_one_language_is_used_in_all(hub_of: Callable[..., LoadedHub]) -> None:
    words = hub_of({}, audiences={"partners": {"title": "Partners"}}, languages=["en", "de-AT"]).words("de-AT")
    assert words("audience_title_partners") == words("audience_partners") == "Partners"


def test_a_post_for_another_audience_gets_its_disclosure(hub_of: Callable[..., LoadedHub]) -> None:
    files = {
        "guidelines/rules/disclosure.yml": "others: {partners: {en: I sell it.}}\nboth: {en: I know it.}\n",
        "content/posts/one.yml": "title: A\naudience: [partners]\ntext: {any: New.}\n",
        "content/posts/two.yml": "title: A\naudience: [partners, customers]\ntext: {any: New.}\n",
        "content/posts/none.yml": "title: A\naudience: [alumni]\ntext: {any: New.}\n",
    }
    audiences = {**PARTNERS, "alumni": {"title": "Alumni"}}
    hub = hub_of(files, audiences=audiences)
    disclosures = {entry.id: entry.template.disclosure for entry in hub.posts}
    assert disclosures == {"one": "I sell it.", "two": "I know it.", "none": None}
    assert [str(problem) for problem in hub.problems] == [
        "content/posts/none.yml:3:13: warning: text.any has no disclosure "
        "(add others: alumni: en: to guidelines/rules/disclosure.yml, or disclosure: to the post) [missing-disclosure]"
    ]


def test_without_audience_an_entry_is_for_the_hubs_first_audience(tmp_path: Path) -> None:
    audiences = {"members": {"title": "Members"}, "donors": {"title": "Donors"}}
    hub = write_hub(tmp_path, {"a": {"title": "A", "text": {"any": "New."}}}, options={"audiences": audiences})
    for _ in range(2):  # the second build reads the cache
        site = build(hub, "--strict")
        assert site.exit_code == 0, site.output
        assert site.page("posts/").all("article", css="advocacy-card")[0]["data-advocacy-audience"] == "members"
    for command in (["campaign", "Spring"], ["post", "Ginger"], ["group", "Friends"], ["event", "Fair"]):
        done = CliRunner().invoke(main, ["add", *command, "-f", str(hub / "mkdocs.yml")])
        assert done.exit_code == 0, done.output
    check = CliRunner().invoke(main, ["check", "--strict", "-f", str(hub / "mkdocs.yml")], env=QUIET)
    assert check.exit_code == 0, check.output
    (hub / "posts.csv").write_text("id,title,text,audience\nb,B,Hello there,members\nc,C,Hello you,donors\n")
    done = CliRunner().invoke(main, ["import", str(hub / "posts.csv"), "-f", str(hub / "mkdocs.yml")])
    assert "audience" not in (hub / "content/posts/b.yml").read_text()
    assert "audience: [donors]" in (hub / "content/posts/c.yml").read_text()


def test_a_configuration_that_loses_the_plugins_is_reported(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, {"a": post("A")})
    config = "INHERIT: mkdocs.yml\nplugins:\n  - advocacy: {audience: customers}\n"
    (hub / "customers.yml").write_text(config)
    site = build(hub, "--strict", "-f", str(hub / "customers.yml"))
    assert site.exit_code == 1
    assert (
        "customers.yml:3:26: warning: the site for customers shows no content: plugins: has none of advocacy/"
        in site.output
    )
    check = CliRunner().invoke(main, ["check", "--strict", "-f", str(hub / "customers.yml")], env=QUIET)
    assert check.exit_code == 1
    (hub / "customers.yml").write_text(f"{config}  - advocacy/posts\n")
    assert build(hub, "--strict", "-f", str(hub / "customers.yml")).exit_code == 0


def test_a_site_for_one_audience_names_no_audience_that_the_hub_renamed(tmp_path: Path) -> None:
    audiences = {"employees": {"title": "Zyxteam"}, "customers": None}
    posts = {"a": post("A", audience=["customers", "employees"])}
    assert built(tmp_path, posts, options={"audiences": audiences, "audience": "customers"}).holding("zyxteam") == []
    assert built(tmp_path / "all", posts, options={"audiences": audiences}).holding("zyxteam")
