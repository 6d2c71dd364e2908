"""Hostile values in the files for hosts: an independent reader finds exactly the intended rules."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import unquote, unquote_to_bytes
from urllib.robotparser import RobotFileParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.hosting.readers import (
    read_fields,
    read_headers,
    read_nginx,
    read_policy,
    read_redirects,
)

from mkdocs_advocacy.content.redirects.model import Redirect
from mkdocs_advocacy.hosting.model import Security
from mkdocs_advocacy.hosting.policy import Inline, content_security_policy
from mkdocs_advocacy.hosting.render import HostedSite, host_files, robots, security_txt

NOW = datetime(2027, 1, 15, tzinfo=UTC)
ATTACKS = [
    'ok/#a"; } location = /pwn { alias /etc/passwd; } #',
    'ok/#a\\"; } location = /pwn { return 200; } #',
    "a\\",
    "$host/${uri}",
    "ok/#a\n/* https://evil.example/ 301!",
    "ok\r\n/*\r\n  Set-Cookie: evil=1",
    "ok/ https://evil.example/ 200",
    "ok\u2028/*\x85/*\x0b/*",
    ":splat/*/:name",
    "a # b #c",
    "https://evil.example/:splat\n! Content-Security-Policy",
    "*; script-src * 'unsafe-inline', default-src *",
    "\nDisallow: /\nUser-agent: evil\nSitemap: https://evil.example/",
    "\nContact: mailto:evil@evil.example",
    "%0a%22%zz%",
    ".*+?()[]|^",
    "größe 🥤 ثلج",
    "\x00",
]
SIGNS = st.sampled_from([*"abz09/:;.,*?#&=%$@!'\"\\{}()[]|^`<>~ \t\r\n\x00\x0b\x85\u2028é"])
hostile = st.one_of(st.sampled_from(ATTACKS), st.text(SIGNS, max_size=12))
redirects = st.lists(
    st.builds(
        Redirect,
        # leave out bytes that aren't text: the check of redirects refuses them
        hostile.map(lambda text: f"posts/{text}/").filter(lambda address: "\ufffd" not in unquote(address)),
        st.builds("".join, st.tuples(st.sampled_from(["", "posts/", "https://a.b/", "HTTPS://a.b/"]), hostile)),
    ),
    max_size=3,
)
sites = st.builds(
    HostedSite,
    hostile.map(lambda text: f"https://hub.example/{text.replace(chr(0), '')}/"),
    st.booleans(),
    hostile,
    redirects,
    st.lists(hostile.map(lambda text: f"assets/{text}.01234567.min.js"), max_size=2),
    st.booleans(),
)
OTHER_BYTES = HostedSite("https://hub.example/", False, "", [Redirect("posts/%90%ff/", "posts/a/")], [])
"""A redirect from an address that isn't UTF-8."""
EXPIRES = [["expires", "max"]]


def decode_address(address: str) -> bytes:
    """Return the decoded address, to compare different spellings."""
    return unquote_to_bytes(re.sub("(?i)^https://", "https://", address).encode())


def target_of(redirect: Redirect, base: str) -> bytes:
    """Return the decoded target of a redirect in a hub at the path `base`."""
    if redirect.is_outside:
        return decode_address(redirect.target)
    path, mark, anchor = redirect.target.partition("#")
    return decode_address(base) + unquote(path).encode() + mark.encode() + decode_address(anchor)


@settings(max_examples=150)
@given(sites)
@example(OTHER_BYTES)
def test_nginx_gets_the_rules_of_the_site_and_no_others(site: HostedSite) -> None:
    directives = read_nginx(host_files("nginx", site)["_nginx.conf"])
    plain = [directive.words for directive in directives if directive.block is None]
    assert [words[0] for words in plain] == ["charset", "index", "error_page", "expires"] + len(site.headers) * [
        "add_header"
    ]
    for words in plain:
        assert "$" not in "".join(words), "a variable"
    for name, value, always in (words[1:] for words in plain if words[0] == "add_header"):
        assert (always, re.search(r"[\x00-\x1f\x7f]", value)) == ("always", None), f"{name} breaks the headers"
    served, *locations = [directive for directive in directives if directive.block is not None]
    base = served.words[2].removesuffix("_nginx.conf")
    assert served.words == ["location", "=", f"{base}_nginx.conf"]
    assert base.startswith("/")
    assert base.endswith("/")
    assert plain[2] == ["error_page", "404", f"{base.replace('$', '%24')}404.html"]
    rules = [[step.words for step in one.block or []] for one in locations]
    hashed, renditions, moved = (
        rules[: len(site.hashed)],
        rules[len(site.hashed)],
        rules[len(site.hashed) + 1 :],
    )
    assert hashed == [EXPIRES] * len(site.hashed)
    assert renditions == EXPIRES
    words = [one.words for one in locations]
    assert words[: len(site.hashed)] == [["location", "=", base + file.replace("\0", "\ufffd")] for file in site.hashed]
    kind, pattern = words[len(site.hashed)][1:]
    assert kind == "~"
    assert re.match(pattern, f"{base}brand/ginger/renditions/can.png")
    assert not re.match(pattern, "/etc/brand/ginger/renditions/can.png")
    assert words[len(site.hashed) + 1 :] == [
        ["location", "=", base + re.sub("[\0\ud800-\udfff]", "\ufffd", redirect.path)] for redirect in site.redirects
    ]
    for redirect, ((name, status, target),) in zip(site.redirects, moved, strict=True):
        assert (name, status) == ("return", "301")
        assert re.fullmatch(r"([!-#&-~]|%[0-9A-Fa-f]{2})+", target), (
            "not a valid Location header, or it contains a variable"
        )
        assert decode_address(target) == target_of(redirect, base.replace("%", "%25"))


@settings(max_examples=150)
@given(sites, st.sampled_from(["netlify", "cloudflare"]))
@example(OTHER_BYTES, "netlify")
def test_netlify_and_cloudflare_get_a_line_for_each_redirect(site: HostedSite, host: str) -> None:
    files = host_files(host, site)  # type: ignore[arg-type]
    base = read_headers(files["_headers"])[0].path.removesuffix("*")
    rules = read_redirects(files.get("_redirects", ""))
    assert [(rule.source, rule.status) for rule in rules] == [
        (rule.source, "301!" if host == "netlify" else "301") for rule in rules
    ]
    for redirect, rule in zip(site.redirects, rules, strict=True):
        assert decode_address(rule.source) == decode_address(base) + redirect.path.encode(errors="surrogateescape")
        assert decode_address(rule.target) == target_of(redirect, base)


@settings(max_examples=150)
@given(sites)
def test_netlify_and_cloudflare_get_the_headers_of_the_site_and_no_others(site: HostedSite) -> None:
    everything, *files, renditions = read_headers(host_files("netlify", site)["_headers"])
    base = everything.path.removesuffix("*")
    assert not re.search(r":[A-Za-z]|[*\s]", base)
    assert [name for name, _ in everything.headers] == list(site.headers)
    forever = [("Cache-Control", "public, max-age=31536000, immutable")]
    assert [file.headers for file in [*files, renditions]] == [forever] * (len(site.hashed) + 1)
    assert renditions.path == f"{base}brand/:set/renditions/*"
    for file, name in zip(files, site.hashed, strict=True):
        assert not re.search(r":[A-Za-z]|[*\s]", file.path)
        assert decode_address(file.path) == decode_address(base) + name.encode()


@settings(max_examples=150)
@given(st.lists(st.one_of(hostile, hostile.map(lambda text: f"https://a.example{text}")), min_size=1, max_size=2))
@example(["https://*.a.example:8080/b"])
def test_the_policy_can_be_extended_by_origins_only(allowed: list[str]) -> None:
    try:
        policy = read_policy(content_security_policy(Inline(frozenset(["'sha256-x'"])), {"script-src": allowed}))
    except ValueError:
        return
    known = read_policy(content_security_policy(Inline(frozenset(["'sha256-x'"])), {}))
    assert policy == {**known, "script-src": ["'self'", "'wasm-unsafe-eval'", "'sha256-x'", *allowed]}
    for source in allowed:
        assert re.fullmatch(r"https://[!#-&(-+.-:<-~-]+", source)


@settings(max_examples=150)
@given(hostile, st.booleans())
def test_robots_txt_has_a_single_rule(text: str, private: bool) -> None:
    address = f"https://hub.example/{text}/"
    written = robots(address, private)
    reader = RobotFileParser()
    reader.parse(written.splitlines())
    assert reader.can_fetch("Anybot", "https://hub.example/posts/") is not private
    if private:
        assert read_fields(written) == [("User-agent", "*"), ("Disallow", "/")]
    else:
        assert [name for name, _ in read_fields(written)] == ["User-agent", "Allow", "Sitemap"]
        assert reader.site_maps() is not None
        assert [decode_address(found) for found in reader.site_maps() or ()] == [
            decode_address(f"{address}sitemap.xml")
        ]


@settings(max_examples=150)
@given(st.lists(hostile, min_size=1, max_size=3), hostile, hostile, st.lists(hostile, min_size=1, max_size=2))
def test_security_txt_has_exactly_the_given_contacts(
    contacts: list[str], policy: str, site: str, languages: list[str]
) -> None:
    security = Security.model_construct(contact=tuple(contacts), policy=policy or "https://a.example/")
    address = f"https://hub.example/{site}/"
    fields = read_fields(security_txt(security, address, languages, NOW))
    assert [name for name, _ in fields] == [
        *["Contact"] * len(contacts),
        *("Expires", "Preferred-Languages", "Policy", "Canonical"),
    ]
    assert [decode_address(value) for name, value in fields if name == "Contact"] == [
        decode_address(contact) for contact in contacts
    ]
    said = dict(fields)
    assert decode_address(said["Policy"]) == decode_address(security.policy or "")
    assert decode_address(said["Canonical"]) == decode_address(f"{address}.well-known/security.txt")
    assert len(said["Preferred-Languages"].split(",")) == len(languages)


@pytest.mark.parametrize("attack", ATTACKS)
def test_each_attack_is_read_back_unchanged_from_every_file(attack: str) -> None:
    redirect = Redirect(f"posts/{attack}/", f"posts/{attack}")
    site = HostedSite("https://hub.example/hub/", False, attack, [redirect], [f"assets/{attack}.js"])
    assert len(read_nginx(host_files("nginx", site)["_nginx.conf"])) == 4 + 4 + 1 + 1 + 1 + 1
    assert len(read_redirects(host_files("netlify", site)["_redirects"])) == 1
    assert len(read_headers(host_files("cloudflare", site)["_headers"])) == 3
