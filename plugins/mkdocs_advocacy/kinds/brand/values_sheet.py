"""The style sheet with the colours and typefaces of all sets: a class for each value, which the templates name.

A security policy lets no page bring styles of its own, so no value of a set is in an attribute.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

from mkdocs_advocacy.kinds.brand.views import FaceView

VALUES_SHEET = "kinds/brand_values"
"""What pages ask for; it comes after `kinds/brand`, and is in no layer."""
_ROOT = "../../../../"
"""From the folder of the sheet to the root of the site."""
_NAMES = re.compile(r"-?[A-Za-z_][\w-]*( [A-Za-z_][\w-]*)*", re.ASCII)


def values_sheet(colors: Iterable[str], faces: Iterable[FaceView]) -> str:
    """The sheet for colours, each as # and six digits, and typefaces; the same for any order of them."""
    rules = {rule for color in colors for rule in _color_rules(color)}
    rules |= {rule for face in faces for rule in _face_rules(face)}
    return "".join(f"{rule}\n" for rule in sorted(rules))


def face_class(name: str, fallback: str, source: str) -> str:
    """The class of a typeface; two that look the same have the same one."""
    digest = hashlib.sha256("\n".join((name, fallback, source)).encode()).hexdigest()
    return f"advocacy-face-{digest[:8]}"


def quoted(text: str) -> str:
    """A string of CSS that holds `text` and ends where it ends."""
    return '"' + re.sub(r"[^\w /.%~-]", lambda found: f"\\{ord(found[0]):x} ", text) + '"'


def _color_rules(color: str) -> Iterator[str]:
    yield f".advocacy-on-{color[1:]}{{background:{color}}}"
    yield f".advocacy-ink-{color[1:]}{{color:{color}}}"


def _face_rules(face: FaceView) -> Iterator[str]:
    if face.source:
        source = quoted(_ROOT + face.source)
        yield f"@font-face{{font-family:{face.family};src:url({source});font-display:swap}}"
    families = [name.strip() for name in face.typeface.fallback.split(",") if name.strip()]
    listed = (name if _NAMES.fullmatch(name) else quoted(name) for name in families)  # keywords have no quotes
    yield f".{face.css}{{font-family:{','.join((face.family, *listed))}}}"
