"""Drawings are published when they can do nothing but be looked at."""

from __future__ import annotations

import pytest

from mkdocs_advocacy.brand.svg import UnsafeSvg, svg_size

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
    ],
)
def test_plain_drawings_have_their_size(drawing: str, size: tuple[int, int] | None) -> None:
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
        f"<!DOCTYPE svg [<!ENTITY a 'b'>]>{HEAD}/>",
        f"<!DOCTYPE svg SYSTEM 'https://evil.example/'>{HEAD}/>",
        f"<?xml-stylesheet href='https://evil.example/'?>{HEAD}/>",
        f"{HEAD}>{'<g>' * 300}{'</g>' * 300}</svg>",
    ],
)
def test_others_are_refused(drawing: str) -> None:
    with pytest.raises(UnsafeSvg):
        svg_size(drawing.encode())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-7", "latin-1"])
def test_an_encoding_hides_nothing(encoding: str) -> None:
    drawing = f"<?xml version='1.0' encoding='{encoding}'?>{HEAD}><title>ü</title></svg>"
    with pytest.raises(UnsafeSvg):
        svg_size(drawing.encode(encoding))
    with pytest.raises(UnsafeSvg):
        svg_size(drawing.encode())
