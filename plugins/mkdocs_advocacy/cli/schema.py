"""The command `advocacy schema`."""

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
    help="Write the schemas of all kinds into this folder instead, as the hub's editor settings name them.",
)
def schema_command(kind: str | None, folder: Path | None) -> None:
    """Print the JSON Schema of a KIND of file; without KIND, all of them by kind."""
    if folder:
        files = schema_files(KINDS).items()
        write_files(NewFile(folder / name, f"{folder}/{name}", content) for name, content in files)
        say(f"{folder} has the schemas of {len(TYPES)} kinds of files.")
        return
    found = schema(TYPES[kind].model) if kind else {name: schema(one.model) for name, one in TYPES.items()}
    click.echo(json.dumps(found, indent=2, ensure_ascii=False))
