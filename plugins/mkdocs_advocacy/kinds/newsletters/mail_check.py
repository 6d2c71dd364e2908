"""Check what issues become as mails: markup that mail programs don't show, and mails that are too large."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

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
from mkdocs_advocacy.rendering.templates import component_environment, theme_folder

KILOBYTE = 1024
HEAVY, CLIPPED = 85 * KILOBYTE, 102 * KILOBYTE
"""Gmail hides what follows after 102 KB of a mail. Tools that send mails add some."""
_SENT_FOR = timedelta(days=31)
"""How long after its day an issue may still be sent. Rendering the mails of a whole archive would take too long."""
_SENDER = "Advocacy hub"
"""Stands in for the name of the hub, which only a build knows."""


def check_mails(loaded: Loaded[Newsletters], hub: Hub, site: str) -> Iterator[Problem]:
    """Yield the problems with all issues that become mails, published or not. `site` is the hub's address, if known."""
    files = {file.path: file for file in loaded.files}
    addresses, letters = Addresses(hub), Letters(hub, site, _SENDER)
    entries = {**loaded.content, **(loaded.unpublished or {})}
    for newsletter in (one for entry in entries.values() for one in entry.all_languages):
        if "mail" in newsletter.template.shapes and not newsletter.has_ended:
            file = files[newsletter.source]
            yield from _find_unsupported(newsletter, file, addresses)
            day = day_of(newsletter.template.date, hub.settings.zone)
            if site and day + _SENT_FOR >= hub.today:
                yield from _weigh(newsletter, file, letters, hub)


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
    """Weighs a letter and its parts in bytes."""

    letter: Letter
    hub: Hub

    @property
    def total(self) -> int:
        """The size of the whole mail."""
        environment = component_environment((theme_folder(),))
        return len(render_mail(self.letter, self.hub.words(self.letter.language), environment).encode())

    def largest(self) -> tuple[Section | None, int]:
        """Return the largest section, or None for the written text, with its size."""
        frame = replace(self, letter=replace(self.letter, parts=())).total
        written = [part for part in self.letter.parts if not isinstance(part, Section)]
        groups: list[tuple[Section | None, Sequence[Part]]] = [(None, written)]
        groups += [(part, [part]) for part in self.letter.parts if isinstance(part, Section)]
        sizes = [
            (section, replace(self, letter=replace(self.letter, parts=parts)).total - frame)
            for section, parts in groups
        ]
        return max(sizes, key=lambda pair: pair[1])


def _weigh(newsletter: Newsletter, file: SourceFile, letters: Letters, hub: Hub) -> Iterator[Problem]:
    letter = letters.letter_of(newsletter, "newsletter")
    scale = _Scale(letter, hub)
    size = scale.total
    if size < HEAVY:
        return
    section, share = scale.largest()
    line, column = _locate(section, letter, file)
    is_clipped = size >= CLIPPED
    consequence = "and Gmail cuts it off after" if is_clipped else "near the size at which Gmail cuts it off:"
    message = f"the mail has {_kilobytes(size)}, {consequence} {_kilobytes(CLIPPED)}"
    hint = (
        f"lower limit: of the block {section.name}, whose {len(section.items)} entries have {_kilobytes(share)}"
        if section
        else f"shorten the text, which has {_kilobytes(share)}, and link to the rest"
    )
    severity = Severity.ERROR if is_clipped else Severity.WARNING
    yield Problem(file.shown, line, column, severity, message, hint, "mail-heavy")


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
