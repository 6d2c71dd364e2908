"""Check the emails of issues: their size, and markup that email programs don't show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from jinja2 import Environment

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.kind import Loaded
from mkdocs_advocacy.content.page_blocks import blocks_of, text_of
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.kinds.newsletters.letter import Letter, Part, Section
from mkdocs_advocacy.kinds.newsletters.letters import Letters
from mkdocs_advocacy.kinds.newsletters.load import Newsletters
from mkdocs_advocacy.kinds.newsletters.mail import render_mail
from mkdocs_advocacy.kinds.newsletters.mail_markup import find_in_markdown
from mkdocs_advocacy.kinds.newsletters.model import Newsletter
from mkdocs_advocacy.kinds.newsletters.targets import Addresses
from mkdocs_advocacy.kinds.posts.selection import PostSelection
from mkdocs_advocacy.rendering.templates import component_environment, theme_folder

KILOBYTE = 1024
HEAVY, CLIPPED = 85 * KILOBYTE, 102 * KILOBYTE
"""Gmail hides everything after the first 102 KB of an email. Tools that send emails add to its size."""
_SENT_FOR = timedelta(days=31)
"""How long after its day the email of an issue is checked. Rendering those of a whole archive would take too long."""
_SENDER = "Advocacy hub"
"""A stand-in for the name of the hub, which only a build knows."""


def check_mails(loaded: Loaded[Newsletters], hub: Hub, site: str) -> Iterator[Problem]:
    """Yield the problems with all issues that become emails, published or not.

    `site` is the hub's absolute URL, or empty if it isn't known. Sizes are checked only with it.
    """
    entries = {**loaded.content, **(loaded.unpublished or {})}
    versions = (version for entry in entries.values() for version in entry.all_languages)
    mails = [version for version in versions if "mail" in version.template.shapes and not version.has_ended]
    if not mails:
        return
    files = {file.path: file for file in loaded.files}
    addresses, letters = Addresses(hub), Letters(hub, site, _SENDER)
    scale = _Scale(hub, component_environment((theme_folder(),)))
    for newsletter in mails:
        file = files[newsletter.source]
        yield from _find_unsupported(newsletter, file, addresses)
        if site and day_of(newsletter.template.date, hub.settings.zone) >= hub.today - _SENT_FOR:
            yield from _find_heavy(letters.letter_of(newsletter, "newsletter"), file, scale)


def _find_unsupported(newsletter: Newsletter, file: SourceFile, addresses: Addresses) -> Iterator[Problem]:
    targets = addresses.targets_of(newsletter)
    for finding in find_in_markdown(text_of(file), lambda address: targets.picture(address, "") is not None):
        yield Problem(
            file.shown,
            finding.line,
            finding.column,
            Severity.WARNING,
            finding.message,
            finding.instead,
            "mail-unsupported",
        )


@dataclass(frozen=True)
class _Scale:
    """Measures letters and their parts in bytes."""

    hub: Hub
    environment: Environment

    def weigh(self, letter: Letter) -> int:
        """Return the size of the whole email."""
        return len(render_mail(letter, self.hub.words(letter.language), self.environment).encode())

    def weigh_lasting(self, letter: Letter) -> int:
        """Return the size without posts that had an embargo: they can join the issue when nobody changes a file."""
        return self.weigh(replace(letter, parts=[self._without_embargoed(part) for part in letter.parts]))

    def _without_embargoed(self, part: Part) -> Part:
        if not isinstance(part, Section) or part.name != "posts":
            return part
        posts = self.hub.once(PostSelection).by_id
        return replace(part, items=[item for item in part.items if not posts[item.id].since])

    def find_largest(self, letter: Letter) -> tuple[Section | None, int]:
        """Return the largest section, or None for the written text, with its size."""
        frame = self.weigh(replace(letter, parts=()))
        written = [part for part in letter.parts if not isinstance(part, Section)]
        groups: list[tuple[Section | None, Sequence[Part]]] = [(None, written)]
        groups += [(part, [part]) for part in letter.parts if isinstance(part, Section)]
        sizes = [(section, self.weigh(replace(letter, parts=parts)) - frame) for section, parts in groups]
        return max(sizes, key=lambda pair: pair[1])


def _find_heavy(letter: Letter, file: SourceFile, scale: _Scale) -> Iterator[Problem]:
    size = scale.weigh(letter)
    if size < HEAVY:
        return
    section, share = scale.find_largest(letter)
    line, column = _locate(section, letter, file)
    is_clipped = size >= CLIPPED
    consequence = "and Gmail cuts it off after" if is_clipped else "close to the size at which Gmail cuts it off:"
    message = f"the email is {_kilobytes(size)}, {consequence} {_kilobytes(CLIPPED)}"
    hint = (
        f"lower limit: in the block {section.name}, whose {len(section.items)} entries take up {_kilobytes(share)}"
        if section
        else f"shorten the text, which takes up {_kilobytes(share)}, and link to the rest"
    )
    yield Problem(file.shown, line, column, _grade(scale.weigh_lasting(letter)), message, hint, "mail-heavy")


def _grade(size: int) -> Severity:
    """Return how severe an email is whose lasting parts have this size. Posts that only time added fail no build."""
    if size < HEAVY:
        return Severity.NOTICE
    return Severity.ERROR if size >= CLIPPED else Severity.WARNING


def _locate(section: Section | None, letter: Letter, file: SourceFile) -> tuple[int, int]:
    """Return the line and column of the block that a section comes from."""
    if section is None:
        return 1, 1
    alike = [part for part in letter.parts if isinstance(part, Section) and part.name == section.name]
    blocks = [*blocks_of(file, section.name)]
    place = next(number for number, part in enumerate(alike) if part is section)
    block = blocks[place if len(blocks) == len(alike) else 0]
    return block.line, block.column


def _kilobytes(size: int) -> str:
    return f"{size // KILOBYTE} KB"
