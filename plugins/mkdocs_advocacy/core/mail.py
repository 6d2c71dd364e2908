"""E-mail addresses, and links that open a prefilled email."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import quote

from pydantic import AfterValidator

from mkdocs_advocacy.core.model import Line

MAIL = re.compile(r"(?!')[^\s@<>\"(),:;?\\[\]]+@[^\s@<>\"'(),:;?&]+\.[^\s@<>\"'(),:;?&.]+")


def _check_address(text: str) -> str:
    if MAIL.fullmatch(text):
        return text
    found = MAIL.findall(text)
    hint = f" (write {found[0]})" if len(found) == 1 else ""
    raise ValueError(f"“{text}” is not an email address{hint}")


MailAddress = Annotated[Line, AfterValidator(_check_address)]
"""A single email address."""


def mailto(address: str, *, subject: str = "", body: str = "") -> str:
    """Return a link that opens an email to the address, with a subject and a body if given."""
    fields = {"subject": subject, "body": body.replace("\n", "\r\n")}
    query = "&".join(f"{name}={quote(text, safe='')}" for name, text in fields.items() if text)
    return f"mailto:{quote(address, safe='@')}{'?' if query else ''}{query}"
