"""Contact links: the address of a website, or a prefilled email."""

from __future__ import annotations

from mkdocs_advocacy.core.mail import mailto
from mkdocs_advocacy.kinds.groups.model import Contact


def link_to(contact: Contact, *, subject: str = "", body: str = "") -> str:
    """Return the link's target. For an email address, the email has a `subject` and a `body`, if given."""
    return contact if "://" in contact else mailto(contact, subject=subject, body=body)
