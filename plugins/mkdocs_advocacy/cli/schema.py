"""The command `advocacy schema`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from mkdocs_advocacy.content.schema import KINDS, schema, schema_files
from mkdocs_advocacy.core.files import written_aside


@click.command("schema")
@click.argument("kind", type=click.Choice(list(KINDS)), required=False)
@click.option(
    "--into",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the schemas of all kinds into this folder instead, as the hub's editor settings name them.",
)
def schema_command(kind: str | None, folder: Path | None) -> None:
    """Print the JSON Schema of a KIND of file; without KIND, all of them by kind."""
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in schema_files().items():
            written_aside(folder / name, content)
        click.echo(f"{folder} has the schemas of {len(KINDS)} kinds of files.")
        return
    found = schema(kind) if kind else {name: schema(name) for name in KINDS}
    click.echo(json.dumps(found, indent=2, ensure_ascii=False))
