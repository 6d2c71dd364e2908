"""The `advocacy schema` command."""

from __future__ import annotations

import json
from pathlib import Path

import click

from mkdocs_advocacy.cli.hub import say
from mkdocs_advocacy.content.schema import file_types, schema, schema_files
from mkdocs_advocacy.core.writing import NewFile, write_files
from mkdocs_advocacy.kinds import KINDS

TYPES = file_types(KINDS)


@click.command("schema")
@click.argument("kind", type=click.Choice(list(TYPES)), required=False)
@click.option(
    "--into",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write all schemas to this folder, under the names that the hub's editor settings use.",
)
def schema_command(kind: str | None, folder: Path | None) -> None:
    """Print the JSON Schema for one KIND of file, or for all kinds."""
    if folder:
        files = schema_files(KINDS).items()
        write_files(NewFile(folder / name, f"{folder}/{name}", content) for name, content in files)
        say(f"Wrote {len(TYPES)} schemas to {folder}.")
        return
    schemas = schema(TYPES[kind].model) if kind else {name: schema(file.model) for name, file in TYPES.items()}
    click.echo(json.dumps(schemas, indent=2, ensure_ascii=False))
