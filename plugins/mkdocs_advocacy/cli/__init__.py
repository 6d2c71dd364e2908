"""The command `advocacy`."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from mkdocs_advocacy.cli.add import add
from mkdocs_advocacy.cli.check import check
from mkdocs_advocacy.cli.exporting import export
from mkdocs_advocacy.cli.hub import CannotRun
from mkdocs_advocacy.cli.importing import import_command
from mkdocs_advocacy.cli.new import new
from mkdocs_advocacy.cli.record import record
from mkdocs_advocacy.cli.release import release
from mkdocs_advocacy.cli.renditions import renditions
from mkdocs_advocacy.cli.schema import schema_command
from mkdocs_advocacy.core.writing import NotWritten


class _Commands(click.Group):
    """The commands: all that a disk can refuse them ends in one sentence."""

    def main(self, *arguments: Any, **more: Any) -> Any:
        """Runs what the arguments say; here, since help is printed before a command begins."""
        try:
            return super().main(*arguments, **more)
        except NotWritten as lack:
            said = CannotRun(str(lack))
        except OSError as error:
            said = CannotRun(_sentence(error))
            if error.filename is None:
                _give_up_output()
        said.show()
        raise SystemExit(said.exit_code)


def _sentence(error: OSError) -> str:
    reason = error.strerror or str(error)
    if error.filename is None:
        return f"The output cannot be written: {reason}."  # files that are written have their names
    path = Path(os.path.relpath(error.filename))
    return f"{path} cannot be used: {reason}."


def _give_up_output() -> None:
    """Let Python find nothing to write when it ends: that would fail again."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-advocacy")
def main() -> None:
    """Start an advocacy hub, fill it, check its files, and describe them to editors."""


for command in (new, add, import_command, export, check, record, release, renditions, schema_command):
    main.add_command(command)
