"""The files generated for hosts."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from tests.site.sites import Site, build, built, post, write_hub

from mkdocs_advocacy.hosting.policy import Inline, content_security_policy, inline_of

POSTS = {"ginger": post("Ginger", media=[])}
REDIRECTS = "posts/old/: posts/ginger/\nposts/löwe/: https://soda.example/a?b=c#d\n"


def build_hosted(
    folder: Path, host: dict[str, Any], options: dict[str, Any] | None = None, *, redirects: str = REDIRECTS, **hub: Any
) -> Site:
    (folder / "content").mkdir(exist_ok=True)
    if redirects:
        (folder / "content/redirects.yml").write_text(redirects, "utf-8")
    plugins = ["search", {"advocacy": options or {}}, "advocacy/posts", {"advocacy/hosting": host}]
    return built(folder, POSTS, plugins=plugins, **hub)


@pytest.mark.parametrize(("host", "status"), [("netlify", "301!"), ("cloudflare", "301")])
def test_netlify_and_cloudflare_get_headers_and_redirects(tmp_path: Path, host: str, status: str) -> None:
    site = build_hosted(tmp_path, {"host": host})
    assert site.files["_redirects"].decode() == (
        f"/posts/old/ /posts/ginger/ {status}\n/posts/l%C3%B6we/ https://soda.example/a?b=c#d {status}\n"
    )
    rows = site.files["_headers"].decode().splitlines()
    assert rows[0] == "/*"
    assert rows[1].startswith(
        "  Content-Security-Policy: default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'sha256-"
    )
    assert all(len(row) < 2000 for row in rows), "Cloudflare refuses longer lines"
    bundle = next(name for name in site.files if re.fullmatch(r"assets/javascripts/bundle\.\w+\.min\.js", name))
    place = rows.index(f"/{bundle}")
    assert rows[place + 1] == "  Cache-Control: public, max-age=31536000, immutable"
    assert rows[rows.index("/brand/:set/renditions/*") + 1] == rows[place + 1]


def test_paths_include_the_base_path_of_the_hub(tmp_path: Path) -> None:
    site = build_hosted(tmp_path, {"host": "netlify"}, site_url="https://soda.example/hub/")
    assert site.files["_redirects"].decode().splitlines()[0] == "/hub/posts/old/ /hub/posts/ginger/ 301!"
    assert site.files["_headers"].decode().startswith("/hub/*\n")
    assert site.files["robots.txt"] == b"User-agent: *\nAllow: /\n\nSitemap: https://soda.example/hub/sitemap.xml\n"


def test_every_inline_script_is_hashed_in_the_policy(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    program = "<script>\n  first();\n\n  second();\n</script>"
    own = f'{{% extends "base.html" %}}{{% block extrahead %}}{program}{{% endblock %}}'
    (tmp_path / "own/main.html").write_text(own)
    site = build_hosted(tmp_path, {"host": "netlify"}, theme={"custom_dir": str(tmp_path / "own")})
    pages = [page.decode() for name, page in site.files.items() if name.endswith(".html")]
    assert any("second();" in page and program not in page for page in pages), "posts' pages lose their indentation"
    in_pages = {code for page in pages for code in inline_of(page).scripts}
    assert len(in_pages) >= 5
    policy = site.files["_headers"].decode()
    assert [code for code in in_pages if code not in policy] == []


def test_a_hub_can_allow_an_analytics_service(tmp_path: Path) -> None:
    allow = {"script-src": ["https://plausible.io"], "connect-src": ["https://plausible.io"]}
    policy = build_hosted(tmp_path, {"host": "netlify", "allow": allow}).files["_headers"].decode()
    assert re.search(r"script-src 'self' [^;]* https://plausible\.io;", policy)
    assert "connect-src 'self' https://plausible.io;" in policy


@pytest.mark.parametrize("host", ["netlify", "github"])
def test_a_hub_can_allow_inline_styles(tmp_path: Path, host: str) -> None:
    site = build_hosted(tmp_path, {"host": host, "inline_styles": True})
    text = site.files["_headers"].decode() if host == "netlify" else site.files["index.html"].decode()
    assert re.search(r"style-src 'self' 'unsafe-inline';", text)
    assert re.search(r"script-src 'self' 'wasm-unsafe-eval' 'sha256-", text)


def test_a_private_hub_excludes_robots_and_link_previews(tmp_path: Path) -> None:
    site = build_hosted(tmp_path, {"host": "netlify"}, {"private": True})
    assert site.files["robots.txt"] == b"User-agent: *\nDisallow: /\n"
    assert "  X-Robots-Tag: noindex" in site.files["_headers"].decode().splitlines()
    for name, page in site.pages.items():
        assert page.all("meta", name="robots", content="noindex"), f"{name} can be found"
        assert not [meta for meta in page.all("meta") if (meta.attributes.get("property") or "").startswith("og:")]
    public = build_hosted(tmp_path, {"host": "netlify"})
    assert not public.page("posts/ginger/").all("meta", name="robots")


def test_github_gets_a_nojekyll_file_and_written_files_are_kept(tmp_path: Path) -> None:
    written = {"index.md": "# Home\n", "robots.txt": "User-agent: *\nDisallow: /drafts/\n"}
    site = build_hosted(tmp_path, {"host": "github"}, pages=written, redirects="")
    assert ".nojekyll" in site.files
    assert site.files["robots.txt"].decode() == written["robots.txt"]
    assert not {"_headers", "_redirects", "_nginx.conf"} & site.files.keys()


def test_security_txt_lists_the_contacts(tmp_path: Path) -> None:
    site = build_hosted(tmp_path, {"security": {"contact": ["security@soda.example", "https://soda.example/report"]}})
    assert site.files[".well-known/security.txt"].decode() == (
        "Contact: mailto:security@soda.example\nContact: https://soda.example/report\nExpires: 2027-07-14T00:00:00Z\n"
        "Preferred-Languages: en\nCanonical: https://hub.example/.well-known/security.txt\n"
    )


def test_hosts_are_in_ascii_because_robots_do_not_decode_them(tmp_path: Path) -> None:
    security = {"contact": ["https://löwe.example/hallo"]}
    site = build_hosted(tmp_path, {"security": security}, site_url="https://löwe.example/größe/")
    lines = site.files[".well-known/security.txt"].decode().splitlines()
    assert "Contact: https://xn--lwe-sna.example/hallo" in lines
    assert "Canonical: https://xn--lwe-sna.example/gr%C3%B6%C3%9Fe/.well-known/security.txt" in lines
    assert "Sitemap: https://xn--lwe-sna.example/gr%C3%B6%C3%9Fe/sitemap.xml" in site.files["robots.txt"].decode()


def test_well_known_files_are_published_on_request(tmp_path: Path) -> None:
    (tmp_path / "content/.well-known").mkdir(parents=True)
    (tmp_path / "content/.well-known/assetlinks.json").write_bytes(b"[]")
    assert ".well-known/assetlinks.json" not in build_hosted(tmp_path, {}).files
    assert build_hosted(tmp_path, {"well_known": True}).files[".well-known/assetlinks.json"] == b"[]"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"host": "netlfy"}, "host: is “netlfy” (did you mean “netlify”?"),
        ({"security": {"contact": ["somebody"]}}, "“somebody” is not an email address, and does not start with"),
        ({"security": {"contact": []}}, "security.contact: is empty"),
        ({"allow": {"script-src": ["plausible.io"]}}, "“plausible.io” is not a website such as https://plausible.io"),
        ({"allow": {"script-src": ["https://a.example; script-src *"]}}, "is not a website such as"),
        ({"allow": {"script-src": ["https://a.example/$host"]}}, "is not a website such as"),
        ({"allow": {"script-src": ["https://a.*.example"]}}, "is not a website such as"),
        ({"security": {"contact": ["https://a.example/\nContact: mailto:evil@a.example"]}}, "must be a single line"),
        (
            {"security": {"contact": ['https://a.example/"x"']}},
            "contains the character \", which isn't allowed in an address",
        ),
        (
            {"security": {"contact": ["a@b.example"], "policy": "https://a.example/{x}"}},
            "isn't allowed in an address: write %7B",
        ),
        ({"alow": {}}, "alow: is not a known key (did you mean “allow”?"),
    ],
)
def test_invalid_options_are_named(tmp_path: Path, options: dict[str, Any], message: str) -> None:
    plugins = ["search", "advocacy", "advocacy/posts", {"advocacy/hosting": options}]
    site = build(write_hub(tmp_path, POSTS, plugins=plugins))
    assert site.exit_code == 1
    assert message in site.output


@pytest.mark.parametrize(
    ("site_url", "message"),
    [
        ('https://hub.example/"; } location = /pwn { return 200; } #/', 'contains the character "'),
        ("https://hub.example/'\"><script>alert(1)</script>/", "which isn't allowed in an address: write %22"),
        ("https://hub.example/a b/", "contains a space, which isn't allowed in an address: write %20"),
        ("https://hub.example/\nSitemap: https://evil.example/", "contains a space"),
        ("https://hub.example/$host/", "contains “$”, which isn't allowed there"),
        ("https://hub.example/:splat/", "contains “:”, which isn't allowed there"),
        ("https://hub.example/*/", "contains “*”, which isn't allowed there"),
        ("https://hub.example/?a=b", "contains “?”, which isn't allowed there"),
        ("https://hub.example/#a", "contains “#”, which isn't allowed there"),
        ("https://carl:secret@hub.example/", "is not the URL of a website"),
        ("ftp://hub.example/", "is not the URL of a website: use a form such as https://example.com/hub/"),
    ],
)
def test_a_site_url_that_hosts_would_misread_is_refused(tmp_path: Path, site_url: str, message: str) -> None:
    site = build(write_hub(tmp_path, POSTS, site_url=site_url))
    assert site.exit_code == 1
    assert "mkdocs.yml: site_url: “" in site.output
    assert message in site.output


def test_a_site_url_with_a_path_in_any_language_is_accepted(tmp_path: Path) -> None:
    for address in (
        "https://löwe.example:8443/größe/~carl/@a/(b),c=d+e&f!%20/",
        "http://[::1]:8000/",
        "http://localhost",
    ):
        assert build(write_hub(tmp_path, POSTS, site_url=address), "--strict").exit_code == 0


def test_only_inline_scripts_are_hashed() -> None:
    html = (
        '<script>a()</script><script src="b.js"></script><script type="application/json">{}</script>'
        "<SCRIPT type=module>\nb()\n</SCRIPT >"
    )
    assert len(inline_of(html).scripts) == 2
    assert content_security_policy(inline_of(html), {}).count("sha256-") == 2


def test_only_inline_styles_are_hashed() -> None:
    html = (
        '<td style="text-align: right">a</td><p title="a > b" STYLE=color:red><br style="a&amp;b"/>'
        '<style media="print">\n:root{--a:"<b>"}</style>'
        "<style></style><b style>c</b><script>\"<b style='color:blue'>\"</script>"
        '<!-- <b style="color:green"> --><code>&lt;b style="color:pink"&gt;</code>'
    )
    found = inline_of(html)
    assert found.attributes == {sha256("text-align: right"), sha256("color:red"), sha256("a&b")}
    assert found.styles == {sha256('\n:root{--a:"<b>"}'), sha256("")}
    assert inline_of("<p>style = a, or style=a</p>") == Inline()


def sha256(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
