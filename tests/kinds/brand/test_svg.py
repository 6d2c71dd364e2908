"""SVG drawings are published only if they are harmless."""

from __future__ import annotations

import contextlib
import time

import pytest

from mkdocs_advocacy.kinds.brand.svg import UnsafeSvg, safe_root, svg_size
from mkdocs_advocacy.kinds.brand.svg_plain import make_plain

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20"'


@pytest.mark.parametrize(
    ("drawing", "size"),
    [
        (f"{HEAD}/>", (40, 20)),
        (f"{HEAD} width='80px' height='60'/>", (80, 60)),
        (f"{HEAD} width='100%' height='100%'/>", (40, 20)),
        ("<svg xmlns='http://www.w3.org/2000/svg'/>", None),
        (
            f"<?xml version='1.0' encoding='UTF-8'?>{HEAD}><style>.a{{fill:url(#b)}}</style><use href='#b'/></svg>",
            (40, 20),
        ),
        (f"{HEAD}><path d='M0 0h4' style='fill:#fff' data-name='Ebene 1'/></svg>", (40, 20)),
        (
            '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
            f"{HEAD}/>",
            (40, 20),
        ),
        (
            f"{HEAD} xmlns:s='http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd'><s:namedview color='#fff'/></svg>",
            (40, 20),
        ),
        ("<svg xmlns='http://www.w3.org/2000/svg' width='50mm' height='25mm'/>", (189, 94)),
        (f"{HEAD} width='2in' height='1in'/>", (192, 96)),
        (f"{HEAD} width='2.54cm' height='1.27cm'/>", (96, 48)),
        (f"{HEAD} width='100pt' height='50pt'/>", (133, 67)),
        (f"{HEAD} width='6pc' height='3PC'/>", (96, 48)),
        (f"{HEAD} width='100Q' height='50q'/>", (94, 47)),
        (f"{HEAD} width='10em' height='5em'/>", (160, 80)),
        (f"{HEAD} width='10em' height='5rem' font-size='20'/>", (200, 100)),
        (f"{HEAD} width='10rem' height='5em' style='fill:red;font-size:12pt'/>", (160, 80)),
        (f"{HEAD} width='10em' height='5em' font-size='50%'/>", (80, 40)),
        (f"{HEAD} width='10ex' height='10ch'/>", (80, 80)),
        (f"{HEAD} width=' 200px ' height='.4in'/>", (200, 38)),
        (f"{HEAD} width='1e2' height='+50'/>", (100, 50)),
        (f"{HEAD} width='1e3mm' height='5E1MM'/>", (3780, 189)),
        (f"{HEAD} width='50mm'/>", (189, 94)),
        (f"{HEAD} height='50mm' width='100%'/>", (378, 189)),
        (f"{HEAD} width='auto' height='50vh'/>", (40, 20)),
        (f"{HEAD} width='50 mm' height='calc(1in)'/>", (40, 20)),
        (f"{HEAD} width='0.5px' height='0.25px'/>", (1, 1)),
        ("<svg xmlns='http://www.w3.org/2000/svg' style='width:50mm;height:25mm'/>", (189, 94)),
        ("<svg xmlns='http://www.w3.org/2000/svg'><style>svg{width:50mm;height:25mm}</style></svg>", (189, 94)),
        (f"{HEAD} width='10' height='10' style='width:50mm;height:25mm'/>", (189, 94)),
        (f"{HEAD} width='10' height='10'><style>:root{{width:50mm;height:25mm}}</style></svg>", (189, 94)),
        (f"{HEAD} class='a'><style>.a{{width:50mm}}svg{{width:5mm;height:25mm}}*{{width:0}}</style></svg>", (189, 94)),
        (
            f"{HEAD} style='width:50px!important'><style>svg{{width:2em!important;height:1em!important}}</style></svg>",
            (50, 16),
        ),
        (f"{HEAD} width='10' height='10' style='WIDTH:50;inline-size:30PX;block-size:25'/>", (30, 25)),
        (f"{HEAD} width='80' height='40'><style>svg{{width:50;height:25}}</style></svg>", (80, 40)),
        (f"{HEAD} width='80' height='40' style='width:100%;height:auto'/>", (80, 40)),
        (f"{HEAD} width='80' height='40' style='width:50vw;height:calc(1px + 1px)'/>", (80, 40)),
        (f"{HEAD} style='--w:50px;width:var(--w)'/>", (50, 25)),
        (f"{HEAD} style='width:5em;height:2rem'><style>svg{{font-size:10px}}</style></svg>", (50, 20)),
        (
            f"{HEAD} style='height:50mm'><style>@media print{{svg{{height:5px}}}}g{{width:5px}}</style><g/></svg>",
            (378, 189),
        ),
        ("<svg xmlns='http://www.w3.org/2000/svg' style='width:50vw;height:50vh'/>", None),
        ("<svg xmlns='http://www.w3.org/2000/svg' width='50mm'/>", None),
        (f"{HEAD} width='0' height='0'/>", None),
        (f"{HEAD} width='-5mm' height='5mm'/>", None),
        (f"{HEAD} width='1e999mm' height='5mm'/>", None),
        ("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 0 20'/>", None),
    ],
)
def test_plain_drawings_have_a_size(drawing: str, size: tuple[int, int] | None) -> None:
    assert svg_size(drawing.encode()) == size


@pytest.mark.parametrize(
    "drawing",
    [
        "",
        "<svg/>",
        "<html xmlns='http://www.w3.org/1999/xhtml'/>",
        f"{HEAD}>",
        f"{HEAD} onload='x()'/>",
        f"{HEAD}><g OnClick='x()'/></svg>",
        f"{HEAD}><script>x()</script></svg>",
        f"{HEAD}><a href='https://evil.example/'/></svg>",
        f"{HEAD}><image href='data:image/png;base64,AA'/></svg>",
        f"{HEAD}><use href='other.svg#a'/></svg>",
        f"{HEAD}><use xlink:href='https://evil.example/#a'/></svg>",
        f"{HEAD}><use xlink:href='javascript:x()'/></svg>",
        f"{HEAD}><foreignObject/></svg>",
        f"{HEAD}><animate attributeName='href' to='javascript:x()'/></svg>",
        f"{HEAD}><set attributeName='onclick' to='x()'/></svg>",
        f"{HEAD}><style>@import 'https://evil.example/';</style></svg>",
        f"{HEAD}><style>a{{fill:u\\72l(https://evil.example/)}}</style></svg>",
        f"{HEAD}><style><![CDATA[a{{fill:url('//evil.example/')}}]]></style></svg>",
        f"{HEAD}><rect fill='url(https://evil.example/#a)'/></svg>",
        f"{HEAD}><rect style='fill:/**/url( //evil.example/ )'/></svg>",
        f"{HEAD}><style>a{{fill:url(#a/*);stroke:url(//evil.example/*/)}}</style></svg>",
        f"{HEAD}><metadata><script xmlns='http://www.w3.org/1999/xhtml'>x()</script></metadata></svg>",
        f"{HEAD} xml:base='https://evil.example/'><use href='#a'/></svg>",
        f"{HEAD}><x:script xmlns:x='http://www.w3.org/1999/xhtml'/></svg>",
        f"<!DOCTYPE svg SYSTEM 'https://evil.example/'>{HEAD}/>",
        f"<?xml-stylesheet href='https://evil.example/'?>{HEAD}/>",
        f"{HEAD}>{'<g>' * 300}{'</g>' * 300}</svg>",
        f"{HEAD}><k:view xmlns:k='http://www.inkscape.org/namespaces/inkscape'><script>x()</script></k:view></svg>",
        f"{HEAD}><s:view xmlns:s='http://sodipodi.sourceforge.net/DTD/x'><g><script>x()</script></g></s:view></svg>",
        f"{HEAD}><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>x()</h:script></r:RDF></svg>",
        f"{HEAD}><style><style>a</style></style></svg>",
        f"{HEAD}><filter id='a'><feTurbulence numOctaves='100000'/></filter></svg>",
        f"{HEAD}><filter id='a'><feMorphology radius='3 5000'/></filter></svg>",
    ],
)
def test_unsafe_drawings_are_refused(drawing: str) -> None:
    with pytest.raises(UnsafeSvg):
        svg_size(drawing.encode())


@pytest.mark.parametrize(
    ("drawing", "reason"),
    [
        (f"{HEAD}><use href='other.svg#a'/></svg>", "it refers to an external resource"),
        (f"{HEAD}><style>@font-face{{src:url('data:font/woff2;base64,AA')}}</style></svg>", "it embeds a font"),
        (f"{HEAD}><use href='DATA:image/svg+xml,a#a'/></svg>", "it embeds a font"),
        (f"{HEAD}><style>a{{fill:u\\72l(#a)}}</style></svg>", "its CSS could load or run"),
        (
            f"{HEAD} xmlns:i='http://www.inkscape.org/namespaces/inkscape' i:export-filename='C:\\logo.png'/>",
            "its export-filename attribute could load or run",
        ),
    ],
)
def test_the_reason_names_the_unsafe_part(drawing: str, reason: str) -> None:
    with pytest.raises(UnsafeSvg, match=reason):
        svg_size(drawing.encode())


PUBLIC = '"-//W3C//DTD SVG 20010904//EN" "http://www.w3.org/TR/2001/REC-SVG-20010904/DTD/svg10.dtd"'
NAMESPACES = """
  <!-- as Illustrator 10 writes them, > and all -->
  <!ENTITY ns_svg "http://www.w3.org/2000/svg">
  <!ENTITY ns_xlink 'http://www.w3.org/1999/xlink'>
  <!ENTITY st0 "fill:#D4145A;stroke:none;">
"""
BY_ENTITIES = "<svg xmlns='&ns_svg;' xmlns:xlink='&ns_xlink;' width='40' height='20'><path style='&st0;'/></svg>"


@pytest.mark.parametrize(
    "beginning",
    [
        f'<?xml version="1.0" standalone="no"?>\n<!DOCTYPE svg PUBLIC {PUBLIC}>\n',
        "\ufeff<?xml version='1.0'?><!-- drawn by hand > --><!DOCTYPE svg>",
        "<!DOCTYPE svg []>",
        "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN'\r\n'https://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd' >",
        '<!DOCTYPE svg SYSTEM "http://www.w3.org/TR/2001/REC-SVG-20010904/DTD/svg10.dtd">',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.0//EN" "http://www.w3.org/TR/SVG/DTD/svg10.dtd" [<!-- none -->]>',
    ],
)
def test_a_standard_document_type_is_accepted(beginning: str) -> None:
    assert svg_size(f"{beginning}{HEAD}/>".encode()) == (40, 20)


@pytest.mark.parametrize("external", ["", f" PUBLIC {PUBLIC}"])
def test_entities_for_short_plain_texts_are_expanded_as_in_browsers(external: str) -> None:
    drawing = f"<?xml version='1.0'?><!DOCTYPE svg{external} [{NAMESPACES}]>{BY_ENTITIES}"
    root = safe_root(drawing.encode())
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert [one.get("style") for one in root if one.get("style")] == ["fill:#D4145A;stroke:none;"]


@pytest.mark.parametrize(
    ("entities", "inside"),
    [
        ("<!ENTITY a SYSTEM 'https://evil.example/'>", "<path id='&a;'/>"),
        ("<!ENTITY a PUBLIC '-//W3C//DTD SVG 1.0//EN' 'file:///etc/passwd'>", ""),
        ("<!ENTITY % a 'b'>", ""),
        ("%a;", ""),
        ("<!ENTITY a '&b;&b;'><!ENTITY b 'bb'>", "<title>&a;</title>"),
        ("<!ENTITY a '&#60;script>'>", "&a;"),
        ("<!ENTITY a '<script>x()</script>'>", "&a;"),
        ("<!ENTITY a '&#37;b;'>", ""),
        ("<!ENTITY lt 'x'>", ""),
        ("<!ATTLIST svg onload CDATA 'x()'>", ""),
        ("<!ELEMENT svg ANY>", ""),
        ("<!NOTATION a SYSTEM 'x'>", ""),
        ("<?xml-stylesheet href='https://evil.example/'?>", ""),
        ("<!ENTITY a 'javascript:x()'>", "<use href='&a;'/>"),
        ("<!ENTITY a 'https://evil.example/'>", "<rect fill='url(&a;)'/>"),
        ("<!ENTITY a 'https://evil.example/'>", "<style>@im<!-- -->port '&a;'</style>"),
        ("<!ENTITY a '@import'>", "<style>&a; 'x'</style>"),
        ("<!ENTITY a '#b'>", "<style><![CDATA[a{fill:url(&a;)}]]></style>"),
        ("<!ENTITY a 'b'>", "<title>&c;</title>"),
        (f"<!ENTITY a '{'b' * 301}'>", ""),
        (f"<!ENTITY a '{'b' * 300}'>", f"<title>{'&a;' * 10_000}</title>"),
        ("".join(f"<!ENTITY a{n} 'b'>" for n in range(101)), ""),
        (" <!--" * 50_000, ""),
    ],
)
def test_other_entities_are_refused(entities: str, inside: str) -> None:
    with pytest.raises(UnsafeSvg):
        svg_size(f"<!DOCTYPE svg [{entities}]>{HEAD}>{inside}</svg>".encode())


@pytest.mark.parametrize(
    "drawing",
    [
        f"<!DOCTYPE html>{HEAD}/>",
        f"<!DOCTYPE svg PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'http://www.w3.org/TR/xhtml1/DTD/x.dtd'>{HEAD}/>",
        f"<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.0//EN' 'https://evil.example/svg10.dtd'>{HEAD}/>",
        f"<!DOCTYPE svg><!DOCTYPE svg>{HEAD}/>",
        f"{HEAD}><style><![CDATA[<!DOCTYPE svg>]]></style></svg>",
    ],
)
def test_other_document_types_are_refused(drawing: str) -> None:
    with pytest.raises(UnsafeSvg, match="DOCTYPE"):
        svg_size(drawing.encode())


@pytest.mark.parametrize("marks", ["", "\ufeff", "\ufeff\ufeff"])
def test_a_false_encoding_declaration_hides_nothing(marks: str) -> None:
    drawing = f"{marks}<?xml version='1.0' encoding='koi8-r'?>{HEAD}></svg>"
    with pytest.raises(UnsafeSvg, match="koi8-r"):
        svg_size(drawing.encode())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-7", "latin-1"])
def test_another_encoding_hides_nothing(encoding: str) -> None:
    drawing = f"<?xml version='1.0' encoding='{encoding}'?>{HEAD}><title>ü</title></svg>"
    with pytest.raises(UnsafeSvg):
        svg_size(drawing.encode(encoding))
    with pytest.raises(UnsafeSvg):
        svg_size(drawing.encode())


SHAPE = "<path id='a0' d='M0 0h1'/>"
LEVELS = range(1, 9)
ENOUGH = 30
"""The maximum seconds of a check on a busy machine. Rendering or expanding these drawings would take hours."""


def svg(inside: str) -> str:
    return f"{HEAD}>{inside}</svg>"


def nested(outer: str, inner: str) -> str:
    """Return a drawing whose every level `outer` (with ID) contains `inner` (with BELOW) ten times."""
    before, after = outer.split("…")
    level = before + inner * 10 + after
    return svg(SHAPE + "".join(level.replace("ID", f"a{n}").replace("BELOW", f"a{n - 1}") for n in LEVELS))


BOMBS = {
    "use": nested("<g id='ID'>…</g>", "<use href='#BELOW'/>"),
    "use with the older name of href": nested("<g id='ID'>…</g>", "<use xlink:href='#BELOW'/>"),
    "use in definitions": nested("<defs><g id='ID'>…</g></defs>", "<use href='#BELOW'/>"),
    "symbol": nested("<symbol id='ID'>…</symbol>", "<use href='#BELOW'/>"),
    "nested svg": nested("<svg id='ID'>…</svg>", "<use href='#BELOW'/>"),
    "by an id of XML": nested("<g xml:id='ID'>…</g>", "<use href='#BELOW'/>"),
    "pattern": nested("<pattern id='ID' width='1' height='1'>…</pattern>", "<rect fill='url(#BELOW)'/>"),
    "pattern as a stroke": nested("<pattern id='ID'>…</pattern>", "<rect stroke='url(#BELOW) red'/>"),
    "pattern of a text": nested("<pattern id='ID'>…</pattern>", "<text fill='url(#BELOW)'>a</text>"),
    "mask": nested("<mask id='ID'>…</mask>", "<rect mask='url(#BELOW)'/>"),
    "mask of use": nested("<mask id='ID'>…</mask>", "<use href='#a0' mask='url(#BELOW)'/>"),
    "clip path": nested("<clipPath id='ID'>…</clipPath>", "<rect clip-path='url(#BELOW)'/>"),
    "marker": nested("<marker id='ID'>…</marker>", "<path d='M0 0h1' marker-end='url(#BELOW)'/>"),
    "style": nested("<mask id='ID'>…</mask>", "<rect style='opacity:1;mask:url(#BELOW)'/>"),
    "style in capitals": nested("<mask id='ID'>…</mask>", "<rect style='MASK: URL( \"#BELOW\" )'/>"),
    "style in quotes": nested("<mask id='ID'>…</mask>", "<rect style='mask:url(\"#BELOW\")'/>"),
    "pattern that its shapes inherit": nested("<pattern id='ID'><g fill='url(#BELOW)'>…</g></pattern>", "<rect/>"),
    "pattern inherited from around it": nested("<g fill='url(#BELOW)'><pattern id='ID'>…</pattern></g>", "<rect/>"),
    "by class": nested(
        "<style>a,g > .b.cID:hover{mask:url(#BELOW)}</style><mask id='ID'>…</mask>", "<g class='x b cID'/>"
    ),
    "by id": nested("<style>#xID{mask:url(#BELOW)}</style><g id='xID'/><mask id='ID'>…</mask>", "<use href='#xID'/>"),
    "by kind of element": nested("<style>rect{mask:url(#BELOW)}</style><mask id='ID'>…</mask>", "<rect/>"),
    "by anything else": nested(
        "<style>@media all{[id]{mask:url(#BELOW)}}</style><mask id='ID'>…</mask>", "<rect id='x'/>"
    ),
    "by a variable": nested("<style>mask{--ID:url(#BELOW)}</style><mask id='ID'>…</mask>", "<rect mask='var(--ID)'/>"),
    "by a rule around a rule": nested(
        "<style>rect{mask:url(#BELOW);g{fill:red}}</style><mask id='ID'>…</mask>", "<rect/>"
    ),
    "mask that is inherited": nested("<mask id='ID'><g mask='url(#BELOW)'>…</g></mask>", "<g mask='inherit'/>"),
    "a marker at every point": svg(
        f"<marker id='a'>{'<path/>' * 500}</marker><path marker-mid='url(#a)' d='M0 0{'h1' * 20_000}'/>"
    ),
    "inherited markers": svg(
        f"<marker id='a'>{'<path/>' * 500}</marker><g marker='url(#a)'><path d='M0 0{'h1' * 20_000}'/></g>"
    ),
    "a long path many times": svg(f"<path id='a' d='M0 0{'h1' * 100_000}'/>" + "<use href='#a'/>" * 1000),
    "a long text many times": svg(f"<text id='a'>{'words ' * 30_000}</text>" + "<use href='#a'/>" * 1000),
    "texts many times": svg(f"<g id='a'>{'<text>a</text>' * 1000}</g>" + "<use href='#a'/>" * 1000),
    "many filters": svg(
        f"<filter id='a'>{'<feTile/>' * 20}</filter>" + "<rect filter='url(#a)'/>" * 2000,
    ),
    "filters without a name": svg("<style>*{filter:blur(99px)}</style>" + "<rect/>" * 30_000),
    "many colours many times": svg(
        f"<linearGradient id='a'>{'<stop/>' * 5000}</linearGradient>" + "<rect fill='url(#a)'/>" * 5000
    ),
    "shapes without number": svg("<g/>" * 250_000),
    "colours that are taken from each other": svg(
        "".join(f"<linearGradient id='a{n}' href='#a{n - 1}'/>" for n in range(1, 5000))
    ),
    "the same, the last one first": svg(
        "".join(f"<linearGradient id='a{n}' href='#a{n - 1}'/>" for n in range(5000, 0, -1))
    ),
}


@pytest.mark.parametrize("name", BOMBS)
def test_excessive_repetition_is_refused_before_rendering(name: str) -> None:
    began = time.monotonic()
    with pytest.raises(UnsafeSvg, match=r"repeats its|refers to itself|nested"):
        svg_size(BOMBS[name].encode())
    assert time.monotonic() - began < ENOUGH


@pytest.mark.parametrize(
    "inside",
    [
        "<g id='a'><use href='#a'/></g>",
        "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>",
        "<pattern id='a'><rect fill='url(#a)'/></pattern>",
        "<mask id='a' mask='url(#b)'/><mask id='b' mask='url(#a)'/>",
        "<style>rect{mask:url(#a)}</style><mask id='a'><rect/></mask>",
        "<linearGradient id='a' href='#b'/><linearGradient id='b' href='#a'/>",
    ],
)
def test_circular_references_are_refused(inside: str) -> None:
    with pytest.raises(UnsafeSvg, match="refers to itself"):
        svg_size(svg(inside).encode())


@pytest.mark.parametrize(
    "inside",
    [
        "<path id='a'/>" + "<use href='#a' x='1' y='2'/>" * 10_000,
        "<linearGradient id='a'><stop/><stop/></linearGradient><style>.a{fill:url(#a)}</style>"
        + "<path class='a' d='M0 0h4'/>" * 10_000,
        "<mask id='a'><path d='M0 0h9v9'/></mask>" + "<g mask='url(#a)'><path d='M0 0h4'/></g>" * 2000,
        "<marker id='a'><path/></marker>" + "<path marker-end='url(#a)' d='M0 0 100 100'/>" * 5000,
        "<filter id='a'><feGaussianBlur stdDeviation='4'/></filter>" + "<path filter='url(#a)'/>" * 200,
        "<g fill='url(#a)'><linearGradient id='a'><stop/></linearGradient><path/></g>",
        "<g fill='url(#a)'><pattern id='a'><path fill='red'/></pattern><path/></g>",
        "<use href='#gone'/><path fill='url(#gone)'/>",
        f"<path d='M0 0{'h1v1' * 300_000}'/>",
    ],
)
def test_ordinary_repetition_is_accepted(inside: str) -> None:
    assert svg_size(svg(inside).encode()) == (40, 20)


@pytest.mark.parametrize(
    "inside",
    [
        f"<style>{'/* ' * 300_000}</style>",
        f"<style>{'url(' * 300_000}</style>",
        f"<style>{'a{' * 500_000}</style>",
        f"<path style='{';' * 1_000_000}'/>",
        f"<path class='{'a ' * 500_000}'/>",
        "<style>" + "".join(f".a{{fill:url(#a{n})}}" for n in range(40_000)) + "</style>" + "<g class='a'/>" * 40_000,
        "<g fill='url(#a)'>" * 190 + "</g>" * 190 + "<pattern id='a'/>" * 10_000,
        f"<style>{'/**/' * 300_000}</style>",
    ],
)
def test_no_drawing_slows_down_the_check(inside: str) -> None:
    began = time.monotonic()
    with contextlib.suppress(UnsafeSvg):
        svg_size(svg(inside).encode())
    assert time.monotonic() - began < ENOUGH


@pytest.mark.parametrize(
    "inside",
    [
        f"<style>{'a{' * 20_000}</style>",
        f"<style>{'a,' * 50_000}a{{fill:red}}</style>",
        f"<style>@media ({' ' * 100_000}{{a{{fill:red}}}}</style>",
        f"<style>svg{{{''.join(f'--a{n}:var(--a{n - 1}) var(--a{n - 1});' for n in range(5000))}}}</style>"
        "<path fill='var(--a4999)'/>",
        f"<path fill='{'light-dark(var(' * 20_000}'/>",
        f"<path style='filter:{'rgb(1 2 3) ' * 5000}'/>",
        f"<style>{'.a.b{width:1px}' * 5000}</style>" + "<rect class='a b'/>" * 5000,
        f"<path style='transform:{'rotate(1deg) ' * 50_000}'/>",
        f"<style>svg{{margin:{'0 ' * 50_000}x}}</style>",
        f"<rect width='{'1 ' * 100_000}vw'/>",
    ],
)
def test_no_style_slows_down_the_conversion(inside: str) -> None:
    began = time.monotonic()
    make_plain(safe_root(svg(inside).encode()))
    assert time.monotonic() - began < ENOUGH
