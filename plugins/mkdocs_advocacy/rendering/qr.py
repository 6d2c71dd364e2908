"""QR codes for printed pages."""

from __future__ import annotations

from functools import lru_cache

import segno
from markupsafe import Markup

_QUIET_ZONE = 4
"""The width of the blank margin in modules, as ISO/IEC 18004 requires."""


@lru_cache(maxsize=1024)
def qr_code(address: str, alt: str) -> Markup:
    """Return a QR code that opens `address`, an absolute URL, as inline SVG without a size.

    `alt` names the target. With error correction of level M or higher, codes with 15 % damage are still readable. The
    code stays dark on white in dark mode, because many readers don't recognise inverted codes.
    """
    code = segno.make(address, error="m", micro=False)
    image = code.svg_inline(border=_QUIET_ZONE, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None)
    return Markup('<span class="advocacy-qr" role="img" aria-label="{}">{}</span>').format(alt, Markup(image))
