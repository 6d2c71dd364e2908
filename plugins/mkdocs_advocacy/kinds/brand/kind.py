"""Sets of brand assets as a kind of content: folders with a settings file and any number of files."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_advocacy.content.entry import EntryPage, Lifecycle
from mkdocs_advocacy.content.kind import Kind, Loaded, Reading
from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS, yaml_files
from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.kinds.brand.changes import brand_changes
from mkdocs_advocacy.kinds.brand.load import load_brand
from mkdocs_advocacy.kinds.brand.model import Brand
from mkdocs_advocacy.kinds.brand.renditions.plan import left_out
from mkdocs_advocacy.kinds.brand.sample import write_brand_set
from mkdocs_advocacy.kinds.brand.settings.model import BrandTemplate


def load(kind: Kind[Brand], reading: Reading) -> Loaded[Brand]:
    """All sets of the hub, with those to come."""
    places, shown = reading.places, reading.places.shown
    brand, problems = load_brand(
        kind.folder_in(places),
        below=places.docs,
        root=places.root,
        now=reading.now,
        zone=reading.settings.zone,
        drafts=reading.settings.drafts,
        limits=reading.limits,
    )
    has_pages = kind.capability in reading.plugins
    if has_pages:
        problems += left_out(brand, {name: reading.networks[name] for name in reading.offered}, shown)
    drawn = brand if has_pages else brand.without(brand.drawings)  # nobody has tried to draw them
    files, _ = yaml_files(kind.folder_in(places), below=places.docs, root=places.root)
    assets = [path for path in reading.docs_paths if path.startswith("brand/")]
    unoffered = brand.unoffered
    return Loaded(
        content=brand,
        pages=tuple(_pages(brand, reading.settings.languages[0])),
        files=files,
        broken=brand.broken,
        broken_addresses={f"brand/{asset.partition('/')[0]}/" for asset in brand.broken},
        problems=problems,
        unpublished=brand,
        assets=drawn.published,
        known_assets={path for path in assets if not path.endswith(MARKDOWN_ENDINGS) and path not in unoffered},
        refused_assets={
            path: Problem(f"{shown}/{path}", 1, 1, Severity.NOTICE, *why) for path, why in unoffered.items()
        },
        coming_assets=brand.embargoed,
        ended_assets={path: one.address for path, one in brand.ended.items()},
    )


def _pages(brand: Brand, language: str) -> Iterator[EntryPage]:
    for one in brand.sets.values():
        yield EntryPage("brand", one.id, one.address, one.title, f"brand/{one.id}.md", language, State.CURRENT)
    for one in brand.coming.values():
        source, since = f"brand/{one.id}.md", one.template.publish
        yield EntryPage("brand", one.id, one.address, one.title, source, language, State.EMBARGOED, since)


BRAND: Kind[Brand] = Kind(
    name="brand",
    singular="brand",
    title="Set of brand assets",
    files="content/brand/<set>/brand.yml",
    model=BrandTemplate,
    plugin="advocacy/brand",
    sample=write_brand_set,
    lifecycle=Lifecycle(status=None, begins="publish", ends=None),
    translated=(),
    search=("description",),
    load=load,
    changes=brand_changes,
    claims="sets of assets and their pages, <set>.md",
    has_renderer=True,
)
