"""An audit of headers: those that each host sends, and the policy in pages if the host sends none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from tests.hosting.readers import read_headers, read_nginx, read_policy
from tests.hosting.test_files import build_hosted, sha256
from tests.site.sites import Site, build, write_hub

from mkdocs_advocacy.mkdocs_plugins.hosting import HostingPlugin

IN_PAGES = (None, "github", "gitlab", "s3")
TABLE = "| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n"
PAGES = {
    "index.md": "# Home\n",
    "deep/er/page.md": f'# Page\n\n{TABLE}\n<p style="color: red">Red</p>\n\n<script>\n  mine();\n</script>\n',
}
ALIGNED = {sha256(f"text-align: {side};") for side in ("left", "center", "right")} | {sha256("color: red")}
POLICY = {
    "default-src": ["'self'"],
    "script-src": ["'self'", "'wasm-unsafe-eval'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:", "blob:"],
    "connect-src": ["'self'"],
    "font-src": ["'self'"],
    "media-src": ["'self'"],
    "frame-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}
OFF = [
    *("accelerometer", "bluetooth", "browsing-topics", "camera", "clipboard-read", "display-capture", "geolocation"),
    *("gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment"),
    *("publickey-credentials-get", "screen-wake-lock", "serial", "usb", "window-management", "xr-spatial-tracking"),
]
OTHERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": ", ".join([*(f"{name}=()" for name in OFF), "clipboard-write=(self)", "web-share=(self)"]),
}


def sent_headers(site: Site, host: str) -> dict[str, str]:
    """Return the headers of every page as the host reads them."""
    if host == "nginx":
        words = [one.words for one in read_nginx(site.files["_nginx.conf"].decode())]
        assert all(one[-1] == "always" for one in words if one[0] == "add_header")
        return {one[1]: one[2] for one in words if one[0] == "add_header"}
    everything, *files = read_headers(site.files["_headers"].decode())
    assert everything.path == "/*"
    assert {name for file in files for name, _ in file.headers} == {"Cache-Control"}
    return dict(everything.headers)


def without_hashes(policy: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {
        name: [source for source in sources if not source.startswith(("'sha256-", "'unsafe-hashes'"))]
        for name, sources in policy.items()
    }


class Policies(HTMLParser):
    """The policies in a page, which must precede everything they apply to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._ruled = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy":
            assert not self._ruled, "an element precedes the policy"
            self.found.append(attributes["content"] or "")
        self._ruled |= tag in ("script", "style", "link", "img", "body")


def page_policy(html: str) -> str:
    (policy,) = Policies(html).found
    return policy


@pytest.mark.parametrize("host", ["netlify", "cloudflare", "nginx"])
def test_each_host_sends_exactly_these_headers(tmp_path: Path, host: str) -> None:
    site = build_hosted(tmp_path, {"host": host}, pages=PAGES)
    headers = sent_headers(site, host)
    policy = read_policy(headers.pop("Content-Security-Policy"))
    assert headers == OTHERS
    assert without_hashes(policy) == POLICY
    assert set(policy["style-src"]) == {"'self'", "'unsafe-hashes'", *ALIGNED}
    assert sha256("\n  mine();\n") in policy["script-src"]
    assert not re.search("'unsafe-(inline|eval)", str(policy))
    in_pages = [name for name, page in site.files.items() if name.endswith(".html") and Policies(page.decode()).found]
    assert in_pages == ["posts/löwe/index.html", "posts/old/index.html"]


def test_a_hub_without_inline_styles_has_no_style_hashes(tmp_path: Path) -> None:
    policy = read_policy(
        sent_headers(build_hosted(tmp_path, {"host": "netlify"}), "netlify")["Content-Security-Policy"]
    )
    assert policy["style-src"] == ["'self'"]


@pytest.mark.parametrize("host", ["netlify", "cloudflare", "nginx"])
def test_hsts_is_sent_on_request(tmp_path: Path, host: str) -> None:
    headers = sent_headers(build_hosted(tmp_path, {"host": host, "hsts": True}), host)
    assert headers["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.parametrize("host", IN_PAGES)
def test_other_hosts_get_one_policy_in_all_pages(tmp_path: Path, host: str | None) -> None:
    theme = {"features": ["navigation.instant", "content.tabs.link"]}
    site = build_hosted(tmp_path, {"host": host}, pages=PAGES, theme=theme)
    assert not {"_headers", "_nginx.conf"} & site.files.keys()
    pages = {name: page.decode() for name, page in site.files.items() if name.endswith(".html")}
    moved = {name: pages.pop(name) for name in ("posts/old/index.html", "posts/löwe/index.html")}
    assert {page_policy(page) for page in moved.values()} == {"default-src 'none'; base-uri 'none'; form-action 'none'"}
    missing = read_policy(page_policy(pages.pop("404.html")))
    (same,) = {page_policy(page) for page in pages.values()}
    policy = read_policy(same)
    assert without_hashes(policy) == {name: what for name, what in POLICY.items() if name != "frame-ancestors"}
    assert set(policy["style-src"]) == {"'self'", "'unsafe-hashes'", *ALIGNED}
    assert sha256("\n  mine();\n") in policy["script-src"]
    assert set(policy["script-src"]) < set(missing["script-src"])
    assert not re.search("'unsafe-(inline|eval)", same)


def test_a_preview_has_no_policy_so_that_pages_can_reload(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin = HostingPlugin.on_startup
    monkeypatch.setattr(HostingPlugin, "on_startup", lambda self, **more: begin(self, **{**more, "command": "serve"}))
    assert not Policies(build_hosted(tmp_path, {}, redirects="").files["index.html"].decode()).found


@pytest.mark.parametrize("host", ["github", "netlify"])
def test_scripts_of_a_single_page_are_in_the_policy_of_all(tmp_path: Path, host: str) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own/odd.html").write_text(
        '{% extends "main.html" %}{% block extrahead %}{{ super() }}'
        "<script>odd()</script><style>b{color:red}</style>{% endblock %}"
    )
    pages = {**PAGES, "odd.md": "---\ntemplate: odd.html\n---\n# Odd\n"}
    site = build_hosted(tmp_path, {"host": host}, pages=pages, theme={"custom_dir": str(tmp_path / "own")})
    if host == "netlify":
        lines = [sent_headers(site, host)["Content-Security-Policy"]]
    else:
        lines = [
            page_policy(site.files[name].decode())
            for name in ("index.html", "odd/index.html", "posts/ginger/index.html")
        ]
    for policy in lines:
        assert sha256("odd()") in read_policy(policy)["script-src"]
        assert sha256("b{color:red}") in read_policy(policy)["style-src"]


def test_pages_are_rewritten_only_if_the_policy_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("pages are rewritten")

    monkeypatch.setattr("mkdocs_advocacy.mkdocs_plugins.hosting._replace_in_pages", refuse)
    palette = [{"scheme": "slate", "toggle": {"icon": "material/weather-sunny", "name": "Light"}}]
    build_hosted(tmp_path, {"host": "github"}, {"languages": ["en", "de"]}, pages=PAGES, theme={"palette": palette})
    build_hosted(tmp_path, {}, site_url="https://hub.example/a/b/", use_directory_urls=False)


def test_the_policy_allows_configured_google_fonts(tmp_path: Path) -> None:
    asked: dict[str, Any] = {"font": {"text": "Lato", "code": "Lato Mono"}}
    policy = read_policy(
        sent_headers(build_hosted(tmp_path, {"host": "netlify"}, theme=asked), "netlify")["Content-Security-Policy"]
    )
    assert policy["font-src"] == ["'self'", "https://fonts.gstatic.com"]
    own = sha256(':root{--md-text-font:"Lato";--md-code-font:"Lato Mono"}')
    assert policy["style-src"] == ["'self'", own, "https://fonts.googleapis.com"]


def test_headers_that_a_host_would_reject_are_reported(tmp_path: Path) -> None:
    many = "".join(f"<script>own({number})</script>\n\n" for number in range(40))
    hub = {"pages": {"index.md": f"# Home\n\n{many}"}}
    for host, exit_code in (("cloudflare", 1), ("netlify", 0)):
        plugins = ["search", "advocacy", "advocacy/posts", {"advocacy/hosting": {"host": host}}]
        site = build(write_hub(tmp_path, {}, plugins=plugins, **hub), "--strict")  # type: ignore[arg-type]
        assert (site.exit_code, "Cloudflare Pages" in site.output) == (exit_code, exit_code == 1), site.output
