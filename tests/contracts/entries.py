"""Generated files of any kind of content, based on its declaration."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from tests.site.sites import as_yaml

from mkdocs_advocacy.content.kind import Kind, Sample
from mkdocs_advocacy.networks.load import builtin_networks
from mkdocs_advocacy.scaffold.samples import words_in

PAST, FUTURE = "2027-01-01", "2027-02-01"
LANGUAGES = ("en", "de")
PERMITTED = {
    "credit": "Ada",
    "permission": {"granted": "2026-01-01", "proof": "Letter 1", "scope": ["page", "posts"], "others": "none"},
}
"""The values that allow to show an entry of a kind that needs a permission."""


def path_of(kind: Kind[Any], entry_id: str, language: str = "") -> str:
    """Return the path of an entry, or of its translation, relative to the hub's folder."""
    path = PurePosixPath(kind.files.replace("**/", "").replace("<set>", entry_id))
    stem = path.stem.replace("*", entry_id)
    return str(path.with_name(f"{stem}.{language}{path.suffix}" if language else f"{stem}{path.suffix}"))


def sample_of(kind: Kind[Any], entry_id: str, title: str) -> str:
    """Return the file that `advocacy add` writes."""
    return kind.sample(Sample(entry_id, title, LANGUAGES, "en", builtin_networks(), words_in))


def entry_of(kind: Kind[Any], entry_id: str, title: str, /, **values: Any) -> str:
    """Return the file of a published entry, with these `values` replaced."""
    text = sample_of(kind, entry_id, title)
    front = text.split("---\n")[1] if kind.is_markdown else text
    data: dict[str, Any] = yaml.safe_load(front) or {}
    if kind.lifecycle.status:
        data[kind.lifecycle.status] = "ready"
    if kind.lifecycle.begins in data:
        data[kind.lifecycle.begins] = PAST
    if "permission" in kind.model.model_fields:
        data |= PERMITTED
    titled = {"title": title} if "title" in kind.model.model_fields else {}
    return as_file(kind, {**data, **titled, **values}, body=f"Words about {title}.")


def as_file(kind: Kind[Any], values: Mapping[str, Any], body: str = "") -> str:
    """Return the values as a file of the kind."""
    text = as_yaml(dict(values))
    return f"---\n{text}---\n\n{body}\n" if kind.is_markdown else text


def hidden_states(kind: Kind[Any]) -> dict[str, dict[str, str]]:
    """Return the values that hide an entry, for each such state."""
    cycle = kind.lifecycle
    states = {"draft": {cycle.status: "draft"}} if cycle.status else {}
    return states | ({"embargoed": {cycle.begins: FUTURE}} if cycle.begins else {})


def ended_states(kind: Kind[Any]) -> dict[str, dict[str, str]]:
    """Return the values that keep an entry's page but stop offering it, for each such state."""
    cycle = kind.lifecycle
    states = {"retired": {cycle.status: "retired"}} if cycle.status else {}
    return states | ({"expired": {cycle.ends: PAST}} if cycle.ends else {})


def write(hub: Path, files: Mapping[str, str]) -> None:
    """Write files to paths relative to the hub's folder."""
    for name, text in files.items():
        path = hub / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
