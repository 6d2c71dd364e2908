"""The written text of an issue, reduced to what every shape can show."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mkdocs_advocacy.kinds.newsletters.letter import (
    Figure,
    Heading,
    Listing,
    Paragraph,
    Picture,
    Preformatted,
    Prose,
    Quotation,
    Rule,
    Spans,
    Table,
)
from mkdocs_advocacy.kinds.newsletters.prose import Targets, read_prose

TARGETS = Targets(lambda href: href if href != "secret.md" else None, lambda src, alt: Picture(src, 10, 5, alt))


def shown(parts: Sequence[Prose], indent: str = "") -> str:
    """Return parts as lines: a sign for each kind of part, and signs around spans."""
    return "".join(_lines(part, indent) for part in parts)


def _lines(part: Prose, indent: str) -> str:
    if isinstance(part, Heading):
        return f"{indent}H{part.level} {_text(part.spans)}\n"
    if isinstance(part, Paragraph):
        return f"{indent}P {_text(part.spans)}\n"
    if isinstance(part, Listing):
        sign = "UL" if part.first is None else f"OL {part.first}"
        return "".join(f"{indent}{sign}\n{shown(item, indent + '  ')}" for item in part.items)
    if isinstance(part, Quotation):
        return f"{indent}>\n{shown(part.parts, indent + '  ')}"
    if isinstance(part, Figure):
        return f"{indent}IMG {part.picture.address} “{part.picture.alt}” {part.href or ''}".rstrip() + "\n"
    if isinstance(part, Table):
        rows = [part.head, *part.rows] if part.head else part.rows
        return "".join(f"{indent}| {' | '.join(map(_text, row))} |\n" for row in rows)
    if isinstance(part, Preformatted):
        return "".join(f"{indent}` {line}\n" for line in part.text.split("\n"))
    return f"{indent}---\n"


def _text(spans: Spans) -> str:
    text = ""
    for span in spans:
        shown = span.text.replace("\n", "⏎")
        for sign, is_on in (("*", span.strong), ("_", span.emphasis), ("`", span.code)):
            shown = f"{sign}{shown}{sign}" if is_on else shown
        text += f"[{shown}]({span.href})" if span.href else shown
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Soft\nbreak,  hard  \nbreak", "P Soft break, hard⏎break\n"),
        ("**Bold _both_** and `code`", "P *Bold *_*both*_ and `code`\n"),
        ("# One\n\n### Three", "H2 One\nH3 Three\n"),
        ("See [the post](../posts/a.yml){ .button }.", "P See [the post](../posts/a.yml).\n"),
        ("See [the plan](secret.md).", "P See the plan.\n"),
        ("Look: ![A can](can.png) nice", "P Look: nice\nIMG can.png “A can”\n"),
        ("[![A can](can.png)](https://a.example)", "IMG can.png “A can” https://a.example\n"),
        ("3. three\n4. four\n\n    more", "OL 3\n  P three\nOL 3\n  P four\n  P more\n"),
        ("- a\n    - b", "UL\n  P a\n  UL\n    P b\n"),
        ("> quoted\n> text", ">\n  P quoted text\n"),
        ("| a | b |\n|---|---|\n| 1 | **2** |", "| a | b |\n| 1 | *2* |\n"),
        ("```py\nx = 1\n\n  y\n```", "` x = 1\n` \n`   y\n"),
        ("---", "---\n"),
        ("<div style='display:flex'><p>In <b>it</b></p></div>", "P In *it*\n"),
        ('<div class="grid" markdown>\n\n- **One**\n- Two\n\n</div>', "UL\n  P *One*\nUL\n  P Two\n"),
        ("<table><tr><td><p>One</p><p>Two</p></td><td><b>3</b></td></tr></table>", "| One Two | *3* |\n"),
        ("<table><tr><td>\n<ul><li>a</li><li>b</li></ul>c</td></tr></table>", "| a b c |\n"),
        ("<script>alert(1)</script>\n\nSafe", "P Safe\n"),
        ("<details><summary>More</summary>Text</details>", "P *More*\nP Text\n"),
        ("</p></div> Broken <b>markup", "P Broken *markup*\n"),
        ("Tom & Jerry &lt;3", "P Tom & Jerry <3\n"),
        ("<div>One <![if !mso]>two<![endif]> <![foo bar]]>three</div>", "P One two three\n"),
        ("<video><p>Not shown</p></video>", ""),
        ("مرحبا **بكم**", "P مرحبا *بكم*\n"),
    ],
)
def test_a_text_is_read_as_its_readers_see_it(text: str, expected: str) -> None:
    assert shown(read_prose(text, TARGETS)) == expected


def test_a_horizontal_line_is_a_part() -> None:
    assert [*read_prose("One\n\n---\n\nTwo", TARGETS)][1] == Rule()
