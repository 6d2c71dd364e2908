"""How people nominate others for a group: a prefilled email or a form, and an invitation to copy."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.groups.contact import link_to
from mkdocs_advocacy.kinds.groups.model import Group

_QUESTIONS = ("group_nominate_reach", "group_nominate_why", "group_nominate_asked")


@dataclass(frozen=True, slots=True)
class Nominating:
    """The ways to nominate somebody."""

    address: str
    """The email to write, or the form."""
    is_mail: bool
    invitation: str
    """A text that invites somebody, without the link to the group."""


def describe_nominating(group: Group, words: Catalogue) -> Nominating | None:
    """Return how to nominate somebody for the group, in the language of `words`; None if it takes no nominations."""
    contact = group.template.nominate
    if contact is None or group.has_ended:
        return None
    subject = words("group_nominate_subject", group=group.title)
    opening = words("group_nominate_hello"), words("group_nominate_who", group=group.title)
    body = "\n\n".join((*opening, *(f"{words(question)}\n" for question in _QUESTIONS)))
    return Nominating(
        address=link_to(contact, subject=subject, body=body),
        is_mail="://" not in contact,
        invitation=_invite(group, words),
    )


def _invite(group: Group, words: Catalogue) -> str:
    lines = [words("group_invite_hello", group=group.title)]
    lines += [group.summary] if group.summary else []
    lines += [words("group_invite_looks_for", looks_for=group.template.looks_for)] if group.template.looks_for else []
    return "\n".join([*lines, words("group_invite_choice")])
