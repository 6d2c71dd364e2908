"""What a hub's owner says of where it is hosted."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from mkdocs_advocacy.core.model import Address, Line, Model, ServedUrl, Some

Host = Literal["github", "gitlab", "netlify", "cloudflare", "s3", "nginx"]

Directive = Literal[
    "connect-src", "font-src", "form-action", "frame-src", "img-src", "media-src", "script-src", "style-src"
]
"""The directives of a content security policy that a hub may widen."""


def _contact(text: str) -> str:
    address = f"mailto:{text}" if re.fullmatch(r"[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+", text) else text
    if not re.match(r"(mailto:\S+@|https://\S|tel:\+?\d)", address) or re.search(r"\s", address):
        raise ValueError(f"“{text}” is neither an e-mail address nor one that starts with https:// or tel:")
    return address


_WEBSITE = re.compile(r"https://(\*|(\*\.)?[\w-]+(\.[\w-]+)*)(:[0-9]+)?(/[\w./%-]*)?", re.ASCII)


def check_website(text: str) -> str:
    """Refuse what is no source of a content security policy; in one that is, nothing needs quoting."""
    if not _WEBSITE.fullmatch(text):
        raise ValueError(f"“{text}” is not a website such as https://plausible.io")
    return text


class Security(Model):
    """Whom to tell of a weakness: `.well-known/security.txt` (RFC 9116)."""

    contact: Annotated[
        Some[Annotated[Address, AfterValidator(_contact)]],
        Field(description="Where a weakness is reported: e-mail or https addresses, the best first."),
    ]
    policy: Annotated[ServedUrl | None, Field(description="The page that says how reports are treated.")] = None


class Hosting(Model):
    """The options of the `advocacy/hosting` plugin."""

    host: Annotated[Host | None, Field(description="Where the site is published: its own files are made.")] = None
    security: Annotated[Security | None, Field(description="Makes `.well-known/security.txt`.")] = None
    well_known: Annotated[
        bool, Field(description="Whether `.well-known/` of the folder that is published goes into the site.")
    ] = False
    hsts: Annotated[
        bool, Field(description="Whether browsers are told to come by https alone, for a year from each visit.")
    ] = False
    inline_styles: Annotated[
        bool, Field(description="Whether scripts may write styles into pages, as Mermaid and MathJax do.")
    ] = False
    allow: Annotated[
        dict[Directive, Some[Annotated[Line, AfterValidator(check_website)]]],
        Field(description="Websites that pages may load from or send to, by directive of the security policy."),
    ] = {}
