"""The `advocacy` command."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from mkdocs_advocacy.cli.add import add
from mkdocs_advocacy.cli.check import check
from mkdocs_advocacy.cli.digest import digest
from mkdocs_advocacy.cli.exporting import export
from mkdocs_advocacy.cli.findings import findings
from mkdocs_advocacy.cli.forget import forget
from mkdocs_advocacy.cli.hub import CannotRun
from mkdocs_advocacy.cli.importing import import_command
from mkdocs_advocacy.cli.new import new
from mkdocs_advocacy.cli.programme import permissions, programme
from mkdocs_advocacy.cli.record import record
from mkdocs_advocacy.cli.release import release
from mkdocs_advocacy.cli.renditions import renditions
from mkdocs_advocacy.cli.results import results
from mkdocs_advocacy.cli.schema import schema_command
from mkdocs_advocacy.core.writing import NotWritten


class _Commands(click.Group):
    """The command group. Reports disk errors in one sentence, without a traceback."""

    def main(self, *arguments: Any, **more: Any) -> Any:
        """Run a command. Errors are caught here because help is printed before any command runs."""
        try:
            return super().main(*arguments, **more)
        except NotWritten as error:
            failure = CannotRun(str(error))
        except OSError as error:
            failure = CannotRun(_describe(error))
            if error.filename is None:
                _discard_output()
        failure.show()
        raise SystemExit(failure.exit_code)


def _describe(error: OSError) -> str:
    reason = error.strerror or str(error)
    if error.filename is None:
        return f"The output cannot be written: {reason}."  # errors on named files have a filename
    path = Path(os.path.relpath(error.filename))
    return f"{path} cannot be used: {reason}."


def _discard_output() -> None:
    """Redirect stdout to the null device. Otherwise Python fails again when it flushes stdout at exit."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-advocacy")
def main() -> None:
    """Create an advocacy hub, add content to it and check its files."""


for command in (
    new,
    add,
    import_command,
    export,
    check,
    record,
    release,
    renditions,
    digest,
    programme,
    permissions,
    forget,
    results,
    findings,
    schema_command,
):
    main.add_command(command)
