"""Pages of newsletters through a real build: issues, the archive, feeds and search."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.site.references import dead_links
from tests.site.sites import Element, Site, as_yaml, build, post, write_hub

from mkdocs_advocacy.kinds.newsletters import shapes
from mkdocs_advocacy.kinds.newsletters.shapes import ShapeFile

ISSUE, OLDER = "newsletters/2027-01/", "newsletters/2026-12/"
TEXT = """
Hello, reader.

```posts
```

## Nothing new

<!-- The hub has no changes. -->

```changes
```

## Thank you

```people
codes: [qz7x]
```

### What we heard

```feedback
```

## See you there

```events
```

Goodbye.
"""
PERSON = "audience: customers\nadult: true\nname: Ada Falcon\nshow: [name]\nwhere: [page, newsletter]\n"
CONSENT = "consent: {given: 2026-01-01, until: 2027-02-28, proof: A}\n"
MAIL_TABLE = "\n<table><tr><td><b>Hello</b> يا قارئ</td></tr></table>\n"
MAIL = (
    '<!doctype html><html><body bgcolor="#ffffff">\n<div style="display:none;max-height:0">Three answers.</div>'
    f"{MAIL_TABLE}</body></html>"
)
MAIL_TEXT = "Hello\nيا قارئ\n"
OTHER_BLOCKS = "# Home\n\n```events\n```\n\n### People\n\n```people\ncodes: [qz7x]\n```\n"


def page_of(text: str = "", **keys: object) -> str:
    return f"---\n{as_yaml(keys)}---\n{text}"


FILES: Mapping[str, str] = {
    "content/newsletters/2027-01.md": page_of(
        TEXT, title="The January issue", summary="Three answers.", date="2027-01-10", audience=["employees"]
    ),
    "content/newsletters/2027-01.de.md": page_of(TEXT, title="Die Ausgabe vom Januar", summary="Drei Antworten."),
    "content/newsletters/2026-12.md": page_of("Words only.", title="The December issue", date="2026-12-10"),
    "content/newsletters/withdrawn.md": page_of("Gone.", title="Withdrawn", date="2027-01-02", status="retired"),
    "content/newsletters/coming.md": page_of("Later.", title="Zyxquark", date="2028-01-02"),
    "content/events/meeting.md": page_of("Agenda.", title="A meeting", when="2027-02-01"),
    "content/groups/council.md": page_of("Words.\n\n```feedback\n```\n", title="The council", joins="election"),
    "content/feedback/caps.yml": as_yaml(
        {
            "title": "Caps hurt",
            "kind": "finding",
            "heard": {"in": "phone", "date": "2027-01-03"},
            "for": ["council"],
            "stage": "done",
            "since": "2027-01-05",
            "answer": {"by": "council", "date": "2027-01-05", "text": {"en": "Softer <caps>.\n\nSoon."}},
        }
    ),
    "content/index.md": OTHER_BLOCKS,
    "people/qz7x.yml": PERSON + CONSENT,
}


def write_newsletters(folder: Path, files: Mapping[str, str] = FILES, **config: object) -> Path:
    plugins = ["search", {"advocacy": {"languages": ["en", "de", "ar"]}}, "advocacy/posts", "advocacy/programme"]
    hub = write_hub(folder, {"lemons": post("Lemons at dawn", networks=["linkedin", "x"])}, plugins=plugins, **config)  # type: ignore[arg-type]
    for name, content in files.items():
        path = hub / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return hub


def built(folder: Path, files: Mapping[str, str] = FILES, **config: object) -> Site:
    site = build(write_newsletters(folder, files, **config), "--strict")
    assert site.exit_code == 0, site.output
    return site


def use_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the files that can be copied, with known contents."""
    texts = {"mail.html": MAIL, "mail.txt": MAIL_TEXT}
    files = [
        ShapeFile("mail" if name == "mail.html" else "text", name, "newsletter", lambda *_, text=text: text)  # type: ignore[misc]
        for name, text in texts.items()
    ]
    monkeypatch.setattr(shapes, "SHAPE_FILES", files)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(tmp_path_factory.mktemp("newsletters"))


def headings_of(page: Element) -> list[tuple[str, str]]:
    """Return the headings of the page's content, with their levels."""
    content = page.one(css="md-content")
    found = [one for one in content.walk() if one.tag in ("h1", "h2", "h3", "h4")]
    return [(one.tag, one.text.strip().rstrip("¶")) for one in found]


def test_an_issue_shows_its_day_audiences_and_period(site: Site) -> None:
    page = site.page(ISSUE)
    head = " ".join(page.one("header", css="advocacy-post__head").text.split())
    shown = "Newsletter January 10, 2027 The January issue Three answers. For employeesPeriod: Jan 3 – 10, 2027"
    assert head.replace("\u2009", " ").startswith(shown)
    alternates = page.one("ul", css="advocacy-alternates").all("a")
    assert [link["href"] for link in alternates] == ["../../newsletters/2027-01/de/"]
    assert dead_links(site) == []


def test_items_are_one_heading_below_their_section_and_empty_blocks_have_none(site: Site) -> None:
    assert headings_of(site.page(ISSUE)) == [
        ("h1", "The January issue"),
        ("h2", "Lemons at dawn"),
        ("h2", "Thank you"),
        ("h3", "What we heard"),
        ("h4", "Caps hurt"),
        ("h2", "See you there"),
        ("h3", "A meeting"),
        ("h2", "Pass it on"),
    ]


def test_blocks_of_other_pages_have_the_same_layout(site: Site) -> None:
    page = site.page()
    assert headings_of(page) == [("h1", "Home"), ("h2", "A meeting"), ("h3", "People")]
    assert page.one(css="advocacy-people").one("p", css="advocacy-people__name").text == "Ada Falcon"
    assert [sheet["href"] for sheet in page.all("link") if "kinds/newsletters" in (sheet.attributes["href"] or "")]


def test_blocks_of_other_pages_have_the_language_of_the_page_or_their_own(tmp_path: Path) -> None:
    files = {
        **FILES,
        "content/programme.md": "# Programme\n\n```events\nlanguage: ar\n```\n",
        "content/programme.de.md": "# Programm\n\n```events\n```\n",
    }
    site = built(tmp_path, files)
    arabic = site.page("programme/").one("section", css="advocacy-section")
    assert (arabic["lang"], arabic["dir"], arabic.one("h2")["lang"]) == ("ar", "rtl", "en")
    assert arabic.one("p", css="advocacy-section__more").text == "كل الفعاليات"
    german = site.page("programme/de/").one("section", css="advocacy-section")
    assert (german["lang"], german.one("p", css="advocacy-section__more").text) == ("de", "Alle Termine")


def test_share_links_name_the_network_and_the_post(site: Site) -> None:
    links = site.page(ISSUE).one(css="advocacy-section--posts").one(css="advocacy-item__links").all("a")
    assert [(link["href"], link["aria-label"]) for link in links] == [
        ("../../posts/lemons/#linkedin", "Share on LinkedIn: Lemons at dawn"),
        ("../../posts/lemons/#x", "Share on X: Lemons at dawn"),
    ]


def test_answers_are_text_in_paragraphs(site: Site) -> None:
    answer = site.page(ISSUE).one(css="advocacy-item__answer")
    assert [paragraph.text for paragraph in answer.all("p")] == ["Softer <caps>.", "Soon."]


def test_quotations_have_their_own_language(tmp_path: Path) -> None:
    story = {
        "title": "Uphill",
        "kind": "quote",
        "credit": "Café Zwölf",
        "text": {"de": "Zwölf Kilo bergauf."},
        "given": "none",
        "audience": ["employees"],
        "permission": {"granted": "2027-01-05", "proof": "A", "scope": ["page", "newsletter"], "others": "none"},
    }
    text = FILES["content/newsletters/2027-01.md"].replace("Goodbye.", "```stories\n```")
    files = {**FILES, "content/newsletters/2027-01.md": text, "content/stories/uphill.yml": as_yaml(story)}
    shown = built(tmp_path, files).page(ISSUE).one(css="advocacy-section--stories")
    assert (shown.one("blockquote")["lang"], shown.one("blockquote").text) == ("de", "Zwölf Kilo bergauf.")
    assert "lang" not in shown.one("h3").attributes


def test_the_archive_lists_published_issues_newest_first(site: Site) -> None:
    page = site.page("newsletters/")
    items = page.one("ol", css="advocacy-issues__list").children
    listed = [item for item in items if isinstance(item, Element)]
    assert [(one.one("h2").text, one.one("time")["datetime"]) for one in listed] == [
        ("The January issue", "2027-01-10"),
        ("The December issue", "2026-12-10"),
    ]
    assert "Three answers." in listed[0].text
    assert [link["hreflang"] for link in listed[0].all("a", hreflang="de")] == ["de"]
    assert site.holding("zyxquark") == []


def test_issues_lead_to_the_ones_before_and_after(site: Site) -> None:
    def neighbours(address: str) -> list[tuple[str, str]]:
        found = site.page(address).one("nav", css="advocacy-issue__others").all("a")
        return [(" ".join(link.text.split()), link["href"]) for link in found]

    assert neighbours(ISSUE) == [("Previous issue The December issue", "../../newsletters/2026-12/")]
    assert neighbours(OLDER) == [("Next issue The January issue", "../../newsletters/2027-01/")]
    assert neighbours(f"{ISSUE}de/") == [("Vorherige Ausgabe The December issue", "../../../newsletters/2026-12/")]
    assert site.page("newsletters/withdrawn/").all(css="advocacy-issue__foot") == []


def test_feeds_have_titles_and_summaries_but_no_text(site: Site) -> None:
    feed = json.loads(site.files["newsletters/feed.json"])
    assert [(item["title"], item["content_text"], item["date_published"][:10]) for item in feed["items"]] == [
        ("The January issue", "Three answers.", "2027-01-10"),
        ("The December issue", "The December issue", "2026-12-10"),
    ]
    assert (feed["home_page_url"], feed["feed_url"]) == (
        "https://hub.example/newsletters/",
        "https://hub.example/newsletters/feed.json",
    )
    german = json.loads(site.files["newsletters/feed.de.json"])
    assert [(item["url"], item["language"]) for item in german["items"]] == [
        ("https://hub.example/newsletters/2027-01/de/", "de"),
        ("https://hub.example/newsletters/2026-12/", "en"),
    ]
    channel = ElementTree.fromstring(site.files["newsletters/feed.xml"]).find("channel")
    assert channel is not None
    assert [item.findtext("title") for item in channel.iter("item")] == ["The January issue", "The December issue"]
    feeds = [name for name in site.files if name.startswith("newsletters/feed")]
    assert feeds == [f"newsletters/feed.{ending}" for ending in ("de.json", "de.xml", "json", "xml")]
    assert not {name for name in site.holding("Ada Falcon") if "feed" in name}


def test_the_archive_announces_its_feeds(site: Site) -> None:
    links = site.page("newsletters/").one("ul", css="advocacy-issues__feeds").all("a")
    assert [(link["href"], link["lang"]) for link in links] == [
        ("../newsletters/feed.xml", "en"),
        ("../newsletters/feed.de.xml", "de"),
    ]


def test_search_finds_the_text_and_the_titles_but_no_names(site: Site) -> None:
    found = {entry["location"]: entry["text"] for entry in site.search}
    assert found[ISSUE].startswith("Three answers. · Hello, reader.")
    for words in ("Lemons at dawn", "Caps hurt", "Softer <caps>.", "A meeting", "Goodbye."):
        assert words in found[ISSUE], words
    for words in ("Ada Falcon", "Share on", "LinkedIn", "All posts", "Previous issue"):
        assert words not in found[ISSUE], words
    assert "Words only." in found[OLDER]
    assert "newsletters/withdrawn/" not in found
    assert found["groups/council/"].endswith("Words.")
    assert site.holding("\ue000") == []


def test_pages_with_people_are_not_for_search_engines(site: Site) -> None:
    def is_hidden(address: str) -> bool:
        return any(one.attributes.get("content") == "noindex" for one in site.page(address).all("meta", name="robots"))

    assert [is_hidden(address) for address in (ISSUE, f"{ISSUE}de/", "", OLDER)] == [True, True, True, False]


def test_the_sitemap_has_published_issues(site: Site) -> None:
    found = [address.removeprefix("https://hub.example/") for address in site.sitemap]
    issues = sorted(address for address in found if address.startswith("newsletters/"))
    assert issues == ["newsletters/", OLDER, ISSUE, f"{ISSUE}de/"]


def test_a_name_disappears_when_the_consent_ends(tmp_path: Path) -> None:
    hub = write_newsletters(tmp_path)
    assert "Ada Falcon" in build(hub).page(ISSUE).text
    later = build(hub, now="2027-03-01T12:00:00Z")
    assert later.exit_code == 0, later.output
    assert later.holding("Ada Falcon") == []


def test_a_hub_without_issues_says_so(tmp_path: Path) -> None:
    only_retired = {name: text for name, text in FILES.items() if "newsletters/2" not in name}
    site = built(tmp_path, only_retired)
    page = site.page("newsletters/")
    assert page.one("p", css="advocacy-empty").text == "There are no issues yet."
    assert json.loads(site.files["newsletters/feed.json"])["items"] == []


def test_other_shapes_are_linked_if_they_exist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_mail(monkeypatch)
    files = {
        **FILES,
        "content/newsletters/2026-12.md": FILES["content/newsletters/2026-12.md"].replace(
            "date:", "shapes: [page, text]\ndate:"
        ),
    }
    site = built(tmp_path, files)
    links = [link["href"] for link in site.page(ISSUE).one(css="advocacy-mailing").all("a")]
    assert links == ["../../newsletters/2027-01/mail.html", "../../newsletters/2027-01/mail.txt"]
    assert site.page(f"{ISSUE}de/").one(css="advocacy-mailing").one("button").text == "Fürs Mailprogramm kopieren"
    text_only = site.page(OLDER).one(css="advocacy-mailing")
    assert [link["href"] for link in text_only.all("a")] == ["../../newsletters/2026-12/mail.txt"]
    assert text_only.all("button") == []
    assert dead_links(site) == []


def test_without_an_address_there_are_no_other_shapes_and_feeds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_mail(monkeypatch)
    site = built(tmp_path, site_url=None)
    assert site.page(ISSUE).all(css="advocacy-mailing") == []
    assert site.page("newsletters/").all(css="advocacy-issues__feeds") == []
    assert not [name for name in site.files if name.startswith("newsletters/") and not name.endswith("index.html")]


@pytest.mark.parametrize("count", [1, 50])
def test_an_archive_has_any_number_of_issues(tmp_path: Path, count: int) -> None:
    title = "ginger <b>&amp;</b> ‏زنجبيل " * 8
    files = {
        f"content/newsletters/{year}.md": page_of("Words.", title=title.strip(), date=f"{year}-01-01")
        for year in range(2027 - count, 2027)
    }
    site = built(tmp_path, files)
    titles = site.page("newsletters/").one("ol", css="advocacy-issues__list").all("h2")
    assert [one.text for one in titles] == [title.strip()] * count


@pytest.mark.parametrize("name", ["people", "events", "campaigns", "changes", "stories", "feedback"])
def test_a_block_without_its_plugin_is_an_error(tmp_path: Path, name: str) -> None:
    page = f"# Home\n\n```{name}\n```\n"
    hub = write_hub(tmp_path, pages={"index.md": page}, plugins=["search", "advocacy", "advocacy/posts"])
    site = build(hub)
    assert site.exit_code == 1
    assert "content/index.md:3:1: error: the page shows the block itself" in site.output


def test_a_translation_without_text_shows_the_text_of_its_original(tmp_path: Path) -> None:
    issue = "---\ntitle: January\ndate: 2027-01-10\n---\n\nHello, reader.\n"
    pages = {
        "index.md": "# Home\n",
        "newsletters/one.md": issue,
        "newsletters/one.de.md": "---\ntitle: Januar\n---\n\n",
    }
    plugins = ["search", {"advocacy": {"languages": ["en", "de"]}}, "advocacy/posts", "advocacy/programme"]
    site = build(write_hub(tmp_path, {"one": post()}, pages=pages, plugins=plugins), now="2027-01-15T12:00:00Z")
    assert site.exit_code == 0, site.output
    assert "Hello, reader." in site.page("newsletters/one/de/").text
