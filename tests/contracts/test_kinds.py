"""The contract for every registered kind and everything it declares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.contracts.entries import (
    as_file,
    ended_states,
    entry_of,
    hidden_states,
    path_of,
    sample_of,
    write,
)
from tests.hubs import LoadedHub
from tests.site.sites import Site, build, write_hub

from mkdocs_advocacy.cli import main
from mkdocs_advocacy.cli.add import add
from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.content.reference import formats
from mkdocs_advocacy.content.schema import editor_patterns, file_types
from mkdocs_advocacy.core.model import Model
from mkdocs_advocacy.core.problems import Severity
from mkdocs_advocacy.kinds import KINDS

SECRET = "zyxquark"
"""Part of every text that must not be visible."""
HOSTILE, PLAIN = " onload=x x='y' <img src=x>", " one two three four"
HubOf = Callable[..., LoadedHub]


def each(kinds: Sequence[Kind[Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("kind", kinds, ids=lambda kind: kind.name)


every_kind = each(KINDS)
every_kind_with_pages = each([kind for kind in KINDS if kind.has_pages])
every_translated_kind = each([kind for kind in KINDS if kind.translation])
every_yaml_kind = each([kind for kind in KINDS if kind.has_pages and not kind.is_markdown])
every_kind_with_folders = each([kind for kind in KINDS if "**/" in kind.files])
every_kind_without_folders = each([kind for kind in KINDS if "/*." in kind.files and "**/" not in kind.files])


def built(folder: Path, kind: Kind[Any], files: dict[str, str], **options: Any) -> Site:
    """Build a hub with only the kind's plugin."""
    settings = {"languages": ["en", "de"], **options}
    hub = write_hub(folder, plugins=["search", {"advocacy": settings}, kind.plugin])
    write(hub, files)
    site = build(hub)
    assert site.exit_code == 0, site.output
    return site


def address_of(kind: Kind[Any], entry_id: str) -> str:
    return f"{kind.name}/{entry_id}/"


def found_by_search(site: Site) -> set[str]:
    """Return the addresses in the search index."""
    return {entry["location"].partition("#")[0] for entry in site.search}


@every_kind_with_pages
def test_a_published_entry_has_a_page_and_is_found(tmp_path: Path, kind: Kind[Any]) -> None:
    site = built(tmp_path, kind, {path_of(kind, "falcon"): entry_of(kind, "falcon", "The falcon")})
    address = address_of(kind, "falcon")
    assert "The falcon" in site.page(address).text
    assert address in site.files["sitemap.xml"].decode()
    assert address in found_by_search(site)
    overviews = [site.page(overview) for overview in kind.overview_addresses]
    assert any("The falcon" in page.text for page in overviews)
    entries = site.search
    if kind.is_markdown:
        assert "Words about The falcon" in site.page(address).text
        assert any("Words about The falcon" in entry["text"] for entry in entries)
    assert sum(entry["location"] == address for entry in entries) == 1


@every_kind
def test_an_overview_without_entries_has_a_page(tmp_path: Path, kind: Kind[Any]) -> None:
    site = built(tmp_path, kind, {})
    for overview in kind.overview_addresses:
        assert site.page(overview).one("h1").text


@every_kind_with_pages
def test_drafts_and_embargoed_entries_are_nowhere_in_the_output(tmp_path: Path, kind: Kind[Any]) -> None:
    files = {path_of(kind, "falcon"): entry_of(kind, "falcon", "The falcon")}
    for state, values in hidden_states(kind).items():
        entry_id = f"{SECRET}-{state}"
        files[path_of(kind, entry_id)] = entry_of(kind, entry_id, f"{SECRET} title", **values)
        if kind.has_written_pages and not kind.is_markdown:
            files[f"content/{kind.folder}/{entry_id}.md"] = f"# {SECRET}\n"
        if kind.translation:
            files[path_of(kind, entry_id, "de")] = as_file(kind, {"title": f"{SECRET} auf Deutsch"}, SECRET)
            # translations without a status of their own are published with the original
            if kind.translation.model_fields.keys() >= values.keys():
                files[path_of(kind, "falcon", "de")] = as_file(kind, {"title": f"{SECRET} Falke", **values}, SECRET)
            site = built(tmp_path / state, kind, files)
            assert site.holding(SECRET) == []
    site = built(tmp_path / "all", kind, files)
    assert site.holding(SECRET) == []
    assert [name for name in site.files if SECRET in name] == []


@each([kind for kind in KINDS if not kind.has_pages])
def test_an_entry_without_a_page_is_nowhere_in_the_output_by_default(tmp_path: Path, kind: Kind[Any]) -> None:
    texts = {key: f"{SECRET} text" for key in text_keys(kind.model) if key != "picture"}
    site = built(tmp_path, kind, {path_of(kind, SECRET): entry_of(kind, SECRET, "", **texts)})
    assert site.holding(SECRET) == []
    assert [name for name in site.files if SECRET in name] == []


@every_kind_with_pages
def test_a_preview_shows_hidden_entries_with_a_mark(tmp_path: Path, kind: Kind[Any]) -> None:
    for state, values in hidden_states(kind).items():
        file = {path_of(kind, "falcon"): entry_of(kind, "falcon", "The falcon", **values)}
        site = built(tmp_path / state, kind, file, drafts=True)
        page = site.page(address_of(kind, "falcon"))
        assert "The falcon" in page.text
        if kind.name != "brand":  # a brand set's images are marked individually
            assert "don’t share this yet" in page.text


@every_kind_with_pages
def test_an_expired_or_retired_entry_keeps_its_page(tmp_path: Path, kind: Kind[Any]) -> None:
    for state, values in ended_states(kind).items():
        file = {path_of(kind, "falcon"): entry_of(kind, "falcon", "The falcon", **values)}
        site = built(tmp_path / state, kind, file)
        assert f"{address_of(kind, 'falcon')}index.html" in site.files
        if kind.name != "campaigns":  # the posts of a past campaign can still be shared
            assert address_of(kind, "falcon") not in found_by_search(site)
            assert f"{address_of(kind, 'falcon')}<" not in site.files["sitemap.xml"].decode()


@every_translated_kind
def test_a_translation_has_its_own_page(tmp_path: Path, kind: Kind[Any]) -> None:
    files = {
        path_of(kind, "falcon"): entry_of(kind, "falcon", "The falcon"),
        path_of(kind, "falcon", "de"): as_file(kind, {"title": "Der Falke"}, "Worte."),
    }
    site = built(tmp_path, kind, files)
    page = site.page(f"{address_of(kind, 'falcon')}de/")
    assert "Der Falke" in page.text
    assert page.one("html")["lang"] == "de"
    assert "Der Falke" not in site.page(address_of(kind, "falcon")).text
    assert f"{address_of(kind, 'falcon')}de/" in site.files["sitemap.xml"].decode()
    assert f"{address_of(kind, 'falcon')}de/" in found_by_search(site)


@every_kind_with_pages
def test_every_address_is_a_permalink(hub_of: HubOf, kind: Kind[Any]) -> None:
    files = {path_of(kind, "falcon"): entry_of(kind, "falcon", "The falcon")}
    if kind.translation:
        files[path_of(kind, "falcon", "de")] = as_file(kind, {"title": "Der Falke"})
    files |= {
        path_of(kind, state): entry_of(kind, state, state, **values)
        for state, values in (hidden_states(kind) | ended_states(kind)).items()
    }
    permalinks = {one.address: one for one in hub_of(files, languages=["en", "de"]).permalinks}
    expected = {address_of(kind, name) for name in ("falcon", *hidden_states(kind), *ended_states(kind))}
    expected -= {address_of(kind, "draft")}
    if kind.translation:
        expected.add(f"{address_of(kind, 'falcon')}de/")
    assert permalinks.keys() == expected
    if kind.lifecycle.begins:
        assert permalinks[address_of(kind, "embargoed")].since is not None


@every_kind_with_pages
def test_a_lost_address_is_an_error(tmp_path: Path, hub_of: HubOf, kind: Kind[Any]) -> None:
    (tmp_path / "permalinks.txt").write_text(f"2026-01-01 {address_of(kind, 'gone')} Gone\n")
    problems = [str(problem) for problem in hub_of({}).problems if problem.severity is Severity.ERROR]
    assert any(f"{address_of(kind, 'gone')} was published" in problem for problem in problems), problems


def text_keys(model: type[Model]) -> list[str]:
    """Return the keys of a model that accept any single-line text."""
    properties = model.model_json_schema()["properties"]
    plain = {"type": "string"}
    return [
        name
        for name, schema in properties.items()
        if plain in ({key: schema.get(key) for key in ("type",)}, *schema.get("anyOf", ()))
        and not {"pattern", "format", "enum"} & schema.keys()
        and name not in ("language", "network")
        and not any({"pattern", "format"} & option.keys() for option in schema.get("anyOf", ()))
    ]


@every_kind_with_pages
def test_a_confidential_term_is_found_in_every_text(hub_of: HubOf, kind: Kind[Any]) -> None:
    keys = text_keys(kind.model)
    assert "title" in keys
    for key in keys:
        values = {key: "Project Falcon comes soon."}
        files = {
            "guidelines/rules/confidential.yml": "terms: [Project Falcon]\n",
            path_of(kind, "bird"): entry_of(kind, "bird", "A bird", **values),
        }
        text = files[path_of(kind, "bird")]
        line = next(number for number, row in enumerate(text.splitlines(), 1) if "Falcon" in row)
        found = [str(one) for one in hub_of(files).problems if str(one).startswith(f"{path_of(kind, 'bird')}:{line}:")]
        assert any("[confidential]" in one for one in found), (key, found)


@every_kind_with_pages
def test_a_product_that_ends_is_a_notice_in_every_text(hub_of: HubOf, kind: Kind[Any]) -> None:
    for key in set(text_keys(kind.model)) - {"credit"}:  # a person's name
        files = {
            "guidelines/rules/vocabulary.yml": "avoid: [{term: Falcon, from: 2029-01-01}]\n",
            path_of(kind, "bird"): entry_of(kind, "bird", "A bird", **{key: "The Falcon is here."}),
        }
        found = [problem for problem in hub_of(files).problems if problem.rule == "avoided-words"]
        assert {(problem.file, problem.severity) for problem in found} == {(path_of(kind, "bird"), "notice")}, key


@every_kind_with_pages
def test_texts_are_escaped(tmp_path: Path, hub_of: HubOf, kind: Kind[Any]) -> None:
    """No text can create an element or attribute, in any key."""
    # in kinds with their own renderer, some keys are Markdown
    keys = ["title"] if kind.has_renderer else text_keys(kind.model)

    def entry(hostile: str, *keys: str) -> dict[str, str]:
        texts = {key: f"{key}{hostile}" for key in keys}
        return {path_of(kind, "falcon"): entry_of(kind, "falcon", "The falcon", **texts)}

    taken = [
        key for key in keys if not any(one.severity is Severity.ERROR for one in hub_of(entry(HOSTILE, key)).problems)
    ]
    assert "title" in taken
    plain, hostile = (
        built(tmp_path / str(number), kind, entry(text, *taken)) for number, text in enumerate((PLAIN, HOSTILE))
    )
    assert plain.pages.keys() == hostile.pages.keys()
    for name, page in plain.pages.items():
        assert page.skeleton == hostile.pages[name].skeleton, name


@every_kind
def test_a_new_file_has_no_problems(hub_of: HubOf, kind: Kind[Any]) -> None:
    hub = hub_of({path_of(kind, "falcon"): sample_of(kind, "falcon", "The: falcon")}, languages=["en", "de"])
    assert [str(one) for one in hub.problems if one.severity is not Severity.NOTICE] == []


@every_kind
@pytest.mark.parametrize(
    "text", ["title: [", "title: {a: 1}\n", "titel: A\n", "\x00"], ids=["yaml", "type", "key", "nul"]
)
def test_an_invalid_file_is_reported_with_its_path(hub_of: HubOf, kind: Kind[Any], text: str) -> None:
    broken = f"---\n{text}\n---\n" if kind.is_markdown else text
    problems = hub_of({path_of(kind, "falcon"): broken}).problems
    errors = [one for one in problems if one.severity is Severity.ERROR]
    assert {one.file for one in errors} == {path_of(kind, "falcon")}


@every_kind_without_folders
def test_a_file_in_another_folder_is_not_an_entry(hub_of: HubOf, tmp_path: Path, kind: Kind[Any]) -> None:
    path = path_of(kind, "falcon").replace("falcon", "sub/falcon")
    hub = hub_of({path: entry_of(kind, "falcon", "The falcon")})
    assert [permalink.address for permalink in hub.permalinks] == []
    assert any(str(problem).startswith(f"{path}:1:1: warning: the file is not read") for problem in hub.problems)


@every_kind
def test_a_term_that_is_confidential_until_the_entry_is_published_is_allowed(hub_of: HubOf, kind: Kind[Any]) -> None:
    if kind.lifecycle.begins:
        entry = entry_of(kind, "bird", "Project Falcon", **{kind.lifecycle.begins: "2027-02-01"})
        terms = {"guidelines/rules/confidential.yml": "terms: [{term: Project Falcon, until: 2027-02-01}]\n"}
        hub = hub_of({path_of(kind, "bird"): entry, **terms})
        assert [str(one) for one in hub.problems if "[confidential]" in str(one)] == []


@every_kind_with_folders
def test_two_files_with_the_same_id_are_a_problem(hub_of: HubOf, kind: Kind[Any]) -> None:
    text = entry_of(kind, "falcon", "The falcon")
    elsewhere = kind.files.replace("**/*", "birds/falcon")
    problems = [str(one) for one in hub_of({path_of(kind, "falcon"): text, elsewhere: text}).problems]
    assert any("the id “falcon” is already used by" in one for one in problems)


@every_kind
def test_tools_know_the_kind(kind: Kind[Any]) -> None:
    assert kind.singular in file_types(KINDS)
    assert f"## {kind.title}: " in formats(KINDS)
    assert kind.singular in add.commands
    path = path_of(kind, "falcon").removeprefix("content/")
    assert kind.model_of(path) is kind.model
    if kind.translation:
        assert kind.model_of(path_of(kind, "falcon", "de").removeprefix("content/")) is kind.translation
    if not kind.is_markdown:
        assert any(kind.folder in pattern for patterns in editor_patterns(KINDS).values() for pattern in patterns)


@every_yaml_kind
def test_fix_sorts_keys_as_in_the_reference(tmp_path: Path, kind: Kind[Any]) -> None:
    hub = write_hub(tmp_path)
    second = next(key for key in text_keys(kind.model) if key != "title")
    write(hub, {path_of(kind, "falcon"): entry_of(kind, "falcon", "The falcon", **{second: "Second"})})
    path = hub / path_of(kind, "falcon")
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(sorted(lines, key=lambda line: line.startswith("title:"))), "utf-8")
    result = CliRunner().invoke(main, ["check", "--fix", "-f", str(hub / "mkdocs.yml")])
    assert "order" in result.output
    assert path.read_text("utf-8").startswith("title: The falcon")


@every_kind
def test_undeclared_files_are_withheld(tmp_path: Path, kind: Kind[Any]) -> None:
    folder = f"content/{kind.folder}" if kind.is_in_docs else kind.folder
    stray = {f"{folder}/{name}": SECRET for name in ("notes.txt", "falcon.yml.bak", "data.json", "table.csv", "x.html")}
    site = built(tmp_path, kind, {path_of(kind, "falcon"): entry_of(kind, "falcon", "The falcon"), **stray})
    assert site.holding(SECRET) == []
