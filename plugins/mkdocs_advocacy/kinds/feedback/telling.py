"""The option `tell_us`: where people send feedback. The hub itself sends and stores nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, NamedTuple, Self
from urllib.parse import urlsplit

from pydantic import Field, model_validator

from mkdocs_advocacy.core.github import Repository, link_new_file
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.mail import MailAddress, mailto
from mkdocs_advocacy.core.model import HttpsUrl, Line, Model
from mkdocs_advocacy.core.yaml_writing import yaml_text


class TellUs(Model):
    """Where people send feedback: an email address, a forum or form, a repository on GitHub, or several."""

    mail: Annotated[MailAddress | None, Field(description="An email address.")] = None
    link: Annotated[HttpsUrl | None, Field(description="The https link of a forum or form.")] = None
    repository: Annotated[
        Repository | None,
        Field(description="The hub's repository on GitHub, such as https://github.com/org/hub."),
    ] = None
    branch: Annotated[Line, Field(description="The repository's branch for new files.")] = "main"
    folder: Annotated[Line, Field(description="The repository's folder for new files.")] = "content/feedback"

    @model_validator(mode="after")
    def _check_ways(self) -> Self:
        if not (self.mail or self.link or self.repository):
            raise ValueError("has no mail, link or repository: add one, such as mail: ideas@example.com")
        return self


class Way(NamedTuple):
    """A way to send feedback."""

    address: str
    text: str


def list_ways(tell_us: TellUs | None, words: Catalogue) -> Iterator[Way]:
    """Yield the ways to send feedback, in the language of `words`."""
    if tell_us is None:
        return
    if tell_us.mail:
        questions = ("feedback_ask_what", "feedback_ask_where", "feedback_ask_when", "feedback_ask_wish")
        body = "\n\n".join(f"{words(question)}\n" for question in questions)
        body += f"\n{words('feedback_ask_nobody')}\n"
        yield Way(mailto(tell_us.mail, subject=words("feedback_ask_subject"), body=body), words("feedback_by_mail"))
    if tell_us.link:
        yield Way(tell_us.link, words("feedback_by_link", host=urlsplit(tell_us.link).hostname))
    if tell_us.repository:
        yield Way(_new_file(tell_us, words), words("feedback_by_file"))


def _new_file(tell_us: TellUs, words: Catalogue) -> str:
    """Return the address of GitHub's page for a new file, with its name and content filled in."""
    content = yaml_text(title=words("feedback_ask_what")) + (
        "kind: suggestion\nheard: {in: shop}\nstage: open\nstatus: draft\n"
    )
    path = f"{tell_us.folder.strip('/')}/my-suggestion.yml"
    return link_new_file(str(tell_us.repository), tell_us.branch, path, content)
