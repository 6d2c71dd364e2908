"""Random SVG drawings, and a check of accepted ones with a browser's parser."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import strategies as st

from mkdocs_advocacy.kinds.brand.svg import UnsafeSvg, safe_root, whole_size
from mkdocs_advocacy.kinds.brand.svg_plain import make_plain

NAMES = (
    *(
        "svg",
        "g",
        "path",
        "rect",
        "style",
        "script",
        "a",
        "use",
        "image",
        "foreignObject",
        "animate",
        "set",
        "metadata",
    ),
    *(
        "text",
        "title",
        "defs",
        "linearGradient",
        "stop",
        "filter",
        "feImage",
        "handler",
        "x:script",
        "h:script",
        "switch",
    ),
)
ATTRIBUTES = (
    *(
        "fill",
        "style",
        "onload",
        "ONCLICK",
        "href",
        "xlink:href",
        "src",
        "d",
        "width",
        "height",
        "viewBox",
        "x:on",
        "class",
    ),
    *("xml:base", "values", "to", "from", "attributeName", "filter", "mask", "transform", "xmlns", "id", "font-size"),
)
VALUES = (
    *(
        "red",
        "#fff",
        "url(#a)",
        "url(https://evil.example/a)",
        "url( 'x' )",
        "u\\72l(x)",
        "javascript:alert(1)",
        "#a",
        "1e9",
    ),
    *(
        "data:text/html,x",
        "@import 'x'",
        "oklch(60% .2 25)",
        "var(--a)",
        "0 0 10 10",
        "100%",
        "5em",
        "nan",
        "-1",
        "inf",
    ),
    *(
        "fill:url(/**/x)",
        "java&#10;script:",
        "&#x75;rl(x)",
        "color:var(--a,var(--a))",
        "calc(1px)",
        "rgb(1,2",
        "/*",
        "\n",
    ),
)
BETWEEN = (
    *(
        "words",
        "<![CDATA[a]]>",
        "<!--a-->",
        "<?a b?>",
        "&lt;script&gt;",
        "&#60;",
        "]]>",
        "a{fill:url(x)}",
        ":root{--a:var(--a)}",
    ),
    *("<!DOCTYPE svg>", "<!ENTITY a 'b'>", "&a;", "@media print{a{fill:red}}", "a{fill:u\\rl(x)}", "}", "{{{", "\0"),
)
STARTS = (
    *("", "\ufeff", '<?xml version="1.0"?>', '<?xml version="1.0" encoding="utf-7"?>', '<?xml-stylesheet href="x"?>'),
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
    *('<!DOCTYPE svg [<!ENTITY a "b">]>', "<!doctype svg>"),
)
SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:h="http://www.w3.org/1999/xhtml"'


def _element(name: str, attributes: dict[str, str], inside: str) -> str:
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{written}>{inside}</{name}>"


elements = st.recursive(
    st.sampled_from(BETWEEN) | st.text(max_size=3),
    lambda below: st.builds(
        _element,
        st.sampled_from(NAMES),
        st.dictionaries(st.sampled_from(ATTRIBUTES), st.sampled_from(VALUES), max_size=3),
        st.lists(below, max_size=3).map("".join),
    ),
    max_leaves=6,
)
drawings = st.builds(
    lambda start, inside, encoding: f"{start}<svg {SPACES}>{inside}</svg>".encode(encoding, "replace"),
    st.sampled_from(STARTS),
    elements,
    st.sampled_from(["utf-8", "utf-8", "utf-8", "utf-16", "utf-7", "cp1252"]),
)


class Browser(HTMLParser):
    """A parser that reads a drawing as a browser reads a page that contains it."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag.rpartition(":")[2] not in ("script", "iframe", "foreignobject", "handler", "image", "a"), tag
        for name, value in attrs:
            assert not name.rpartition(":")[2].startswith("on"), name
            plain = re.sub(r"\s", "", value or "").lower()
            if name.rpartition(":")[2] in ("href", "src", "to", "from", "values"):
                assert "javascript:" not in plain, value
            if name.rpartition(":")[2] in ("href", "src"):
                assert plain.startswith("#"), value

    def handle_pi(self, data: str) -> None:
        assert data.startswith("xml "), data


def check(data: bytes) -> None:
    """Check that the drawing is either refused or harmless."""
    try:
        root = safe_root(data)
    except UnsafeSvg:
        return
    browser = Browser()
    browser.feed(data.decode())
    browser.close()
    size = whole_size(root)
    assert size is None or min(size) >= 1
    make_plain(root)
    for element in root.iter():
        styles = [*element.attrib.values(), (element.text or "") if element.tag.endswith("}style") else ""]
        for address in re.findall(r"url\(\s*[\"']?([^)]*)", " ".join(styles)):
            assert address.startswith("#"), address
