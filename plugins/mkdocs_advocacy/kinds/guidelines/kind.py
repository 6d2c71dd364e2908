"""Guidelines as a kind of content. They are outside the docs folder and have versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath

from mkdocs_advocacy.content.entry import EntryPage, Lifecycle
from mkdocs_advocacy.content.kind import Kind, Loaded, Reading
from mkdocs_advocacy.core.audiences import audiences_of, is_for
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS, SourceFile, source_files
from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.kinds.guidelines.changes import guideline_changes
from mkdocs_advocacy.kinds.guidelines.load import load_guidelines
from mkdocs_advocacy.kinds.guidelines.model import INDEX, Guideline, GuidelineTemplate, GuidelineTranslation
from mkdocs_advocacy.kinds.guidelines.places import other_types, written_twice
from mkdocs_advocacy.kinds.guidelines.sample import write_guideline
from mkdocs_advocacy.rules.words import words_on

OVERVIEWS = ("guidelines/", "changes/")


@dataclass(frozen=True)
class Guidelines:
    """The guidelines of a hub."""

    all: Mapping[str, Guideline] = field(default_factory=dict)
    """All published guidelines by id, starting with the guideline for all networks."""
    of_network: Mapping[str, Guideline] = field(default_factory=dict)
    """The guidelines of offered networks, by network id; empty if the hub publishes no guidelines."""

    def for_network(self, network_id: str, language: str) -> Guideline | None:
        """Return a network's guideline, translated into `language` if possible, or None."""
        guideline = self.of_network.get(network_id)
        return guideline.in_language(language) if guideline else None

    def addresses(self, language: str) -> dict[str, str]:
        """Return the addresses of guidelines by network, translated into `language` if possible."""
        return {network: guideline.in_language(language).address for network, guideline in self.of_network.items()}


def load(kind: Kind[Guidelines], reading: Reading) -> Loaded[Guidelines]:
    """Load all guidelines of the hub, in all versions."""
    places = reading.places
    files, problems = source_files(kind.folder_in(places), MARKDOWN_ENDINGS, below=places.root, root=places.root)
    guidelines, guideline_problems = load_guidelines(kind, files, reading)
    audience = reading.settings.audience
    today = day_of(reading.now, reading.settings.zone)
    checked = {
        name: replace(guideline, earlier=tuple(_only_for(audience, guideline.earlier)))
        for name, guideline in guidelines.items()
        if is_for(guideline.template, audience)
    }
    shown = {name: _without_coming_words(guideline, today) for name, guideline in checked.items()}
    about = (
        {guideline.network: guideline for guideline in shown.values() if guideline.network}
        if kind.capability in reading.plugins
        else {}
    )
    problems += other_types(kind.folder_in(places), places.root)
    if kind.capability in reading.plugins:
        problems += written_twice(guidelines, reading)
    pages = tuple(_pages(guidelines, audience))
    return Loaded(
        content=Guidelines(shown, {network: about[network] for network in reading.offered if network in about}),
        pages=pages,
        files=files,
        broken_addresses=_broken_addresses(files, pages),
        problems=[*problems, *guideline_problems],
        network_words={
            guideline.network: words_on(today, guideline.template.say, guideline.template.avoid)
            for guideline in checked.values()
            if guideline.network and (guideline.template.say or guideline.template.avoid)
        },
    )


def _without_coming_words(guideline: Guideline, today: date) -> Guideline:
    """Return the guideline without words to avoid from a later day, which may be confidential until then."""
    avoid = tuple(word for word in guideline.template.avoid if word.since is None or word.since <= today)
    return replace(
        guideline,
        template=guideline.template.model_copy(update={"avoid": avoid}),
        earlier=tuple(_without_coming_words(version, today) for version in guideline.earlier),
        translations=tuple(_without_coming_words(version, today) for version in guideline.translations),
    )


def _only_for(audience: str | None, guidelines: Iterable[Guideline]) -> Iterable[Guideline]:
    return (guideline for guideline in guidelines if is_for(guideline.template, audience))


def _pages(guidelines: Mapping[str, Guideline], audience: str | None) -> Iterator[EntryPage]:
    for guideline in guidelines.values():
        state = State.CURRENT if is_for(guideline.template, audience) else State.FOR_OTHERS
        for version in guideline.all_languages:
            if version.address not in OVERVIEWS:
                yield _page(version, version.address, version.title, state, audiences_of(guideline.template))
        for version in guideline.earlier:
            own = state if is_for(version.template, audience) else State.FOR_OTHERS
            audiences = _audiences_of_version(version, guideline)
            yield _page(version, version.address_of_version, guideline.title, own, audiences)


def _audiences_of_version(version: Guideline, guideline: Guideline) -> tuple[str, ...]:
    """Return an earlier version's audiences, limited to the audiences that may see the guideline today."""
    own, current = audiences_of(version.template), audiences_of(guideline.template)
    return tuple(audience for audience in own if not current or audience in current) or current


def _page(guideline: Guideline, address: str, title: str, state: State, audiences: tuple[str, ...]) -> EntryPage:
    source, language = guideline.source, guideline.language
    return EntryPage("guidelines", guideline.id, address, title, source, language, state, audiences=audiences)


def _broken_addresses(sources: Iterable[SourceFile], pages: Iterable[EntryPage]) -> frozenset[str]:
    """Return the addresses of files that failed to load, except for misplaced files."""
    addresses = set()
    for source in sources:
        folders = PurePosixPath(source.path).parts[1:-1]
        if not folders:
            names = source.stem.split(".")
            addresses.add("/".join(("guidelines", *(names[1:] if names[0] == INDEX else names), "")))
        elif len(folders) == 1 and source.stem.isdecimal():
            addresses.add(f"guidelines/{folders[0]}/{source.stem}/")
    return frozenset(addresses - {page.address for page in pages})


GUIDELINES: Kind[Guidelines] = Kind(
    name="guidelines",
    singular="guideline",
    title="Guideline",
    files="guidelines/*.md",
    model=GuidelineTemplate,
    plugin="advocacy/guidelines",
    sample=write_guideline,
    lifecycle=Lifecycle(status=None, begins=None, ends=None),
    translation_model=GuidelineTranslation,
    load=load,
    overviews=OVERVIEWS,
    changes=guideline_changes,
    has_renderer=True,
)
