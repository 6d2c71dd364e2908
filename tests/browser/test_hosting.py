"""A hub behind nginx with its content security policy enabled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import CAMPAIGNS, ONCE, POSTS, Watch
from tests.browser.serving import ANYWHERE, served_once
from tests.browser.test_travel import follow_instantly, search
from tests.hosting.nginx import fetch, free_port, serve_nginx
from tests.site.sites import as_yaml, built

pytestmark = pytest.mark.browser

PALETTE = [
    {"scheme": scheme, "toggle": {"icon": "material/weather-sunny", "name": f"To {scheme}"}}
    for scheme in ("default", "slate")
]


FEATURES = [
    *("navigation.instant", "navigation.tabs", "search.suggest", "search.highlight"),
    *("content.code.copy", "content.tabs.link", "content.tooltips"),
]
MARKDOWN = """# All of it

| left | centre | right |
|:-----|:------:|------:|
| 1    | 2      | 3     |

Words in **colour**{: style="color: rgb(1, 2, 3)" }.

!!! note "A note"
    With words.

??? tip "More"
    Folded.

``` py linenums="1"
print("soda")
```

=== "One"
    First

=== "Two"
    Second
"""
EXTENSIONS = [
    *("admonition", "attr_list", "pymdownx.details", "pymdownx.superfences", "pymdownx.highlight"),
    {"pymdownx.tabbed": {"alternate_style": True}},
]
BRAND = {
    "colors": [{"name": "Plum", "hex": "#663399"}, {"name": "Foam", "hex": "#FFEECC"}],
    "typography": [{"name": "Fizz", "file": "fizz.woff2"}, {"name": "Carl's Sans", "fallback": "Georgia, serif"}],
    "assets": {"mark": {"alt": "A mark", "background": "Plum"}},
    "guidance": "| a | b |\n|:--|--:|\n| 1 | 2 |\n",
}
MARK = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'><style>.a{fill:#0f0}</style>"
    "<path class='a' style='stroke:#00f' d='M0 0h40v20H0z'/></svg>"
)
KINDS = [
    *("", "all/", "posts/", "posts/ginger/", "posts/ending/de/", "posts/over/", "posts/page/2/", "campaigns/"),
    *("campaigns/launch/", "campaigns/launch/poster.html", "guidelines/", "guidelines/linkedin/"),
    *(
        "guidelines/linkedin/1/",
        "brand/",
        "brand/soda/",
        "brand/soda/de/",
        "changes/",
        "posts/nowhere/",
        "posts/old-ginger/",
    ),
]
"""One page of each kind."""


def write_every_kind(folder: Path) -> None:
    """Write the files for a page of each kind, except posts and campaigns."""
    brand = folder / "content/brand/soda"
    brand.mkdir(parents=True)
    (brand / "brand.yml").write_text(as_yaml(BRAND))
    (brand / "brand.de.yml").write_text(as_yaml({"title": "Brause", "guidance": BRAND["guidance"]}))
    (brand / "mark.svg").write_text(MARK)
    (brand / "fizz.woff2").write_bytes(b"letters")
    (folder / "guidelines/linkedin").mkdir(parents=True)
    for name, version in (("linkedin", 2), ("linkedin/1", 1)):
        (folder / f"guidelines/{name}.md").write_text(f"---\nversion: {version}\n---\n## Tone\n\nBe kind {version}.\n")
    (folder / "content/redirects.yml").write_text(
        "posts/old-ginger/: posts/ginger/\nold.html: https://soda.example/a$b\n"
    )


def build_every_kind(folder: Path, address: str, host: str | None) -> None:
    """Build a hub with a page of each kind."""
    write_every_kind(folder)
    built(
        folder,
        POSTS,
        campaigns=CAMPAIGNS,
        site_url=address,
        pages={"index.md": "# Home\n\n[Share](posts/index.md)\n\n```posts\nlimit: 2\n```\n", "all.md": MARKDOWN},
        plugins=[
            "search",
            {
                "advocacy": {
                    "languages": ["en", "de", "ar"],
                    "rules": {"too-long": "notice"},
                    "brand": {"primary": "#6A1B9A"},
                }
            },
            *("advocacy/guidelines", "advocacy/brand", "advocacy/posts"),
            {"advocacy/hosting": {"host": host, "security": {"contact": ["mailto:security@soda.example"]}}},
        ],
        nav=["index.md", "all.md", "posts/index.md", "campaigns/index.md", "brand/index.md"],
        theme={"palette": PALETTE, "features": FEATURES},
        markdown_extensions=EXTENSIONS,
    )


@pytest.fixture(scope="module")
def nginx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a hub with nginx and yield its address."""
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    address = f"http://127.0.0.1:{port}/"
    build_every_kind(folder, address, "nginx")
    rendition = folder / "site/brand/ginger/renditions/can-0123456789ab-1200x627.txt"  # named like a rendition
    rendition.parent.mkdir(parents=True)
    rendition.write_text("")
    with serve_nginx(folder, port):
        yield address


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the hub without headers: its policy is in its pages."""
    with served_once(
        tmp_path_factory, "plain-host", lambda folder: build_every_kind(folder, ANYWHERE, None)
    ) as address:
        yield address


@pytest.fixture(params=["nginx", "plain"])
def ruled(request: pytest.FixtureRequest) -> str:
    """Return the address of a hub with a policy."""
    return str(request.getfixturevalue(request.param))


def computed_style(page: Page, selector: str, name: str) -> str:
    return str(page.locator(selector).first.evaluate(f"element => getComputedStyle(element).{name}"))


@ONCE
def test_no_page_violates_the_policy(page: Page, ruled: str, watch: Watch) -> None:
    for kind in KINDS:
        page.goto(f"{ruled}{kind}", wait_until="networkidle")
        errors = [error for error in watch.errors if "404" not in error]
        assert (watch.foreign, errors) == ([], []), kind
    assert page.url == f"{ruled}posts/ginger/"
    search(page, "quinine")
    assert [error for error in watch.errors if "404" not in error] == []


@ONCE
def test_brand_colours_and_typefaces_are_applied(page: Page, ruled: str) -> None:
    page.goto(f"{ruled}brand/soda/", wait_until="networkidle")
    check_set(page)
    page.goto(f"{ruled}brand/soda/de/", wait_until="networkidle")
    check_set(page)
    page.goto(ruled, wait_until="networkidle")
    follow_instantly(page, ".md-tabs a[href$='brand/']")
    expect(page.locator(".advocacy-brand__strip span").first).to_have_css("background-color", "rgb(102, 51, 153)")
    follow_instantly(page, ".advocacy-card a")
    check_set(page)


def check_set(page: Page) -> None:
    """Check all values of the set."""
    expect(page.locator(".advocacy-brand__swatch").first).to_have_css("background-color", "rgb(102, 51, 153)")
    expect(page.locator(".advocacy-brand__picture[data-on]")).to_have_css("background-color", "rgb(102, 51, 153)")
    letters = page.locator(".advocacy-brand__letters").first
    expect(letters).to_have_css("background-color", "rgb(102, 51, 153)")
    expect(letters).to_have_css("color", "rgb(255, 255, 255)")
    assert computed_style(page, ".advocacy-brand__sample", "fontFamily").startswith("advocacy-face-")
    sample = page.locator(".advocacy-brand__sample").nth(1)
    expect(sample).to_have_css("font-family", '"Carl\'s Sans", Georgia, serif')
    assert computed_style(page, ".advocacy-brand__guidance td:nth-child(2)", "textAlign").endswith("right")
    picture = page.locator(".advocacy-brand__picture img").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)


@ONCE
def test_writers_styles_apply_after_instant_navigation_too(page: Page, ruled: str, watch: Watch) -> None:
    page.goto(f"{ruled}posts/ginger/", wait_until="networkidle")
    follow_instantly(page, ".md-tabs a[href$='all/']")
    sides = [computed_style(page, f"article td:nth-child({place})", "textAlign") for place in (1, 2, 3)]
    assert sides == ["left", "center", "right"]
    assert computed_style(page, "article strong", "color") == "rgb(1, 2, 3)"
    page.locator(".tabbed-labels label").nth(1).click()
    expect(page.get_by_text("Second")).to_be_visible()
    expect(page.locator(".highlight .md-clipboard, .highlight [data-clipboard-target]").first).to_be_attached()
    assert watch.errors == []


@ONCE
def test_the_policy_allows_all_features_of_the_hub_and_nothing_else(page: Page, ruled: str, watch: Watch) -> None:
    page.goto(ruled, wait_until="networkidle")
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    follow_instantly(page, ".md-content a[href$='posts/']")
    page.get_by_role("searchbox", name="Find a post").fill("ginger")
    expect(page.locator(".advocacy-card:visible")).to_have_count(1)
    follow_instantly(page, ".advocacy-card:visible a")
    page.locator(".advocacy-editor__text").fill("Mine alone.")
    expect(page.locator(".advocacy-size")).to_contain_text("11 of")
    search(page, "quinine")
    page.goto(f"{ruled}posts/arabic/", wait_until="networkidle")
    page.goto(f"{ruled}posts/nowhere/", wait_until="networkidle")
    errors = [error for error in watch.errors if "404" not in error]
    assert (watch.foreign, errors) == ([], [])
    page.goto(f"{ruled}posts/ginger/", wait_until="networkidle")
    page.evaluate("document.head.append(Object.assign(document.createElement('script'), {text: 'window.hacked = 1'}))")
    assert page.evaluate("window.hacked") is None, "a script unknown to the build was run"


def test_redirects_and_cache_headers_are_sent(nginx: str) -> None:
    status, headers, _ = fetch(f"{nginx}posts/old-ginger/")
    assert (status, headers["Location"]) == (301, f"{nginx}posts/ginger/")
    assert fetch(f"{nginx}old.html")[1]["Location"] == "https://soda.example/a%24b"
    status, page, _ = fetch(f"{nginx}posts/ginger/")
    assert (status, page["Cache-Control"], page["X-Content-Type-Options"]) == (200, "no-cache", "nosniff")
    bundle = re.search(r"assets/javascripts/bundle\.[0-9a-f]+\.min\.js", fetch(nginx)[2].decode())
    assert bundle
    rendition = "brand/ginger/renditions/can-0123456789ab-1200x627.txt"
    for path in (bundle.group(), rendition):
        assert "max-age=315360000" in fetch(f"{nginx}{path}")[1]["Cache-Control"]
    assert fetch(f"{nginx}_nginx.conf")[0] == 404
    assert fetch(f"{nginx}.well-known/security.txt")[0] == 200
    missing, headers, _ = fetch(f"{nginx}posts/nowhere/")
    assert (missing, "script-src 'self' 'wasm-unsafe-eval' 'sha256-" in headers["Content-Security-Policy"]) == (
        404,
        True,
    )
