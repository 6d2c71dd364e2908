"""The pages of results and the results on campaigns' pages, in every language and state."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.contracts.entries import write
from tests.kinds.campaigns.results.samples import (
    LAST_WEEK,
    WEEK_BEFORE,
    build_results,
    clicks_of,
    row,
    write_results_hub,
)
from tests.site.references import dead_links
from tests.site.sites import Element, Site, build, post
from tests.site.test_other_plugins import SORTS_BY_FOLDER

from mkdocs_advocacy.mkdocs_plugins import static_i18n

LANGUAGES = ("en", "de", "fr", "es", "ar")
TITLES = {"en": "Results", "de": "Ergebnisse", "fr": "Résultats", "es": "Resultados", "ar": "النتائج"}
LONG = "Ginger " * 28 + "end"
HOSTILE = "<img src=x onerror=alert(1)> & \"x\" 'y' {{ 7 * 7 }}"
CAMPAIGNS: Mapping[str, Any] = {
    "ginger": {"title": "Ginger launch", "targets": {"clicks": 500}, "starts": "2027-01-01", "ends": "2027-01-30"},
    "ginger.de": {"title": "Ingwer-Start"},
    "over": {"title": "Over target", "targets": {"clicks": 10}},
    "open": {"title": "No target"},
    "waiting": {"title": "No results", "targets": {"clicks": 70, "shares": 90}},
    "nothing": {"title": "Neither nor"},
    "past": {"title": "In the past", "targets": {"clicks": 20}, "starts": "2026-11-01", "ends": "2026-11-30"},
    "long": {"title": LONG},
    "hostile": {"title": HOSTILE},
}
POSTS: Mapping[str, Any] = {
    "range": post("The range", ["One", "Two"], campaign="ginger"),
    "range.de": {"title": "Die Auswahl", "text": {"any": "Worte"}},
    "retired": post("The retired one", campaign="past", status="retired"),
    "long": post(LONG, campaign="long"),
    "hostile": post(HOSTILE, campaign="hostile"),
    "free": post("Without a campaign"),
}
ROWS = (
    row(120, "ginger", "range", variant="a", language="en"),
    row(61, "ginger", "range", variant="b", language="de", source="twitter"),
    row(30, "ginger", "*", source=""),
    row(41, "ginger", "range", variant="a", language="en", days=WEEK_BEFORE),
    row(1_234, "over", "", source="xing"),
    row(17, "open", "", source="facebook"),
    row(19, "past", "retired", days=WEEK_BEFORE),
    row(11, "long", "long"),
    row(12, "hostile", "hostile"),
    row(13, "", "free", days=WEEK_BEFORE),
    row(8, "*", source=""),
)
SHARES = "month,campaign,post,shares\n2026-12,ginger,,40\n2026-12,,free,50\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    files = {**clicks_of(ROWS), "results/shares.csv": SHARES}
    return build_results(
        tmp_path_factory.mktemp("results"),
        files,
        campaigns=CAMPAIGNS,
        posts=POSTS,
        options={"languages": [*LANGUAGES]},
        results={"posts": True},
    )


def body(page: Element) -> Element:
    return page.one("div", "advocacy-results")


def numbers_in(element: Element) -> set[int]:
    """Return all numbers in the texts of an element."""
    return {int(text.replace(",", "")) for text in re.findall(r"\d[\d,]*", element.text)}


def cells_of(table: Element) -> list[list[str]]:
    return [[cell.text.strip() for cell in line.all() if cell.tag in ("th", "td")] for line in table.all("tr")]


def progress_of(site: Site, campaign: str, address: str = "results/") -> str:
    (entry,) = (
        one
        for one in body(site.page(address)).one("ul", "advocacy-results__campaigns").all("li")
        if any((link.attributes.get("href") or "").endswith(f"campaigns/{campaign}/") for link in one.all("a"))
    )
    return " ".join(entry.text.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_in_each_language(site: Site, language: str) -> None:
    page = site.page("results/" if language == "en" else f"results/{language}/")
    assert page.one("h1").text == TITLES[language]
    assert page.one("html")["lang"] == language
    assert not re.search(r"results_|\{\w+\}", body(page).text)


def test_the_page_in_arabic_runs_from_right_to_left(site: Site) -> None:
    assert site.page("results/ar/").one("body")["dir"] == "rtl"


def test_the_languages_link_to_each_other(site: Site) -> None:
    links = [link["href"] for link in site.page("results/de/").one("ul", "advocacy-alternates").all("a")]
    assert links == [f"../../results/{language}" for language in ("", "fr/", "es/", "ar/")]


def test_all_links_and_anchors_lead_somewhere(site: Site) -> None:
    assert dead_links(site) == []


@pytest.mark.parametrize("address", ["results/", "results/ar/", "campaigns/ginger/", "campaigns/ginger/de/"])
def test_ids_are_unique(site: Site, address: str) -> None:
    ids = Counter(element.attributes["id"] for element in site.page(address).walk() if "id" in element.attributes)
    assert [name for name, count in ids.items() if count > 1] == []


def test_each_campaign_shows_how_far_it_is(site: Site) -> None:
    assert "252 of 500 clicks" in progress_of(site, "ginger")
    assert "47% of the time is over" in progress_of(site, "ginger")
    assert "1,234 of 10 clicks" in progress_of(site, "over")
    assert progress_of(site, "open") == "No target 17 clicks"
    assert "No results yet. The target: 70 clicks" in progress_of(site, "waiting")
    assert "19 of 20 clicks" in progress_of(site, "past")
    assert "ended" in progress_of(site, "past")
    assert "time is over" not in progress_of(site, "past")
    links = [link["href"] for link in body(site.page("results/")).all("a")]
    assert "../campaigns/nothing/" not in links


def test_texts_of_writers_stay_text(site: Site) -> None:
    for address in ("results/", "campaigns/hostile/", "results/de/"):
        page = site.page(address)
        assert page.all("img", src="x") == []
        assert HOSTILE in page.text
        assert LONG.strip() in site.page("results/").text


def test_pages_hold_no_number_that_the_rows_do_not_have(site: Site) -> None:
    """The table of weeks, the tables of posts and networks, and the progress are sums of the rows."""
    counted: Counter[tuple[str, ...]] = Counter()
    for line in ROWS:
        first, _, source, campaign, name, _, language, clicks = line.split(",")[:8]
        for key in (("week", first), ("source", source), ("campaign", campaign), ("language", language), ("all",)):
            counted[key] += int(clicks)
        counted["post", name] += int(clicks)
    cells = [
        text for table in body(site.page("results/")).all("table") for line in cells_of(table)[1:] for text in line[1:]
    ]
    numbers = {int(text.replace(",", "")) for text in cells if text.replace(",", "").isdigit()}
    posts = [
        int(line[1].replace(",", ""))
        for line in cells_of(body(site.page("results/")).one("table", id="results-posts"))[1:]
    ]
    assert sum(posts) == 1566, "with the last line, the posts of the month add up to its clicks"
    numbers -= {posts[-1]}
    assert numbers <= set(counted.values())


def test_weeks_add_up_to_all_clicks(site: Site) -> None:
    weeks = cells_of(body(site.page("results/")).one("figure").one("table"))[1:]
    assert [line[-1] for line in weeks] == ["73", "1,493"]


def test_drawings_hold_no_number_that_their_table_lacks(site: Site) -> None:
    page = body(site.page("results/"))
    for figure in page.all("figure"):
        shown = {text for table in figure.all("table") for line in cells_of(table) for text in line}
        for text in figure.all("text"):
            digits = text.text.replace(",", "")
            if digits.isdigit() and "advocacy-plot__number" in text.classes:
                assert text.text in shown
    for svg in page.all("svg"):
        assert not {name for one in svg.walk() for name in one.attributes} & {"style", "data-value", "title", "onclick"}


def test_the_last_complete_month_leads(site: Site) -> None:
    page = body(site.page("results/"))
    assert page.one("p", "advocacy-results__lead").text == "1,566 clicks in December 2026 (2 weeks)"
    assert [line[0] for line in cells_of(page.one("table", id="results-posts"))[1:]] == [
        "The range",
        "Without a campaign",
        HOSTILE,
        LONG.strip(),
        "Others, together",
    ]


def test_titles_are_in_the_language_of_the_page(site: Site) -> None:
    page = body(site.page("results/de/")).text
    assert "Ingwer-Start" in page
    assert "Die Auswahl" in page
    assert "Ginger launch" not in page
    links = [link["href"] for link in body(site.page("results/de/")).all("a")]
    assert "../../campaigns/ginger/de/" in links
    assert "../../posts/range/de/" in links


def test_the_page_of_a_campaign_shows_its_own(site: Site) -> None:
    page = site.page("campaigns/ginger/")
    assert "252 of 500 clicks" in page.text
    assert "1,234" not in page.text
    assert page.one(id="results").text == "Results"
    german = site.page("campaigns/ginger/de/")
    assert "252 von 500 Klicks" in german.text
    assert "../../../results/de/" in [link.attributes.get("href") for link in german.all("a")]


def test_the_page_of_a_campaign_without_goal_and_target_shows_its_clicks(site: Site) -> None:
    assert "17 clicks" in site.page("campaigns/open/").one("aside", "advocacy-goal").text


def test_the_page_of_a_campaign_without_results_says_so(site: Site) -> None:
    page = site.page("campaigns/waiting/")
    assert "No results yet. The target: 70 clicks" in page.text
    assert "Target of 90 shares: not measured here. A voluntary count can be added." in page.text
    assert page.all(id="results") == []
    assert "advocacy-results" not in str(site.files["campaigns/nothing/index.html"])


def test_posts_show_their_clicks_if_the_hub_wants_it(site: Site, tmp_path: Path) -> None:
    assert "222 clicks since December 21, 2026" in site.page("posts/range/").text
    without = build_results(tmp_path, clicks_of(ROWS), campaigns=CAMPAIGNS, posts=POSTS)
    assert "222" not in without.page("posts/range/").text


def test_search_finds_each_page_without_numbers(site: Site) -> None:
    found = {one["location"]: one for one in site.search if one["location"].startswith("results/")}
    assert found.keys() == {"results/", *(f"results/{language}/" for language in LANGUAGES[1:])}
    assert found["results/de/"]["title"] == "Ergebnisse"
    assert "Ingwer-Start" in found["results/de/"]["text"]
    assert not re.search(r"1,?234|252", "".join(one["text"] for one in found.values()))


def test_the_sitemap_lists_each_page_once(site: Site) -> None:
    listed = [address for address in site.sitemap if "/results/" in address]
    assert sorted(listed) == sorted(
        f"https://hub.example/results/{'' if language == 'en' else f'{language}/'}" for language in LANGUAGES
    )


WRITTEN = {
    "content/results.md": "# Did it work?\n\nWritten words.\n\n## What we learnt\n\nMore.\n",
    "content/results.de.md": "# Hat es gewirkt?\n\nGeschriebene Worte.\n",
}


@pytest.mark.parametrize("rows", [ROWS, ()], ids=["results", "none"])
def test_results_are_below_the_writers_words(tmp_path: Path, rows: Sequence[str]) -> None:
    files = {**WRITTEN, **(clicks_of(rows) if rows else {})}
    site = build_results(tmp_path, files, campaigns=CAMPAIGNS if rows else {}, posts=POSTS if rows else {})
    for address, title, words in (
        ("results/", "Did it work?", "Written words."),
        ("results/de/", "Hat es gewirkt?", "Geschriebene Worte."),
    ):
        page = site.page(address)
        assert [one.text.rstrip("¶") for one in page.all("h1")] == [title]
        assert page.text.index(words) < page.text.index(body(page).text)
        contents = page.all("nav", "md-nav--secondary")[-1].all("a")
        headings = [f"#{one['id']}" for one in page.all("h2") if "id" in one.attributes]
        assert [link["href"] for link in contents] == headings
    assert dead_links(site) == []
    assert [name for name in site.holding("1,234") if name.startswith("search/")] == []
    assert [name for name in site.holding("Written words") if name.startswith("search/")]


def test_a_hub_without_results_says_when_they_appear(tmp_path: Path) -> None:
    site = build_results(tmp_path, {}, campaigns={}, posts={})
    empty = {"results/": "There are no results yet.", "results/de/": "Noch gibt es keine Ergebnisse."}
    for address, words in empty.items():
        assert words in body(site.page(address)).text
        assert body(site.page(address)).all("table") == body(site.page(address)).all("svg") == []
    assert dead_links(site) == []


def test_there_is_no_page_without_the_plugin(tmp_path: Path) -> None:
    files = clicks_of(ROWS)
    plugins = ["search", {"advocacy": {"languages": ["en", "de"]}}, "advocacy/posts"]
    site = build_results(tmp_path, files, campaigns=CAMPAIGNS, posts=POSTS, plugins=plugins)
    assert [name for name in site.files if name.startswith("results")] == []
    assert site.holding("1,234") == []


def weeks_from(first: date, count: int, *, missing: Sequence[int] = ()) -> list[str]:
    """Return a row for each of these weeks."""
    days = [(first + timedelta(7 * number), first + timedelta(7 * number + 6)) for number in range(count)]
    return [
        row(100 + number, "ginger", "range", days=(str(start), str(end)))
        for number, (start, end) in enumerate(days)
        if number not in missing
    ]


def table_of_periods(folder: Path, files: Mapping[str, str]) -> list[list[str]]:
    site = build_results(folder, files, campaigns=CAMPAIGNS, posts=POSTS)
    return cells_of(body(site.page("results/")).one("figure").one("table"))


def test_one_week(tmp_path: Path) -> None:
    heading, *lines = table_of_periods(tmp_path, clicks_of([row(41, "ginger", "range")]))
    assert heading == ["Week", "Clicks"]
    assert lines == [["Dec 28, 2026\u2009–\u2009Jan 3, 2027", "41"]]


def test_a_year_of_weeks_with_gaps(tmp_path: Path) -> None:
    files = clicks_of(weeks_from(date(2026, 1, 5), 53, missing=[3, 4]))
    imports = files["results/imports.csv"] + "2026-01-26,2026-02-01,2027-01-12,Plausible,visits,day,\n"
    heading, *lines = table_of_periods(tmp_path, {**files, "results/imports.csv": imports})
    assert heading[0] == "Week"
    assert len(lines) == 53
    assert [lines[number][1] for number in (2, 3, 4, 5)] == ["102", "too few to show", "no data", "105"]


@pytest.mark.parametrize(
    "rows",
    [weeks_from(date(2025, 11, 10), 60), [*weeks_from(date(2023, 1, 2), 1), *weeks_from(date(2026, 12, 21), 1)]],
    ids=["all", "two far apart"],
)
def test_more_weeks_than_a_chart_can_show_are_shown_by_month(tmp_path: Path, rows: Sequence[str]) -> None:
    heading, *lines = table_of_periods(tmp_path, clicks_of(rows))
    assert heading == ["Month", "Clicks"]
    assert len(lines) in (14, 48)
    assert sum(int(line[1].replace(",", "")) for line in lines if line[1] != "no data") == sum(
        int(line.split(",")[7]) for line in rows
    )


def test_months(tmp_path: Path) -> None:
    months = [("2026-10-01", "2026-10-31"), ("2026-12-01", "2026-12-31")]
    heading, *lines = table_of_periods(tmp_path, clicks_of([row(41, "ginger", "range", days=days) for days in months]))
    assert heading[0] == "Month"
    assert lines == [["October 2026", "41"], ["November 2026", "no data"], ["December 2026", "41"]]


def test_months_after_weeks(tmp_path: Path) -> None:
    rows = [row(41, "ginger", "range", days=LAST_WEEK), row(50, "ginger", "range", days=("2026-11-01", "2026-11-30"))]
    assert table_of_periods(tmp_path, clicks_of(rows))[1:] == [["November 2026", "50"], ["December 2026", "41"]]


def test_the_address_does_not_depend_on_mkdocs_options(tmp_path: Path) -> None:
    files = {**clicks_of(ROWS), "content/results.md": WRITTEN["content/results.md"]}
    hub: dict[str, Any] = {"campaigns": CAMPAIGNS, "posts": POSTS, "use_directory_urls": False}
    site = build_results(tmp_path, files, site_url="https://example.org/a/hub/", **hub)
    pages = {"results/index.html", "results/de/index.html"}
    assert {name for name in site.files if name.startswith("results")} == pages
    assert dead_links(site, "/a/hub/") == []
    assert "https://example.org/a/hub/results/de/" in site.sitemap


def test_the_page_can_be_in_the_navigation(tmp_path: Path) -> None:
    files = clicks_of(ROWS)
    nav = ["index.md", {"Did it work?": "results.md"}]
    site = build_results(tmp_path, files, campaigns=CAMPAIGNS, posts=POSTS, nav=nav)
    links = [link for link in site.page().all("a", "md-nav__link") if "Did it work?" in link.text]
    assert {link["href"] for link in links} == {"results/"}
    assert dead_links(site) == []


def test_plugins_that_only_handle_files_in_folders_are_supported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(static_i18n, "NAME", "material/search")
    files = {**clicks_of(ROWS), "content/results.md": WRITTEN["content/results.md"]}
    hub: dict[str, Any] = {"campaigns": CAMPAIGNS, "posts": POSTS}
    alone = build_results(tmp_path / "alone", files, **hub)
    beside = write_results_hub(tmp_path / "beside", files, hooks=["hook.py"], **hub)
    write(beside, {"hook.py": SORTS_BY_FOLDER})
    site = build(beside, "--strict")
    assert site.exit_code == 0, site.output
    assert {name for name in site.files if "results/" in name} == {name for name in alone.files if "results/" in name}
    for name in ("results/index.html", "results/de/index.html"):
        assert site.files[name] == alone.files[name]


def lead_of(folder: Path, rows: Sequence[str], more_imports: str = "") -> list[str]:
    files = clicks_of(rows)
    files = {**files, "results/imports.csv": f"{files['results/imports.csv']}{more_imports}"}
    page = body(build_results(folder, files, campaigns=CAMPAIGNS, posts=POSTS).page("results/"))
    return [
        line.text
        for line in page.all("p")
        if set(line.classes) & {"advocacy-results__lead", "advocacy-results__compared"}
    ]


def test_a_month_is_only_compared_with_the_month_before(tmp_path: Path) -> None:
    december, november, october = (
        row(clicks, "ginger", "range", days=days)
        for clicks, days in ((41, LAST_WEEK), (30, ("2026-11-23", "2026-11-29")), (20, ("2026-10-26", "2026-11-01")))
    )
    lead = "41 clicks in December 2026 (1 week)"
    assert lead_of(tmp_path / "1", [december, november]) == [lead, "The month before: 30 clicks (1 week)"]
    assert lead_of(tmp_path / "2", [december, october]) == [lead]


def test_a_month_is_complete_even_if_nothing_is_published_of_its_last_week(tmp_path: Path) -> None:
    november = row(41, "ginger", "range", days=("2026-11-23", "2026-11-29"))
    december = row(30, "ginger", "range", days=WEEK_BEFORE)
    last_week = "2026-12-28,2027-01-03,2027-01-12,Plausible,visits,day,\n"
    assert lead_of(tmp_path / "1", [november, december])[0] == "41 clicks in November 2026 (1 week)"
    assert lead_of(tmp_path / "2", [november, december], last_week)[0] == "30 clicks in December 2026 (2 weeks)"


def test_tables_of_a_campaign_say_what_they_show(site: Site) -> None:
    captions = [caption.text for caption in site.page("campaigns/ginger/").all("caption")]
    assert captions == ["Clicks by week", "Posts with the most clicks", "Networks", "Versions"]


def test_the_direction_of_a_title_does_not_affect_its_version(tmp_path: Path) -> None:
    rows = [row(41, "ginger", "range", variant=letter) for letter in "ab"]
    posts = {"range": post("مشاركة 100%", ["One", "Two"], campaign="ginger")}
    page = build_results(tmp_path, clicks_of(rows), posts=posts).page("campaigns/ginger/")
    assert "\u2068مشاركة 100%\u2069, version A" in page.text


def test_clicks_without_a_language_are_not_called_other_languages(tmp_path: Path) -> None:
    rows = [row(41, "ginger", "range", language=language) for language in ("en", "de", "")]
    table = build_results(tmp_path, clicks_of(rows)).page("results/").one("table", id="results-languages")
    assert cells_of(table)[1:] == [["Deutsch", "41"], ["English", "41"], ["Others, or not known", "41"]]
