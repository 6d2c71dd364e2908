"""Sanitizing HTML from untrusted writers."""

from __future__ import annotations

import pytest

from mkdocs_advocacy.core.safe_html import losses, safe_html


@pytest.mark.parametrize(
    "html",
    [
        '<h2>A</h2>\n<p>b <strong>c</strong> <em lang="de" dir="ltr" title="x">d</em><br>e</p>\n<hr>',
        '<p><a href="../../campaigns/launch/#a">f</a> <a href="https://a.example/?b=1&amp;c=2">g</a></p>',
        '<p><a href="mailto:a@b.example">h</a> <a href="tel:+491">i</a> <img src="can.png" alt="A can"></p>',
        '<p><img src="../a/b:c.png" alt="" width="1" height="2"> <a href="#colors">j</a></p>',
        '<ol start="3"><li>k</li></ol><details open=""><summary>l</summary>m</details>',
        '<table><thead><tr><th align="right" scope="col">n</th></tr></thead>'
        '<tbody><tr><td align="right">o</td></tr></tbody></table>',
    ],
)
def test_text_markup_is_kept(html: str) -> None:
    assert safe_html(html) == html
    assert losses(html) == []


@pytest.mark.parametrize(
    ("html", "left", "lost"),
    [
        ("<p>a</p><script>alert(1)</script>", "<p>a</p>", ["<script"]),
        ("<SCRIPT src=x></SCRIPT>b", "b", ["<script"]),
        ("<style>*{display:none}</style>b", "b", ["<style"]),
        ('<img src="x.png" onerror="alert(1)">', '<img src="x.png">', ["onerror"]),
        ('<a href="javascript:alert(1)">a</a>', "<a>a</a>", ["javascript:alert(1)"]),
        ('<a href="jAva\tscript:alert(1)">a</a>', "<a>a</a>", ["jAva\tscript:alert(1)"]),
        ('<a href="&#106;avascript:alert(1)">a</a>', "<a>a</a>", ["javascript:alert(1)"]),
        (
            '<a href="data:text/html,<script>alert(1)</script>">a</a>',
            "<a>a</a>",
            ["data:text/html,<script>alert(1)</script>"],
        ),
        ('<a href="vbscript:a">a</a>', "<a>a</a>", ["vbscript:a"]),
        ('<svg onload="alert(1)"><a href="javascript:b">c</a></svg>', "", ["<svg", "javascript:b"]),
        ('<math><mi xlink:href="javascript:a">b</mi></math>', "", ["<math", "<mi"]),
        ('<iframe srcdoc="<script>a</script>"></iframe>', "", ["<iframe"]),
        ('<form action="https://evil.example"><input name="password"></form>', "", ["<form", "<input"]),
        ('<base href="https://evil.example/">', "", ["<base"]),
        ('<meta http-equiv="refresh" content="0;url=https://evil.example">', "", ["<meta"]),
        ('<p class="md-dialog" id="__search" style="position:fixed">a</p>', "<p>a</p>", ["class", "id", "style"]),
        ('<img src="https://evil.example/x.png" alt="a">', '<img alt="a">', ["https://evil.example/x.png"]),
        ('<img src="/\t/evil.example/x.png">', "<img>", ["/\t/evil.example/x.png"]),
        ('<img src="\\\\evil.example/x.png">', "<img>", ["\\\\evil.example/x.png"]),
        ('<img src=" http:evil.example/x.png">', "<img>", [" http:evil.example/x.png"]),
        ("<p>a</p><!-- b --><?php c ?>", "<p>a</p>", []),
    ],
)
def test_scripts_and_external_resources_are_removed(html: str, left: str, lost: list[str]) -> None:
    assert safe_html(html) == left
    assert losses(html) == lost
