"""The stylesheet with the colours and typefaces of all sets: a class per value, for use in templates.

A content security policy may forbid inline styles, so pages never put a set's values in `style` attributes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

from mkdocs_advocacy.kinds.brand.views import FaceView

VALUES_SHEET = "kinds/brand_values"
"""The stylesheet's name for pages; it follows `kinds/brand` and uses no cascade layer."""
_ROOT = "../../../../"
"""The relative path from the stylesheet's folder to the site's root."""
_NAMES = re.compile(r"-?[A-Za-z_][\w-]*( [A-Za-z_][\w-]*)*", re.ASCII)


def values_sheet(colors: Iterable[str], faces: Iterable[FaceView]) -> str:
    """Return the stylesheet for colours (# and six digits) and typefaces, regardless of their order."""
    rules = {rule for color in colors for rule in _color_rules(color)}
    rules |= {rule for face in faces for rule in _face_rules(face)}
    return "".join(f"{rule}\n" for rule in sorted(rules))


def face_class(name: str, fallback: str, source: str) -> str:
    """Return the class of a typeface; typefaces with the same look share a class."""
    digest = hashlib.sha256("\n".join((name, fallback, source)).encode()).hexdigest()
    return f"advocacy-face-{digest[:8]}"


def quote_css(text: str) -> str:
    """Return `text` as a CSS string, escaped so that it can't end the string early."""
    return '"' + re.sub(r"[^\w /.%~-]", lambda found: f"\\{ord(found[0]):x} ", text) + '"'


def _color_rules(color: str) -> Iterator[str]:
    yield f".advocacy-on-{color[1:]}{{background:{color}}}"
    yield f".advocacy-ink-{color[1:]}{{color:{color}}}"


def _face_rules(face: FaceView) -> Iterator[str]:
    if face.source:
        source = quote_css(_ROOT + face.source)
        yield f"@font-face{{font-family:{face.family};src:url({source});font-display:swap}}"
    families = [name.strip() for name in face.typeface.fallback.split(",") if name.strip()]
    listed = (name if _NAMES.fullmatch(name) else quote_css(name) for name in families)  # quotes would disable keywords
    yield f".{face.css}{{font-family:{','.join((face.family, *listed))}}}"
