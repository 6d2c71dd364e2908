"""The command `advocacy`."""

from __future__ import annotations

import click

from mkdocs_advocacy.cli.add import add
from mkdocs_advocacy.cli.check import check
from mkdocs_advocacy.cli.exporting import export
from mkdocs_advocacy.cli.importing import import_command
from mkdocs_advocacy.cli.new import new
from mkdocs_advocacy.cli.record import record
from mkdocs_advocacy.cli.release import release
from mkdocs_advocacy.cli.schema import schema_command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-advocacy")
def main() -> None:
    """Start an advocacy hub, fill it, check its files, and describe them to editors."""


for command in (new, add, import_command, export, check, record, release, schema_command):
    main.add_command(command)
