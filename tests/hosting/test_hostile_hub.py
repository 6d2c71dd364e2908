"""The files for hosts of a hub whose every text and option is an attack, read by independent readers."""

from __future__ import annotations

from pathlib import Path
from urllib.robotparser import RobotFileParser

import pytest
from tests.hosting.readers import read_fields, read_headers, read_policy, read_redirects
from tests.site.hostile_hub import build_hostile


@pytest.mark.parametrize("host", ["netlify", "cloudflare"])
def test_other_programs_read_exactly_the_rules_of_the_site(tmp_path: Path, host: str) -> None:
    site = build_hostile(tmp_path, "https://hub.example/l%C3%B6we/", host)
    everything, *files = read_headers(site.files["_headers"].decode())
    assert everything.path == "/l%C3%B6we/*"
    assert [name for name, _ in everything.headers] == [
        *("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"),
    ]
    assert {name for file in files for name, _ in file.headers} == {"Cache-Control", "Content-Type"}
    policy = read_policy(dict(everything.headers)["Content-Security-Policy"])
    assert policy["img-src"] == ["'self'", "data:", "blob:", "https://*.soda.example:8443/%24host"]
    assert policy["style-src"] == ["'self'"]
    assert [rule.source for rule in read_redirects(site.files["_redirects"].decode())] == [
        "/l%C3%B6we/posts/a%3Bb%28c%29%5Bd%5D%21%26%3D%2B%2C%40A~/",
        "/l%C3%B6we/posts/l%C3%B6we/",
    ]
    robots = RobotFileParser()
    robots.parse(site.files["robots.txt"].decode().splitlines())
    assert robots.site_maps() == ["https://hub.example/löwe/sitemap.xml"]
    names = [name for name, _ in read_fields(site.files[".well-known/security.txt"].decode())]
    assert names == ["Contact", "Expires", "Preferred-Languages", "Policy", "Canonical"]
