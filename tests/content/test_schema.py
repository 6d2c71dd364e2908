"""The JSON Schemas for editors, tested with an independent validator."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.content.schema import file_types, schema
from mkdocs_advocacy.kinds import KINDS

TYPES = file_types(KINDS)
CHECKOUT = Path(__file__).parents[2]
FACTS = CHECKOUT / "plugins/mkdocs_advocacy/networks/facts"
LANGUAGES = CHECKOUT / "plugins/mkdocs_advocacy/core/languages"


def yaml_1_2(text: str) -> Any:
    """Return the values as read by an editor, with dates as text."""
    reader = YAML(typ="safe", pure=True)
    reader.constructor.add_constructor("tag:yaml.org,2002:timestamp", lambda loader, node: node.value)
    return json.loads(json.dumps(reader.load(text)))


def schema_errors(kind: str, text: str) -> list[str]:
    return [error.message for error in Draft202012Validator(schema(TYPES[kind].model)).iter_errors(yaml_1_2(text))]


def folder_of(kind: Kind[Any]) -> Path:
    return CHECKOUT / ("content" if kind.is_in_docs else "")


def has_files(kind: Kind[Any]) -> bool:
    return (folder_of(kind) / kind.folder).is_dir()


def demo_files() -> Iterator[tuple[str, Path]]:
    for kind in KINDS:
        for path in sorted((folder_of(kind) / kind.folder).rglob("*")):
            model = kind.model_of(str(path.relative_to(folder_of(kind))))
            yield from ((one.name, path) for one in kind.file_types if one.model is model)
    for path in sorted((CHECKOUT / "guidelines/rules").glob("*.yml")):
        yield path.stem, path
    for path in sorted(FACTS.glob("*.yml")):
        yield "network", path
    for path in sorted(LANGUAGES.glob("*.yml")):
        yield "language", path


@pytest.mark.parametrize("kind", TYPES)
def test_every_schema_is_valid_for_its_draft(kind: str) -> None:
    Draft202012Validator.check_schema(schema(TYPES[kind].model))


def test_the_files_of_the_demo_and_the_facts_are_valid() -> None:
    files = list(demo_files())
    without = {one.name for kind in KINDS if not has_files(kind) for one in kind.file_types}
    assert {name for name, _ in files} == set(TYPES) - without
    assert len(files) > 60
    assert {path.name: found for kind, path in files if (found := schema_errors(kind, yaml_part(path)))} == {}


def yaml_part(path: Path) -> str:
    """Return the YAML of a file: the whole file or its front matter."""
    text = path.read_text("utf-8")
    return text.split("---\n")[1] if path.suffix == ".md" else text


POST = "title: Ginger\ntext: {any: Hello}\n"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("post", POST),
        ("network", "name: Yodel\ntext: {limit: 500}\n"),
        ("network", "text: {limit: 1000}\n"),
        ("post", "title: Ginger\ntext: {any: [Hello, {text: Hi, media: [a/b]}], x: {text: Hi}}\n"),
        ("post", f"{POST}publish: 2026-11-01\nexpire: 2026-12-01\nlink: https://a.example/\n"),
        ("post", f"{POST}publish: 2026-11-01T09:00+01:00\nlanguage: pt-BR\naudience: [customers]\n"),
        (
            "post",
            f"{POST}fields: {{flavour: {{label: Flavour, max_length: 40, required: false}}}}\nhashtags: ['#A', B]\n",
        ),
        ("translation", "title: Ingwer\n"),
        ("translation", "text: {any: Hallo}\nstatus: draft\n"),
        ("brand", "assets: {can: {alt: A can}, root.png: {title: Root, alt: {en: A root, pt-BR: Uma raiz}}}\n"),
        ("campaign", "title: Launch\ntargets: {shares: 5}\nutm_campaign: a.b_c-1\n"),
    ],
)
def test_valid_files_are_accepted(kind: str, text: str) -> None:
    assert schema_errors(kind, text) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("post", "title: Ginger\n"),
        ("post", "text: {any: Hello}\n"),
        ("post", f"{POST}titel: Ginger\n"),
        ("post", f"{POST}status: published\n"),
        ("post", f"{POST}audience: [All staff]\n"),
        ("post", f"{POST}audience: []\n"),
        ("post", f"{POST}networks: x\n"),
        ("post", f"{POST}link: http://a.example/\n"),
        ("post", f"{POST}publish: 1.11.2026\n"),
        ("post", f"{POST}publish: 2026-11-01T09:00\n"),
        ("post", f"{POST}campaign: Big Launch\n"),
        ("post", f"{POST}fields: {{a: {{}}}}\n"),
        ("post", f"{POST}fields: {{a: {{label: A, max_length: 0}}}}\n"),
        ("post", "title: Ginger\ntext: {}\n"),
        ("post", "title: Ginger\ntext: Hello\n"),
        ("post", "title: Ginger\ntext: {any: [{txt: Hello}]}\n"),
        ("post", "title: Ginger\ntext: {any: []}\n"),
        ("translation", "campaign: launch\n"),
        ("translation", "language: de\n"),
        ("campaign", "goal: Fun\n"),
        ("campaign", "title: A\ntargets: {shares: 0}\n"),
        ("campaign", "title: A\nutm_campaign: Big Launch\n"),
        ("brand", "assets: [can]\n"),
        ("brand", "assets: {can: {alt: [A can]}}\n"),
        ("network", "name: Yodel\nlimit: 500\n"),
    ],
)
def test_invalid_files_are_rejected(kind: str, text: str) -> None:
    assert schema_errors(kind, text)


@pytest.mark.parametrize("text", [f"{POST}expire: soon\n", f"{POST}expire: 2026-02-30\n"])
def test_validators_that_check_formats_reject_invalid_dates(text: str) -> None:
    validator = Draft202012Validator(schema(TYPES["post"].model), format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert list(validator.iter_errors(yaml_1_2(text)))


@pytest.mark.parametrize("kind", TYPES)
def test_every_key_has_a_description(kind: str) -> None:
    found = schema(TYPES[kind].model)
    models = [found, *found.get("$defs", {}).values()]
    bare = [
        name
        for model in models
        for name, said in model.get("properties", {}).items()
        if not said.get("description", "").endswith((".", "…"))
    ]
    assert bare == []
