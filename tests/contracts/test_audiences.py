"""The contract for sites that are for one audience: they hold nothing of the content that is only for others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.contracts.entries import FUTURE, as_file, entry_of, path_of, write
from tests.contracts.test_kinds import (
    address_of,
    each,
    every_kind,
    every_kind_with_pages,
    every_translated_kind,
    found_by_search,
)
from tests.hubs import LoadedHub
from tests.site.references import dead_links
from tests.site.sites import Site, build, write_hub

from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.core.problems import Severity
from mkdocs_advocacy.kinds import KINDS

TOKEN = "zyxquark"
"""Part of every text of an entry for others."""
HubOf = Callable[..., LoadedHub]
ALL_PLUGINS = sorted({kind.plugin for kind in KINDS})


def for_audience(kind: Kind[Any], name: str) -> dict[str, Any]:
    """Return the key `audience` of an entry for one audience; some kinds have a list, others a single name."""
    annotation = kind.model.model_fields["audience"].annotation
    return {"audience": name if annotation is str else [name]}


def tokens_of(schema: Mapping[str, Any], definitions: Mapping[str, Any], key: str) -> Any:
    """Return a value with a token of its own for a key with this JSON Schema, or None if it can't hold one."""
    if "$ref" in schema:
        return tokens_of(definitions[schema["$ref"].rpartition("/")[2]], definitions, key)
    if options := schema.get("anyOf"):
        return next(filter(None, (tokens_of(option, definitions, key) for option in options)), None)
    if schema.get("type") == "string" and not {"pattern", "format", "enum", "const"} & schema.keys():
        return f"{TOKEN} {key}"
    if schema.get("pattern", "").startswith("^[Hh][Tt][Tt][Pp][Ss]"):
        return f"https://{TOKEN}.example/{key}"
    if schema.get("type") == "array" and (item := tokens_of(schema["items"], definitions, key)):
        return [item]
    if "properties" in schema:
        needed = schema.get("required", ())
        below = {name: tokens_of(part, definitions, f"{key}-{name}") for name, part in schema["properties"].items()}
        return (
            None if any(below[name] is None for name in needed) else {name: one for name, one in below.items() if one}
        )
    return None


def entry_with_tokens(kind: Kind[Any], entry_id: str, hub_of: HubOf) -> str:
    """Return the file of an entry for employees with a token in every key that can hold one."""
    schema = kind.model.model_json_schema()
    found = {name: tokens_of(part, schema.get("$defs", {}), name) for name, part in schema["properties"].items()}
    own_values = ("title", "audience", "permission")
    values = {name: value for name, value in found.items() if value is not None and name not in own_values}
    own = for_audience(kind, "employees")

    def is_valid(name: str) -> bool:
        text = entry_of(kind, entry_id, "A", **{name: values[name]}, **own)
        problems = hub_of({path_of(kind, entry_id): text}).problems
        return not any(one.severity is Severity.ERROR for one in problems)

    taken = {name: value for name, value in values.items() if is_valid(name)}
    assert taken
    return entry_of(kind, entry_id, f"{TOKEN} title", **taken, **own).replace("Words about", f"Words {TOKEN} about")


def built_for(folder: Path, audience: str | None, files: Mapping[str, str], *arguments: str, **options: Any) -> Site:
    """Build a hub with all plugins for an audience, or for all."""
    settings = {"languages": ["en", "de"], **({"audience": audience} if audience else {}), **options}
    hub = write_hub(folder, plugins=["search", {"advocacy": settings}, *ALL_PLUGINS])
    write(hub, files)
    site = build(hub, *arguments)
    assert site.exit_code == 0, site.output
    return site


@every_kind
def test_an_unknown_audience_is_an_error_with_the_nearest_name(hub_of: HubOf, kind: Kind[Any]) -> None:
    audiences = {"employees": {}, "partners": {"title": "Partners"}}
    files = {path_of(kind, "a"): entry_of(kind, "a", "A", **for_audience(kind, "partner"))}
    (problem,) = [one for one in hub_of(files, audiences=audiences).problems if one.severity is Severity.ERROR]
    assert problem.file == path_of(kind, "a")
    assert "(did you mean “partners”? allowed: employees, partners)" in str(problem)
    files = {path_of(kind, "a"): entry_of(kind, "a", "A", **for_audience(kind, "partners"))}
    problems = [one for one in hub_of(files, audiences=audiences).problems if one.severity is Severity.ERROR]
    assert problems == []


@pytest.mark.parametrize("drafts", [False, True], ids=["site", "preview"])
@every_kind_with_pages
def test_a_site_for_one_audience_holds_nothing_of_others(
    tmp_path: Path, hub_of: HubOf, kind: Kind[Any], drafts: bool
) -> None:
    other = entry_with_tokens(kind, "falcon", hub_of)
    own = {path_of(kind, "shared"): entry_of(kind, "shared", "The shared one", **for_audience(kind, "customers"))}
    files = {**own, path_of(kind, TOKEN): other}
    if kind.has_written_pages and not kind.is_markdown and kind.is_in_docs:
        files[f"content/{kind.folder}/{TOKEN}.md"] = f"# {TOKEN}\n"
    if kind.translation:
        files[path_of(kind, TOKEN, "de")] = as_file(kind, {"title": f"{TOKEN} auf Deutsch"}, TOKEN)
    if kind.has_folders:
        (tmp_path / f"site/content/{kind.folder}/{TOKEN}").mkdir(parents=True)
        Image.new("RGB", (40, 20), "green").save(tmp_path / f"site/content/{kind.folder}/{TOKEN}/{TOKEN}.png")
    everyone = built_for(tmp_path / "site", None, files)
    assert len(everyone.holding(TOKEN)) > 2
    (tmp_path / "site/permalinks.txt").write_text(f"2026-01-01 {address_of(kind, TOKEN)} {TOKEN} title\n")
    site = built_for(tmp_path / "site", "customers", files, drafts=drafts)
    assert site.holding(TOKEN) == []
    assert "The shared one" in site.page(address_of(kind, "shared")).text
    assert address_of(kind, "shared") in found_by_search(site)
    assert dead_links(site) == []


@every_translated_kind
def test_a_translation_is_for_the_audience_of_its_original(tmp_path: Path, kind: Kind[Any]) -> None:
    files = {
        path_of(kind, "falcon"): entry_of(kind, "falcon", "The falcon", **for_audience(kind, "customers")),
        path_of(kind, "falcon", "de"): as_file(kind, {"title": "Der Falke"}, "Worte."),
    }
    assert "Der Falke" in built_for(tmp_path, "customers", files).page(f"{address_of(kind, 'falcon')}de/").text


@each([kind for kind in KINDS if kind.lifecycle.begins])
def test_an_embargo_for_others_changes_nothing(tmp_path: Path, kind: Kind[Any]) -> None:
    dates = {str(kind.lifecycle.begins): FUTURE}
    files = {path_of(kind, TOKEN): entry_of(kind, TOKEN, TOKEN, **for_audience(kind, "employees"), **dates)}
    assert built_for(tmp_path, "customers", files, "--strict").holding(TOKEN) == []


def pages_that_link(kind: Kind[Any]) -> Iterator[tuple[str, str]]:
    """Yield a page for everyone with links to an entry for others, in every form that MkDocs accepts."""
    source = path_of(kind, TOKEN).removeprefix("content/")
    links = [source, f"{address_of(kind, TOKEN)}", f"{address_of(kind, TOKEN)}index.html", f"{source}#top"]
    text = "".join(f"- [the link {number}]({link})\n" for number, link in enumerate(links))
    yield "content/index.md", f"# Home\n\n{text}"
    yield "content/more/page.md", f"# More\n\n[the link]({'../' + source})\n"


@every_kind_with_pages
def test_links_to_content_for_others_become_text(tmp_path: Path, kind: Kind[Any]) -> None:
    files = {path_of(kind, TOKEN): entry_of(kind, TOKEN, TOKEN, **for_audience(kind, "employees"))}
    site = built_for(tmp_path, "customers", {**files, **dict(pages_that_link(kind))}, "--strict")
    assert site.holding(TOKEN) == []
    assert all(f"the link {number}" in site.page().text for number in range(4))
    assert "the link" in site.page("more/page/").text


@every_kind_with_pages
def test_an_address_for_others_is_not_lost(tmp_path: Path, hub_of: HubOf, kind: Kind[Any]) -> None:
    (tmp_path / "permalinks.txt").write_text(f"2026-01-01 {address_of(kind, 'falcon')} The falcon\n")
    files = {path_of(kind, "falcon"): entry_of(kind, "falcon", "The falcon", **for_audience(kind, "employees"))}
    hub = hub_of(files, audience="customers")
    assert [str(one) for one in hub.problems if one.severity is not Severity.NOTICE] == []
    assert hub.permalinks == ()
    assert hub_of(files).permalinks != ()
