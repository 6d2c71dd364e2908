"""The options of the `advocacy/hosting` plugin."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from mkdocs_advocacy.core.model import Address, Line, Model, ServedUrl, Some

Host = Literal["github", "gitlab", "netlify", "cloudflare", "s3", "nginx"]

Directive = Literal[
    "connect-src", "font-src", "form-action", "frame-src", "img-src", "media-src", "script-src", "style-src"
]
"""The directives of the content security policy that a hub can extend."""


def _check_contact(text: str) -> str:
    address = f"mailto:{text}" if re.fullmatch(r"[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+", text) else text
    if not re.match(r"(mailto:\S+@|https://\S|tel:\+?\d)", address) or re.search(r"\s", address):
        raise ValueError(f"“{text}” is not an email address, and does not start with https:// or tel:")
    return address


_WEBSITE = re.compile(r"https://(\*|(\*\.)?[\w-]+(\.[\w-]+)*)(:[0-9]+)?(/[\w./%-]*)?", re.ASCII)


def check_website(text: str) -> str:
    """Check that `text` is a valid source for a content security policy. Valid sources need no quoting."""
    if not _WEBSITE.fullmatch(text):
        raise ValueError(f"“{text}” is not a website such as https://plausible.io")
    return text


class Security(Model):
    """The content of `.well-known/security.txt` (RFC 9116)."""

    contact: Annotated[
        Some[Annotated[Address, AfterValidator(_check_contact)]],
        Field(description="Where to report vulnerabilities: email or https addresses, in order of preference."),
    ]
    policy: Annotated[ServedUrl | None, Field(description="The page that explains how you handle reports.")] = None


class Hosting(Model):
    """The options of the `advocacy/hosting` plugin."""

    host: Annotated[
        Host | None, Field(description="Where you publish the site. Decides which files are generated.")
    ] = None
    security: Annotated[Security | None, Field(description="Generates `.well-known/security.txt`.")] = None
    well_known: Annotated[bool, Field(description="Whether to publish the folder `.well-known/` in `docs_dir`.")] = (
        False
    )
    hsts: Annotated[
        bool, Field(description="Whether to tell browsers to use only https, for a year after each visit.")
    ] = False
    inline_styles: Annotated[
        bool, Field(description="Whether scripts may add inline styles, as Mermaid and MathJax do.")
    ] = False
    allow: Annotated[
        dict[Directive, Some[Annotated[Line, AfterValidator(check_website)]]],
        Field(description="Websites that pages may load from or send to, by directive of the content security policy."),
    ] = {}
