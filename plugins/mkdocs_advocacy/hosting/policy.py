"""The content security policy of a site: only what the site itself holds runs."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence

from mkdocs_advocacy.hosting.model import Directive, check_website

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_TYPE = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
_PROGRAMS = ("", "module", "text/javascript", "application/javascript")

_DIRECTIVES: Mapping[str, Sequence[str]] = {
    "default-src": ("'self'",),
    "script-src": ("'self'",),
    "style-src": ("'self'", "'unsafe-inline'"),  # colours of brands and the theme's own marks stand in attributes
    "img-src": ("'self'", "data:", "blob:"),
    "connect-src": ("'self'",),
    "font-src": ("'self'",),
    "media-src": ("'self'",),
    "frame-src": ("'self'",),
    "object-src": ("'none'",),
    "base-uri": ("'self'",),
    "form-action": ("'self'",),
    "frame-ancestors": ("'self'",),
}


def script_hashes(html: str) -> Iterator[str]:
    """What a policy calls the programs that stand in a page itself: `'sha256-…'`, each as it stands there."""
    for attributes, program in _SCRIPT.findall(html):
        kind = _TYPE.search(attributes)
        if not _SOURCE.search(attributes) and (kind[1].lower() if kind else "") in _PROGRAMS:
            yield f"'sha256-{b64encode(hashlib.sha256(program.encode()).digest()).decode()}'"


def content_security_policy(hashes: Iterable[str], allow: Mapping[Directive, Sequence[str]]) -> str:
    """The policy for pages with those programs, widened by websites by directive; ValueError for what is none."""
    known = {**_DIRECTIVES, "script-src": (*_DIRECTIVES["script-src"], *sorted(set(hashes)))}
    wider = {str(name): [check_website(address) for address in addresses] for name, addresses in allow.items()}
    return "; ".join(" ".join((name, *sources, *wider.get(name, ()))) for name, sources in known.items())
