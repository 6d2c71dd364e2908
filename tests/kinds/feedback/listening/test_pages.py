"""The pages about what customers say and those of departments, through real builds, in every state."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.kinds.feedback.listening.samples import (
    MONTHS,
    TOPICS,
    Counts,
    build_listening,
    key,
    mentions_of,
    weeks_of,
    write_listening_hub,
)
from tests.site.references import dead_links
from tests.site.sites import Element, Site, as_yaml, post

from mkdocs_advocacy.cli.hub import open_hub
from mkdocs_advocacy.kinds.feedback.listening.places import has_pages

HOSTILE = "<img src=x onerror=alert(1)> & \"x\" 'y' {{ 7 * 7 }}"
SECRET = "zyxquark"


def month(total: int, caps: int, price: int = 100, **more: int) -> Counts:
    """Return a month with its divisions. All but a tenth of the mentions were judged."""
    sentiments = {"positive": total * 4 // 10, "neutral": total * 3 // 10, "negative": total * 2 // 10}
    sentiments["unrated"] = total - sum(sentiments.values())
    counts = {key(): total, key(topic="caps"): caps, key(topic="price"): price}
    counts |= {key(sentiment=name): number for name, number in sentiments.items()}
    counts |= {key(source="x"): total - 50, key(source="other"): 50, key(language="en"): total}
    return {one: number for one, number in counts.items() if number} | {key(source=name): n for name, n in more.items()}


YEAR: Mapping[str, Counts] = {
    **{one: month(1_000, 100) for one in MONTHS[:11]},
    "2026-12": month(1_240, 230),
}
ENTRIES: Mapping[str, Any] = {
    "grip": {"title": "Caps without grip", "for": ["product"], "heard": {"in": "mentions", "date": "2026-11-01"}},
    "softer": {
        "title": "Softer caps",
        "for": ["product"],
        "stage": "done",
        "since": "2026-12-01",
        "answer": {"by": "product", "date": "2026-12-01", "text": "Done."},
    },
    "shop": {"title": "A shelf too high", "for": ["product"], "heard": {"in": "shop"}},
    "elsewhere": {"title": "Another team", "for": ["sales"]},
    "retired": {"title": "Long ago", "for": ["product"], "status": "retired"},
    "coming": {"title": SECRET, "for": ["product"], "publish": "2099-01-01"},
}
GROUPS = {
    "insights": "---\ntitle: Insights\nkind: team\njoins: election\n---\n\nWords.\n",
    "council": "---\ntitle: The council\nkind: council\njoins: election\nworks_with: [insights]\n---\n\nWords.\n",
}
FILES = {
    **mentions_of(YEAR, tools=dict.fromkeys(MONTHS[:3], "Another tool")),
    **{f"content/feedback/{name}.yml": as_yaml(entry) for name, entry in ENTRIES.items()},
    **{f"content/groups/{name}.md": text for name, text in GROUPS.items()},
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    posts = {f"price-{number}": post(f"P {number}", "Our price.", publish="2026-11-02") for number in range(10)}
    posts |= {f"new-{number}": post(f"N {number}", "Soda.", publish="2026-09-02") for number in range(4)}
    posts["undated"] = post("Undated")
    return build_listening(tmp_path_factory.mktemp("listening"), FILES, posts=posts)


def body(page: Element) -> Element:
    return page.one("div", "advocacy-listening")


def points(element: Element) -> list[str]:
    return [plain(point) for group in element.all("ul", "advocacy-listening__points") for point in group.all("li")]


def rows_of(page: Element, table: str) -> list[list[str]]:
    (found,) = page.all("table", id=table)
    return [[plain(cell) for cell in row.all() if cell.tag in ("th", "td")] for row in found.all("tr")]


def plain(element: Element) -> str:
    """Return a text without marks of direction and of places where lines don't break."""
    return element.text.strip().translate({0x2060: None, 0x2068: None, 0x2069: None, 0x2009: " "})


def test_the_page_begins_with_a_sentence_for_everybody(site: Site) -> None:
    page = body(site.page("listening/"))
    assert page.one("p", "advocacy-results__lead").text == "1,240 public mentions in December 2026"
    assert points(page)[:3] == [
        "The main topic: Caps (19%)",
        "Grew since the month before: Caps (19%, before 10%)",
        "Clearly more than usual: 1,240 public mentions in December 2026. The median of the 8 periods before is 1,000.",
    ]


def test_topics_have_intervals_and_changes(site: Site) -> None:
    assert rows_of(site.page("listening/"), "listening-topics") == [
        ["Topic", "Share (interval)", "Month before"],
        ["Caps", "19% (16%–21%)", "up from 10%"],
        ["Price", "8% (7%–10%)", "10%, no clear change"],
    ]


def test_sentiments_say_who_judged_and_how_many_nobody_did(site: Site) -> None:
    page = site.page("listening/")
    assert rows_of(page, "listening-sentiments")[1:] == [
        ["Positive", "44% (42%–47%)", "44%, no clear change"],
        ["Neutral", "33% (31%–36%)", "33%, no clear change"],
        ["Negative", "22% (20%–25%)", "22%, no clear change"],
    ]
    assert "Share of 1,116 public mentions with a sentiment, December 2026" in page.text
    assert "Rated by Tool, not by us. Unrated: 10% of the mentions." in page.text


def test_sources_and_languages_are_tables(site: Site) -> None:
    page = site.page("listening/")
    assert rows_of(page, "listening-sources")[1:] == [["X", "1,190"], ["Others, together", "50"]]
    assert rows_of(page, "listening-languages")[1:] == [["English", "1,240"]]


def test_a_change_of_method_breaks_the_chart_and_is_explained(site: Site) -> None:
    page = body(site.page("listening/"))
    mark, in_key = page.all("line", "advocacy-plot__break")
    assert (mark["x1"], in_key["y2"]) == ("25%", "100%")
    assert "Counted differently from here on." in page.text
    assert "Most mentions since April 1, 2026: December 2026 (1,240 public mentions)" in page.text
    methods = [plain(item) for item in page.all("li") if "found the mentions" in item.text]
    assert methods == [
        "Apr 1 – Dec 31, 2026: Tool found the mentions and rated their sentiment. Searches: Soda.",
        "Jan 1 – Mar 31, 2026: Another tool found the mentions and rated their sentiment. Searches: Soda.",
    ]


def test_conversations_name_what_drifts(site: Site) -> None:
    page = body(site.page("listening/"))
    (newest,) = page.all("table", id="listening-2026-10-01")
    assert [plain(cell) for cell in newest.all("td")] == [
        "100% (72%–100%)",
        "9% (8%–10%)",
        "0% (0%–28%)",
        "13% (12%–14%)",
    ]
    assert points(page)[3:] == [
        "Price: our posts talk about this (100%), but customers hardly do (9%).",
        "Fewer than 5 posts are too few to compare.",
        *["We published no posts in this quarter."] * 2,
    ]
    assert "1 post has no publication date, so it doesn’t count." in page.text


def test_pages_exist_in_every_language(site: Site) -> None:
    german, arabic = site.page("listening/de/"), site.page("listening/ar/")
    assert "1.240 öffentliche Erwähnungen im Dezember 2026" in german.text
    assert rows_of(german, "listening-topics")[1] == ["Deckel", "19\xa0% (16\xa0%–21\xa0%)", "gestiegen von 10\xa0%"]
    assert arabic.one("html")["lang"] == "ar"
    assert "advocacy-listening" in str(arabic.one("div", "advocacy-listening").attributes)
    assert site.page("listening/product/de/").one("h1").text == "Was Kunden sagen: Produkt"
    assert dead_links(site) == []


def test_a_department_has_its_topics_and_feedback(site: Site) -> None:
    page = body(site.page("listening/product/"))
    assert points(page) == ["Grew since the month before: Caps (19%, before 10%)"]
    assert rows_of(page, "listening-topics")[1:] == [["Caps", "230", "19% (16%–21%)", "up from 10%"]]
    parts = {heading["id"]: heading.text for heading in page.all("h2")}
    assert [*parts] == ["topics", "waiting", "answered", "elsewhere"]
    assert [title.text for title in page.all("h3")] == ["Caps without grip", "Softer caps", "A shelf too high"]
    assert "Findings come from: Insights" in page.text
    assert SECRET not in "".join(part.text for part in site.pages.values())


def test_a_department_without_topics_and_feedback_says_what_to_do(site: Site) -> None:
    page = body(site.page("listening/care/"))
    assert "No topics were counted for this department in the latest month." in page.text
    assert "There’s no feedback for this department yet." in page.text
    assert [link["href"] for link in page.all("a")][-2:] == ["../../listening/", "../../feedback/"]


def test_feedback_links_to_the_page_of_its_department(site: Site) -> None:
    links = {link.text: link["href"] for link in site.page("feedback/grip/").all("a")}
    assert links["Product"].endswith("listening/product/")


def test_search_finds_topics_but_no_numbers(site: Site) -> None:
    found = [record for record in site.search if "listening" in str(record)]
    assert found
    assert "1,240" not in str(found)


def test_a_hub_without_mentions_has_no_such_pages(tmp_path: Path) -> None:
    files = {"guidelines/rules/listening.yml": FILES["guidelines/rules/listening.yml"]}
    site = build_listening(tmp_path, files, posts={"a": post()})
    assert not [name for name in site.files if "listening" in name and name.endswith(".html")]


def test_a_single_month_without_sentiments_is_shown_without_changes(tmp_path: Path) -> None:
    site = build_listening(tmp_path, mentions_of({"2026-12": {key(): 40, key(topic="caps"): 12}}), posts={"a": post()})
    page = body(site.page("listening/"))
    assert page.one("p", "advocacy-results__lead").text == "40 public mentions in December 2026"
    assert rows_of(page, "listening-topics")[1:] == [["Caps", "30% (18%–45%)", "–"]]
    assert "Counted separately: duplicates (too few to show) and retweets (too few to show)." in page.text
    assert points(page) == ["The main topic: Caps (30%)", "We published no posts in this quarter."]
    assert "Too few to show: Price" in plain(page)
    assert "Sentiment isn’t shown: Tool rated too few mentions, or none." in page.text
    assert not page.all("table", id="listening-sentiments")
    assert not page.all("line", "advocacy-plot__break")


def test_topics_of_which_all_numbers_are_hidden_are_named(tmp_path: Path) -> None:
    months = {"2026-11": {key(): 30}, "2026-12": {key(): 30}}
    site = build_listening(tmp_path, mentions_of(months, empty=["2026-10"]), posts={"a": post()})
    page = body(site.page("listening/"))
    assert not page.all("table", id="listening-topics")
    assert "Too few to show: Caps and Price" in plain(page)
    product = body(site.page("listening/product/"))
    assert "Too few to show: Caps" in plain(product)


def test_months_without_published_numbers_are_gaps(tmp_path: Path) -> None:
    months = {"2026-08": {key(): 30}, "2026-12": {key(): 30}}
    site = build_listening(tmp_path, mentions_of(months, empty=["2026-10"]), posts={"a": post()})
    (details,) = [one for one in body(site.page("listening/")).all("details") if "August 2026" in one.text]
    cells = [cell.text for cell in details.all("td")]
    assert cells == ["30", "no data", "too few to show", "no data", "30"]


def test_many_and_long_topics_and_hostile_names_are_shown(tmp_path: Path) -> None:
    names = {f"t{number}": f"Topic {number} {'of many words ' * 9}" for number in range(39)} | {"hostile": HOSTILE}
    topics = {name: {"title": title, "for": "product", "terms": [f"word{name}"]} for name, title in names.items()}
    counts = {key(): 900, **{key(topic=name): 10 + index for index, name in enumerate(names)}}
    site = build_listening(tmp_path, mentions_of({"2026-12": counts}, topics), posts={"a": post()})
    rows = rows_of(site.page("listening/"), "listening-topics")[1:]
    assert (len(rows), rows[0][0]) == (40, HOSTILE)


def test_weeks_are_added_up_by_month_and_shown_by_week(tmp_path: Path) -> None:
    weeks = [*weeks_of("2026-11-02", 9)]  # the last one begins on 28 December and belongs to December
    counts = {week: {key(): 100, key(topic="caps"): 20} for week in weeks}
    counts[weeks[-1]] = {key(): 100}
    site = build_listening(tmp_path, mentions_of(counts), posts={"a": post()})
    page = body(site.page("listening/"))
    assert page.one("p", "advocacy-results__lead").text == "500 public mentions in December 2026"
    assert "Mentions by week" in page.text
    product = site.page("listening/product/")
    assert rows_of(product, "listening-topics")[1][1] == "at least 80"
    assert TOPICS["caps"]["title"]["en"] in product.text


def test_texts_of_writers_stand_above_and_headings_are_in_the_table_of_contents(tmp_path: Path) -> None:
    pages = {
        "index.md": "# Home\n",
        "listening.md": "# Heard\n\nOur words.\n",
        "listening/product.md": "# For makers\n\nMore words.\n",
    }
    site = build_listening(tmp_path, FILES, posts={"a": post()}, pages=pages)
    page, product = site.page("listening/"), site.page("listening/product/")
    assert (page.one("h1").text.rstrip("¶"), product.one("h1").text.rstrip("¶")) == ("Heard", "For makers")
    assert "Our words." in page.text
    for one in (page, product):
        ids = [heading["id"] for heading in body(one).all("h2") if "id" in heading.attributes]
        contents = {link["href"] for nav in one.all("nav", "md-nav--secondary") for link in nav.all("a")}
        assert {f"#{anchor}" for anchor in ids} <= contents
        assert len(contents) == len(ids)


def test_without_the_programme_departments_only_have_topics(tmp_path: Path) -> None:
    site = build_listening(tmp_path, FILES, posts={"a": post()}, enabled=("posts", "results"))
    page = body(site.page("listening/product/"))
    assert [heading["id"] for heading in page.all("h2")] == ["topics"]
    assert "Insights" not in page.text
    assert dead_links(site) == []


@pytest.mark.parametrize("removed", ["2026-11-01,2026-11-30,,,,,30", "2026-11-01,2026-11-30,2027-01-10"])
def test_a_preview_of_damaged_files_has_no_such_pages(tmp_path: Path, removed: str) -> None:
    """Without the number of all mentions, or without knowing how they were found, there is nothing to show."""
    files = dict(mentions_of({"2026-11": {key(): 30, key(topic="caps"): 12}}))
    for name in ("results/mentions.csv", "results/mentions-imports.csv"):
        files[name] = "".join(line for line in files[name].splitlines(keepends=True) if not line.startswith(removed))
    hub = open_hub(write_listening_hub(tmp_path, files, posts={"a": post()}) / "mkdocs.yml").hub
    assert not has_pages(hub)
