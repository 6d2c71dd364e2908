"""Feedback through a real build: the board, entries, answers with their feeds, lists, and what isn't shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.contracts.entries import write
from tests.site.references import dead_links
from tests.site.sites import NOW, Site, as_yaml, build, write_hub

from mkdocs_advocacy.cli import main

SECRET = "zyxquark"
FORUM = "https://forum.soda.example/t/crates/7"
COUNCIL = "---\ntitle: The council\njoins: election\nanswers_within: 30 days\n{}---\n\nWords.\n"
STORY = (
    'title: "{}"\nkind: quote\ncredit: Ada\ntext: So light.\ngiven: none\n'
    "permission: {{asked: 2026-01-01, granted: 2026-01-02, how: reply, proof: A, scope: [page], others: none{}}}\n"
)
PERSON = (
    "audience: customers\nadult: true\nname: Ada Falcon\nshow: [name]\nconsent: {{given: 2026-01-01{}, proof: A}}\n"
)
PULSE = "from,to,question,kind,score,answers\n" + "".join(
    f"{period},Would you?,nps,{group},{count}\n"
    for period, counts in (("2026-04-01,2026-04-30", (40, 30, 30)), ("2026-10-01,2026-10-31", (20, 30, 70)))
    for group, count in zip(("0 to 6", "7 to 8", "9 to 10"), counts, strict=True)
)
CLICKS = """from,to,source,campaign,post,variant,language,clicks,visitors,conversions,bots_removed
2026-11-02,2026-11-08,linkedin,ginger,,,,41,,,
2026-11-09,2026-11-15,linkedin,ginger,,,,29,,,
"""


MENTIONS = """from,to,source,language,topic,sentiment,count,duplicates,retweets
2026-08-01,2026-08-31,,,,,999,,
2026-08-01,2026-08-31,,,caps,,700,,
2026-09-01,2026-09-30,,,,,300,,
2026-09-01,2026-09-30,,,caps,,40,,
2026-09-01,2026-09-30,,,caps,negative,30,,
2026-10-01,2026-10-31,,,,,100,,
2026-10-01,2026-10-31,,,caps,,10,,
2026-11-01,2026-11-30,,,,,999,,
2026-11-01,2026-11-30,,,caps,,900,,
"""
ORIGINS = "from,to,imported,tool,method,topics\n" + "".join(
    f"2026-{month}-01,2026-{month}-{last},2026-12-01,{tool},Soda,caps:01234567\n"
    for month, last, tool in (("08", 31, "Other"), ("09", 30, "A"), ("10", 31, "A"), ("11", 30, "A"))
)


def answer(day: str, text: Any = "We did it.", by: str = "product") -> dict[str, Any]:
    return {"by": by, "date": day, "text": text}


ENTRIES: Mapping[str, dict[str, Any]] = {
    "caps": {
        "title": "Caps hurt",
        "kind": "finding",
        "heard": {"in": "shop", "date": "2026-05-01", "by": "qz7x"},
        "for": ["product", "council"],
        "stage": "done",
        "since": "2026-09-01",
        "earlier": [{"stage": "review", "since": "2026-06-01"}],
        "answer": answer("2026-09-02", {"en": "New caps.\n\nSofter <b>ones</b>.", "de": "Neue Deckel."}),
        "became": [
            "campaigns/ginger",
            "stories/granted",
            "stories/revoked",
            f"campaigns/{SECRET}",
            "https://soda.example/caps",
        ],
        "evidence": [
            {"result": "mentions/caps", "to": "2026-10-31"},
            {"result": "surveys/pulse"},
            {"result": "campaigns/ginger", "to": "2026-11-08", "note": "A note"},
        ],
    },
    "crates": {
        "title": "Smaller crates",
        "kind": "idea",
        "heard": {"in": "space", "date": "2026-12-01", "link": FORUM},
        "for": ["council"],
        "campaign": "ginger",
        "stage": "gathering",
        "support": [
            {"date": "2026-12-20", "count": 64, "where": FORUM},
            {"date": "2026-12-21", "count": 9, "where": "https://github.com/soda/ideas/7"},
        ],
        "reach": {"support": 100, "within": "60 days"},
        "decide_by": "2027-01-10",
    },
    "no": {"title": "A third flavour", "stage": "declined", "answer": answer("2026-10-01", "No.", "The lab")},
    "same": {"title": "Softer caps", "stage": "merged", "same_as": "caps"},
    "late": {
        "title": "Too few",
        "heard": {"in": "space", "date": "2026-01-01"},
        "reach": {"support": 100, "within": "60 days"},
    },
    "quiet": {
        "title": "Quiet",
        "heard": {"in": "council", "by": SECRET},
        "for": [SECRET],
        "stage": "doing",
        "answer": answer("2026-08-01", by=SECRET),
    },
    "old": {"title": "Retired", "status": "retired", "answer": answer("2026-12-01")},
    SECRET: {"title": SECRET, "publish": "2028-01-01", "for": ["council"], "stage": "merged", "same_as": "caps"},
}


def built(folder: Path, files: Mapping[str, str], now: str = NOW, **programme: Any) -> Site:
    hub = write_hub(
        folder,
        plugins=[
            "search",
            {"advocacy": {"languages": ["en", "de", "ar"]}},
            "advocacy/posts",
            {"advocacy/programme": programme},
            "advocacy/results",
        ],
    )
    write(hub, files)
    site = build(hub, now=now)
    assert site.exit_code == 0, site.output
    return site


def files_of(entries: Mapping[str, dict[str, Any]], *, group: str = "", consent: str = "") -> dict[str, str]:
    return {
        **{f"content/feedback/{name}.yml": as_yaml(values) for name, values in entries.items()},
        "content/feedback/caps.de.yml": "title: Deckel tun weh\n",
        "content/groups/council.md": COUNCIL.format(group),
        **({"content/feedback/quiet.de.yml": "title: Leise\n"} if "quiet" in entries else {}),
        f"content/groups/{SECRET}.md": f"---\ntitle: {SECRET}\njoins: election\npublish: 2028-01-01\n---\n",
        "content/campaigns/ginger.yml": "title: Ginger range\n",
        f"content/campaigns/{SECRET}.yml": f"title: {SECRET}\nstarts: 2028-01-01\n",
        "content/stories/granted.yml": STORY.format("Ada's crate", ""),
        "content/stories/revoked.yml": STORY.format(SECRET, ", revoked: 2026-12-01"),
        "guidelines/rules/listening.yml": "departments: {product: {en: Product, de: Produkt}}\n"
        "topics: {caps: {title: {en: Bottle caps, de: Deckel}, for: product, terms: [cap]}}\n",
        "results/mentions.csv": MENTIONS,
        "results/mentions-imports.csv": ORIGINS,
        "people/qz7x.yml": PERSON.format(consent),
        "results/pulse.csv": PULSE,
        "results/clicks.csv": CLICKS,
        "content/list.md": "# List\n\n```feedback\nfor: product\n```\n\n"
        "```feedback\nstage: declined\nlanguage: de\n```\n",
        "content/none.md": "# None\n\n```feedback\nstage: planned\n```\n",
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(tmp_path_factory.mktemp("feedback"), files_of(ENTRIES), tell_us={"mail": "ideas@soda.example"})


def test_the_board_lists_entries_by_stage(site: Site) -> None:
    board = site.page("feedback/")
    columns = {section["aria-labelledby"]: section for section in board.all("section", css="advocacy-board__stage")}
    assert list(columns) == ["open", "gathering", "doing", "done", "declined", "merged"]
    assert (
        "64 supporters · 100 supporters by January 30, 2027 · The answer was due by January 10, 2027"
        in columns["gathering"].text
    )
    assert "Too little support: 100 supporters were needed by March 2, 2026" in columns["open"].text
    assert "Retired" not in board.text
    shows = {article.one("h3").text: article.attributes.get("data-show") for article in board.all(css="advocacy-card")}
    radios = {
        label.text.strip(): label.one("input")["value"] for label in board.one(css="advocacy-choices").all("label")
    }
    assert shows["Caps hurt"] == f"{radios['Finding1']} {radios['Product1']} {radios['The council2']}"
    assert board.one("a", css="advocacy-share")["href"].startswith("mailto:ideas@soda.example?subject=Feedback&body=")


def test_an_entry_says_what_was_heard_and_what_became_of_it(site: Site) -> None:
    page = site.page("feedback/caps/")
    assert "In a shop · May 1, 2026" in page.text
    assert [paragraph.text for paragraph in page.one(css="advocacy-answer").all("p")] == [
        "New caps.",
        "Softer <b>ones</b>.",
    ]
    assert "Product · September 2, 2026" in page.one(css="advocacy-answer__by").text
    became = page.all("ul", css="advocacy-became")[0]
    assert [(link["href"], link.text) for link in became.all("a")] == [
        ("../../campaigns/ginger/", "Ginger range"),
        ("../../stories/granted/", "Ada's crate"),
        ("https://soda.example/caps", "soda.example/caps"),
    ]
    steps = [" ".join(step.text.split()) for step in page.one("ol", css="advocacy-steps").all("li")]
    assert steps == [
        "May 1, 2026 Heard",
        "June 1, 2026 In review",
        "September 1, 2026 Done",
        "September 2, 2026 Answered",
    ]
    assert [link.text for link in page.all("ul", css="advocacy-became")[1].all("a")] == ["Softer caps"]
    assert "../../feedback/caps/" in [link["href"] for link in site.page("feedback/same/").all("a")]


def test_numbers_are_computed_from_results(site: Site) -> None:
    numbers = [
        " ".join(item.text.split()) for item in site.page("feedback/caps/").one(css="advocacy-evidence").all("li")
    ]
    assert (
        numbers.pop(0).replace("\u2009", " ")
        == "50 mentions Bottle caps · Sep 1 – Oct 31, 2026 · 12.5% of all mentions (95% interval: 9.6% to 16.1%)"
        " · What customers say"
    )
    assert numbers[0].startswith("Net promoter score 42 (95% interval:")
    assert "Would you? · 120 answers · Oct 1 – 31, 2026" in numbers[0].replace("\u2009", " ")
    assert numbers[1].startswith("41 clicks A note Ginger range")


def test_support_shows_the_website_and_the_day_of_the_count(site: Site) -> None:
    text = " ".join(site.page("feedback/crates/").text.split())
    assert "64 supporters counted on December 20, 2026 9 supporters counted on December 21, 2026 · github.com" in text
    assert "There is no answer yet." in site.page("feedback/late/").text
    button = site.page("feedback/crates/").one("a", css="advocacy-share")
    assert (button["href"], button.text) == (FORUM, "Support it on forum.soda.example")
    assert "Part of Ginger range" in text


def test_answers_are_listed_with_the_newest_first_in_each_language(site: Site) -> None:
    page = site.page("you-said-we-did/")
    assert [heading.text for heading in page.all("h2")][:2] == ["A third flavour", "Caps hurt"]
    assert "1 done and 1 declined" in page.text
    assert "We said no" in page.all(css="advocacy-did")[0].text
    german = site.page("you-said-we-did/de/")
    assert german.one("html")["lang"] == "de"
    assert [heading.text for heading in german.all("h2")][:2] == ["A third flavour", "Deckel tun weh"]
    assert "Neue Deckel." in german.text
    assert german.one("a", css="advocacy-share")["href"].startswith(
        "mailto:ideas@soda.example?subject=R%C3%BCckmeldung&"
    )
    assert "Produkt · 2. September 2026" in german.text
    assert site.page("you-said-we-did/ar/").one("body")["dir"] == "rtl"
    assert german.all(css="advocacy-answer")[0]["lang"] == "en"
    assert [heading.attributes.get("lang") for heading in german.all("h2")][:2] == ["en", None]


def test_each_language_has_feeds_of_answers(site: Site) -> None:
    feed = json.loads(site.files["you-said-we-did/de/feed.json"])
    assert [(item["title"], item["content_text"], item["date_published"][:10]) for item in feed["items"]][:2] == [
        ("A third flavour · Abgelehnt", "No.", "2026-10-01"),
        ("Deckel tun weh · Erledigt", "Neue Deckel.", "2026-09-02"),
    ]
    assert feed["items"][1]["id"] == "https://hub.example/feedback/caps/de/#2026-09-02"
    rss = site.files["you-said-we-did/feed.xml"].decode()
    assert '<guid isPermaLink="false">https://hub.example/feedback/caps/#2026-09-02</guid>' in rss
    assert "<title>Caps hurt · Done</title>" in rss
    assert "Softer &lt;b&gt;ones&lt;/b&gt;." in rss


def test_nothing_unpublished_is_in_the_output(site: Site) -> None:
    assert site.holding(SECRET) == []
    assert dead_links(site) == []


@pytest.mark.parametrize(
    ("consent", "shown"), [("", True), (", until: 2026-12-31", False), (", withdrawn: 2026-06-01", False)]
)
def test_a_person_is_named_only_while_consent_holds(tmp_path: Path, consent: str, shown: bool) -> None:
    site = built(tmp_path, files_of({"caps": ENTRIES["caps"]}, consent=consent))
    page = site.page("feedback/caps/")
    assert ("Ada Falcon" in page.text) is shown
    assert site.holding("qz7x") == []
    assert [name for name in site.holding("Ada Falcon") if not name.startswith(("people/", "feedback/caps/"))] == []


@pytest.mark.parametrize("shows_overdue", [True, False])
def test_a_group_lists_feedback_and_marks_overdue_answers_only_if_enabled(tmp_path: Path, shows_overdue: bool) -> None:
    site = built(tmp_path, files_of(ENTRIES, group=f"shows_overdue: {str(shows_overdue).lower()}\n"))
    lines = [
        " ".join(line.text.split()) for line in site.page("groups/council/").one("ul", css="advocacy-events").all("li")
    ]
    overdue = " The answer was due by January 10, 2027" if shows_overdue else ""
    assert lines == [f"Smaller crates Gathering support{overdue}", "Caps hurt Done"]


def test_lists_in_pages_show_the_newest(site: Site) -> None:
    first, second = site.page("list/").all("section", css="advocacy-feedback")
    assert [heading.text for heading in first.all("h3")] == ["Caps hurt"]
    assert second["lang"] == "de"
    assert second.one("h3")["lang"] == "en"
    assert "Beantwortet am 1. Oktober 2026" in second.text
    assert "There’s no feedback yet." in site.page("none/").text


def test_pages_without_feedback_say_so(tmp_path: Path) -> None:
    site = built(tmp_path, {})
    assert "There’s no feedback yet." in site.page("feedback/").text
    assert "There are no answers yet." in site.page("you-said-we-did/").text
    assert "Tell us" not in site.page("feedback/").text
    assert dead_links(site) == []


def test_what_is_overdue_never_fails_a_build_and_is_listed(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, plugins=["search", {"advocacy": {"now": NOW}}, "advocacy/programme"])
    crates = {key: value for key, value in ENTRIES["crates"].items() if key not in ("for", "campaign")}
    write(hub, {"content/feedback/crates.yml": as_yaml(crates)})
    assert build(hub, "--strict").exit_code == 0
    output = CliRunner().invoke(main, ["programme", "-f", str(hub / "mkdocs.yml")]).output
    assert "Answers due\n  content/feedback/crates.yml:" in output
    assert "the answer was due by 2027-01-10" in output


def test_a_site_for_one_audience_names_nothing_of_others(tmp_path: Path) -> None:
    names = {"for": [SECRET], "became": [f"campaigns/{SECRET}"], "campaign": SECRET, "audience": ["customers"]}
    names |= {"heard": {"in": "council", "by": SECRET}, "answer": answer("2026-08-01", by=SECRET)}
    names |= {"evidence": [{"result": f"campaigns/{SECRET}"}]}
    staff = "audience: [employees]\n"
    files = {
        "content/feedback/caps.yml": as_yaml({"title": "Caps hurt", **names}),
        f"content/feedback/{SECRET}.yml": f"title: {SECRET}\nstage: merged\nsame_as: caps\n{staff}",
        f"content/groups/{SECRET}.md": f"---\ntitle: {SECRET}\njoins: election\n{staff}---\n",
        f"content/campaigns/{SECRET}.yml": f"title: {SECRET}\n{staff}",
        "results/clicks.csv": CLICKS.replace("ginger", SECRET),
    }
    plugins = ("advocacy/posts", "advocacy/programme", "advocacy/results")
    hub = write_hub(tmp_path, plugins=["search", {"advocacy": {"audience": "customers"}}, *plugins])
    write(hub, files)
    site = build(hub)
    assert site.exit_code == 0, site.output
    assert "We did it." in site.page("feedback/caps/").text
    assert site.holding(SECRET) == []


def test_search_finds_answers(site: Site) -> None:
    found = {entry["location"]: entry["text"] for entry in site.search}
    assert "Softer" in found["feedback/caps/"]
    assert "Neue Deckel." in found["feedback/caps/de/"]
    assert "feedback/old/" not in found
    assert "you-said-we-did/" in found
