"""Guidelines as a kind of content. They lie beside the published folder, and have versions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mkdocs_advocacy.content.entry import EntryPage, Lifecycle
from mkdocs_advocacy.content.kind import Kind, Loaded, Reading
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS, source_files
from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.kinds.guidelines.changes import guideline_changes
from mkdocs_advocacy.kinds.guidelines.load import load_guidelines
from mkdocs_advocacy.kinds.guidelines.model import INDEX, Guideline, GuidelineTemplate
from mkdocs_advocacy.kinds.guidelines.sample import write_guideline
from mkdocs_advocacy.rules.words import NetworkWords


@dataclass(frozen=True)
class Guidelines:
    """The guidelines of a hub."""

    all: Mapping[str, Guideline] = field(default_factory=dict)
    """By id, that for all networks first."""
    of_network: Mapping[str, Guideline] = field(default_factory=dict)
    """That of each network that is offered and has one, where the hub makes pages of them."""


def load(kind: Kind[Guidelines], reading: Reading) -> Loaded[Guidelines]:
    """All guidelines of the hub, in all versions."""
    places, settings = reading.places, reading.settings
    files, problems = source_files(kind.folder_in(places), MARKDOWN_ENDINGS, below=places.root, root=places.root)
    today = day_of(reading.now, settings.zone)
    found, wrong = load_guidelines(files, reading.networks, reading.offered, settings.languages, today)
    about = {one.network: one for one in found.values() if one.network} if kind.capability in reading.plugins else {}
    return Loaded(
        content=Guidelines(found, {network: about[network] for network in reading.offered if network in about}),
        pages=tuple(_pages(found, settings.languages[0])),
        files=files,
        problems=[*problems, *wrong],
        network_words={
            one.network: NetworkWords(one.template.say, one.template.avoid)
            for one in found.values()
            if one.network and (one.template.say or one.template.avoid)
        },
    )


def _pages(guidelines: Mapping[str, Guideline], language: str) -> Iterator[EntryPage]:
    for one in guidelines.values():
        addresses = [one.address] if one.id != INDEX else []
        addresses += [version.address_of_version for version in one.earlier]
        for address in addresses:
            yield EntryPage("guidelines", one.id, address, one.title, one.source, language, State.CURRENT)


GUIDELINES: Kind[Guidelines] = Kind(
    name="guidelines",
    singular="guideline",
    title="Guideline",
    files="guidelines/*.md",
    model=GuidelineTemplate,
    plugin="advocacy/guidelines",
    sample=write_guideline,
    lifecycle=Lifecycle(status=None, begins=None, ends=None),
    translated=(),
    load=load,
    overviews=("guidelines/", "changes/"),
    changes=guideline_changes,
    has_renderer=True,
)
