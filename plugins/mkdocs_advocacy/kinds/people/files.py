"""What the hub knows about people. Renderers never receive it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_advocacy.content.kind import Draft
from mkdocs_advocacy.kinds.people.model import PersonTemplate


@dataclass(frozen=True, slots=True)
class Files:
    """The files and records of all people."""

    drafts: Sequence[Draft] = ()
    """The valid files and records."""
    broken: Collection[str] = frozenset()
    """The codes of people whose file or record can't be used; its problems are reported separately."""
    is_readable: bool = True
    """Whether all codes are known. If not, a file with several people can't be read."""

    @property
    def people(self) -> Mapping[str, PersonTemplate]:
        """Everybody's file, by code."""
        return {draft.id: draft.template for draft in self.drafts}

    @property
    def codes(self) -> Collection[str]:
        """The codes of all people, including those with broken files."""
        return {draft.id for draft in self.drafts} | set(self.broken)

    @property
    def is_complete(self) -> bool:
        """Whether everybody's file can be used, so that people can be counted."""
        return self.is_readable and not self.broken
