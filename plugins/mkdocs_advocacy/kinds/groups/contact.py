"""Links to a place to write to: an address of a website, or a prefilled mail."""

from __future__ import annotations

from urllib.parse import quote

from mkdocs_advocacy.kinds.groups.model import Contact


def link_to(contact: Contact, *, subject: str = "", body: str = "") -> str:
    """Return the link's target. For an e-mail address, the mail has a `subject` and a `body`, if given."""
    if "://" in contact:
        return contact
    fields = {"subject": subject, "body": body.replace("\n", "\r\n")}
    query = "&".join(f"{name}={quote(text, safe='')}" for name, text in fields.items() if text)
    return f"mailto:{quote(contact, safe='@')}{'?' if query else ''}{query}"
