"""nginx with hostile values in its configuration: it serves only the site."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from tests.hosting.nginx import fetch, free_port, serve_nginx
from tests.hosting.test_files import build_hosted
from tests.hosting.test_grammars import ATTACKS

from mkdocs_advocacy.content.redirects.model import Redirect
from mkdocs_advocacy.hosting.render import HostedSite, host_files

PWN = '"; } location = /pwn { return 200 pwned; } location = "/x'


def test_hostile_values_in_a_hub_add_no_rules(tmp_path: Path) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    assets = tmp_path / "content/assets"
    assets.mkdir(parents=True)
    hashed = ['a"; } location = "$host{01234567}.01234567.min.js', "b; # c.01234567.min.css", "d%41.01234567.min.js"]
    for name in hashed:
        (assets / name).write_text("/**/")
    site = build_hosted(
        tmp_path,
        {"host": "nginx", "allow": {"img-src": ["https://*.soda.example:8443/%24host"]}},
        site_url=f"{address}/",
        redirects='posts/a;b(c)[d]!&=+,@%41~/: "posts/ginger/#\';$host,(x)"\n'
        'posts/löwe/: "https://soda.example/$uri?a=\';&b=(c)[d]*#größe"\n'
        "old;return.html: posts/ginger/\n",
    )
    assert site.folder == tmp_path / "site"
    with serve_nginx(tmp_path, port):
        moved, headers, _ = fetch(f"{address}/posts/a;b(c)[d]!&=+,@A~/")
        assert (moved, headers["Location"]) == (301, f"{address}/posts/ginger/#';%24host,(x)")
        assert "img-src 'self' data: blob: https://*.soda.example:8443/%24host;" in headers["Content-Security-Policy"]
        moved, headers, _ = fetch(f"{address}/posts/l%C3%B6we/")
        assert (moved, headers["Location"]) == (301, "https://soda.example/%24uri?a=';&b=(c)[d]*#gr%C3%B6%C3%9Fe")
        assert fetch(f"{address}/old;return.html")[1]["Location"] == f"{address}/posts/ginger/"
        for name in hashed:
            found, headers, _ = fetch(f"{address}/assets/{quote(name)}")
            assert (found, headers["Cache-Control"]) == (200, "max-age=315360000"), name
        assert fetch(f"{address}/pwn")[0] == 404
        assert fetch(f"{address}/_nginx.conf")[0] == 404


def test_a_redirect_target_cannot_add_a_rule(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    port = free_port()
    attack = 'posts/ok/#a"; } location = /pwn { alias /etc/passwd; } #'
    site = HostedSite("", False, "default-src 'self'", [Redirect("posts/old/", attack)], [])
    (tmp_path / "site/_nginx.conf").write_text(host_files("nginx", site)["_nginx.conf"])
    with serve_nginx(tmp_path, port):
        assert fetch(f"http://127.0.0.1:{port}/pwn")[0] == 404
        assert unquote(fetch(f"http://127.0.0.1:{port}/posts/old/")[1]["Location"]).endswith(attack)


@pytest.mark.parametrize("base", ["", "größe & a'b/", "a%20(b)+[c]|d^/"])
def test_values_that_checks_refuse_cannot_add_rules_either(tmp_path: Path, base: str) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("Home")
    attacks = [*ATTACKS[:-1], PWN, f"https://a.example/{PWN}"]
    once = [attack.replace("//", "/").rstrip("/") for attack in attacks]  # as nginx normalises paths before matching
    redirects = [Redirect(f"posts/{number}{attack}/", f"posts/{attack}") for number, attack in enumerate(once)]
    redirects += [Redirect(f"out/{number}/", f"https://a.example/{attack}") for number, attack in enumerate(attacks)]
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    hashed = [f"assets/{attack}.01234567.min.js" for attack in attacks]
    site = HostedSite(
        f"{address}/{base}", False, f"default-src 'self'; img-src {PWN}\r\nSet-Cookie: a=b", redirects, hashed
    )
    (tmp_path / "site/_nginx.conf").write_text(host_files("nginx", site)["_nginx.conf"], "utf-8", newline="\n")
    root = f"/{quote(unquote(base))}"
    with serve_nginx(tmp_path, port):
        for redirect in redirects:
            path = quote(redirect.path)
            moved, headers, _ = fetch(f"{address}{root}{path}")
            assert moved == 301, redirect.address
            found, wanted = headers["Location"], redirect.target_from(f"{address}{root}")
            assert unquote(found) == unquote(wanted)
            assert "Set-Cookie" not in headers
            assert fetch(f"{address}/{path.partition('/')[0]}/x")[0] == 404
        for path in ("/pwn", "/x", f"{root}pwn", "/etc/passwd", f"{root}_nginx.conf"):
            status, headers, body = fetch(f"{address}{path}")
            assert (status, b"pwned" in body, b"root:" in body) == (404, False, False), path
            assert "Set-Cookie" not in headers
        assert fetch(f"{address}/")[2] == b"Home"
