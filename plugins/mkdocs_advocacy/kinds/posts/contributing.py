"""The option `contribute`: where advocates send suggested posts, and reasons why a post isn't useful to them.

The links open an email or a prefilled page on GitHub. The hub itself sends and stores nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Annotated, NamedTuple, Self

from markupsafe import Markup
from pydantic import Field, model_validator
from rjsmin import jsmin

from mkdocs_advocacy.core.compact_json import compact_json
from mkdocs_advocacy.core.github import Repository, link_new_file
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.mail import MailAddress, mailto
from mkdocs_advocacy.core.model import Line, Model
from mkdocs_advocacy.core.yaml_writing import yaml_text
from mkdocs_advocacy.kinds.campaigns.model import Campaign
from mkdocs_advocacy.kinds.posts.model import PostTemplate
from mkdocs_advocacy.networks.links import percent_encoded
from mkdocs_advocacy.rendering.fast.frames import html, slot
from mkdocs_advocacy.rendering.shared_assets import ASSETS
from mkdocs_advocacy.rendering.templates import theme_folder

DATA = f"{ASSETS}/contribute.json"
ENCODED_TITLE, ORIGIN = "encodedtitle", "origin"
"""The slots of a post's page that the links and their script need."""
_TITLE = "\ue002"
"""A placeholder for the title while a link is encoded."""


class Contribute(Model):
    """Where advocates send their suggestions: an email address, a repository on GitHub, or both."""

    mail: Annotated[MailAddress | None, Field(description="The writers' email address.")] = None
    repository: Annotated[
        Repository | None,
        Field(description="The hub's repository on GitHub, such as https://github.com/org/hub."),
    ] = None
    branch: Annotated[Line, Field(description="The repository's branch for suggested posts.")] = "main"
    folder: Annotated[Line, Field(description="The repository's folder for suggested posts.")] = "content/posts"

    @model_validator(mode="after")
    def _check_ways(self) -> Self:
        if not self.mail and not self.repository:
            raise ValueError("has neither mail nor repository: add one, such as mail: comms@example.com")
        return self


class PostsOptions(Model):
    """The options of the plugin `advocacy/posts`."""

    contribute: Annotated[
        Contribute | None, Field(description="Where advocates send suggested posts. Default: nowhere.")
    ] = None


class Invitation(NamedTuple):
    """The links of a post's page, with slots for the post's values. They work without scripts."""

    suggest: str
    tell: str
    origin: str
    """HTML attributes with the post's values for a suggestion."""
    script: Markup
    """The inline script that opens dialogs instead."""


def invite(contribute: Contribute | None, words: Catalogue) -> Invitation | None:
    """Return the links for the page of any post in the language of `words`."""
    if contribute is None:
        return None
    subject = words("contribute_suggest_subject", title=_TITLE)
    reason = words("contribute_tell_subject", title=_TITLE)
    if contribute.mail:
        suggest, tell = mailto(contribute.mail, subject=subject), mailto(contribute.mail, subject=reason)
    else:
        suggest = _new_file(contribute, words, _TITLE)
        tell = f"{contribute.repository}/issues/new?title={percent_encoded(reason)}"
    suggest, tell = (link.replace(percent_encoded(_TITLE), slot(ENCODED_TITLE)) for link in (suggest, tell))
    return Invitation(suggest, tell, slot(ORIGIN), invite_script())


def origin_of(template: PostTemplate, campaign: Campaign | None, other_audiences: Collection[str]) -> str:
    """Return the attributes of `Invitation.origin` as HTML, without the audiences that the site isn't for.

    A suggestion keeps the post's story, so that it expires with the story's permission.
    """
    values = {
        "campaign": campaign.id if campaign else "",
        "audience": " ".join(one for one in template.audience if one not in other_audiences),
        "story": template.story or "",
        "credit": (template.story and template.credit) or "",
    }
    return " ".join(f'data-{name}="{html(value)}"' for name, value in values.items() if value)


@cache
def invite_script() -> Markup:
    """Return composer/invite.js as an inline script. The security policy lists it, so it's equal on all pages."""
    module = (theme_folder() / ASSETS / "composer" / "invite.js").read_text("utf-8")
    return Markup("{{{}invite(document.currentScript.previousElementSibling)}}").format(
        Markup(jsmin(module.replace("export ", "")))
    )


def suggest_new(contribute: Contribute | None, words: Catalogue) -> str | None:
    """Return the link to suggest a post that isn't derived from another one."""
    if contribute is None:
        return None
    if contribute.mail:
        return mailto(contribute.mail, subject=words("contribute_new_subject"))
    return _new_file(contribute, words, words("contribute_title"))


def _new_file(contribute: Contribute, words: Catalogue, title: str) -> str:
    rest = yaml_text(language=words.language, status="draft", text={"any": words("contribute_text")})
    content = f"title: >-\n  {title}\n{rest}"  # no character in a title can end this block
    path = f"{contribute.folder.strip('/')}/my-post.yml"
    return link_new_file(str(contribute.repository), contribute.branch, path, content)


def script_contribute(contribute: Contribute) -> str:
    """Return the option as JSON for scripts."""
    return compact_json(contribute.model_dump(exclude_none=True))
