"""The declaration of brand sets as a content kind: folders with a settings file and any number of files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from mkdocs_advocacy.content.entry import EntryPage, Lifecycle
from mkdocs_advocacy.content.kind import Kind, Loaded, Reading
from mkdocs_advocacy.core.audiences import audiences_of, is_for
from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS, yaml_files
from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.kinds.brand.changes import brand_changes
from mkdocs_advocacy.kinds.brand.check import page_problems
from mkdocs_advocacy.kinds.brand.load import load_brand
from mkdocs_advocacy.kinds.brand.model import Brand
from mkdocs_advocacy.kinds.brand.renditions.plan import left_out
from mkdocs_advocacy.kinds.brand.sample import write_brand_set, write_brand_translation
from mkdocs_advocacy.kinds.brand.settings.model import BrandTemplate, BrandTranslation


def load(kind: Kind[Brand], reading: Reading) -> Loaded[Brand]:
    """Load all brand sets of the hub, including embargoed ones."""
    places, shown = reading.places, reading.places.shown
    brand, problems = load_brand(
        kind.folder_in(places),
        below=places.docs,
        root=places.root,
        now=reading.now,
        zone=reading.settings.zone,
        languages=reading.settings.languages,
        drafts=reading.settings.drafts,
        limits=reading.options.get(kind.capability),
        audience=reading.settings.audience,
        audiences=reading.settings.audience_ids,
    )
    has_pages = kind.capability in reading.plugins
    if has_pages:
        problems += left_out(brand, {name: reading.networks[name] for name in reading.offered}, shown)
    drawn = brand if has_pages else brand.without(brand.drawings)  # nothing has proved that these can be drawn
    files, _ = yaml_files(kind.folder_in(places), below=places.docs, root=places.root)
    assets = [path for path in reading.docs_paths if path.startswith("brand/")]
    unoffered = brand.unoffered
    in_the_way, found = page_problems((*brand.sets.values(), *brand.coming.values()), assets, shown)
    problems += found
    return Loaded(
        content=replace(brand, of_stories={}),
        pages=tuple(_pages(brand, reading.settings.audience)),
        files=files,
        broken=brand.broken,
        broken_addresses={*brand.broken_pages, *(f"brand/{asset.partition('/')[0]}/" for asset in brand.broken)},
        problems=problems,
        unpublished=brand,
        assets=drawn.published,
        known_assets={*in_the_way, *_withheld_assets(assets, unoffered)},
        refused_assets={
            path: Problem(f"{shown}/{path}", 1, 1, Severity.NOTICE, *why)
            for path, why in unoffered.items()
            if path not in in_the_way
        },
        assets_for_others=brand.for_others,
        coming_assets=brand.embargoed,
        ended_assets={path: one.address for path, one in brand.ended.items()},
    )


def _withheld_assets(paths: Iterable[str], unoffered: Collection[str]) -> Iterator[str]:
    return (path for path in paths if not path.endswith(MARKDOWN_ENDINGS) and path not in unoffered)


def _pages(brand: Brand, audience: str | None) -> Iterator[EntryPage]:
    for sets, given in ((brand.sets, State.CURRENT), (brand.coming, State.EMBARGOED)):
        for one in (one for group in sets.values() for one in group.all_languages):
            state = given if is_for(one.template, audience) else State.FOR_OTHERS
            source = one.source if one.original else f"brand/{one.id}.md"
            since = one.template.publish if state is State.EMBARGOED else None
            audiences = audiences_of(one.template)
            yield EntryPage("brand", one.id, one.address, one.title, source, one.language, state, since, audiences)


BRAND: Kind[Brand] = Kind(
    name="brand",
    singular="brand",
    title="Brand set",
    files="content/brand/<set>/brand.yml",
    model=BrandTemplate,
    plugin="advocacy/brand",
    sample=write_brand_set,
    lifecycle=Lifecycle(status=None, begins="publish", ends=None),
    translated=("title", "description", "guidance", "do", "dont", "colors", "typography", "assets"),
    translation_model=BrandTranslation,
    write_translation=write_brand_translation,
    search=("description",),
    load=load,
    changes=brand_changes,
    claims="brand sets and their pages, <set>.md",
    has_renderer=True,
)
