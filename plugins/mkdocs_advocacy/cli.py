"""The command `advocacy`."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from mkdocs_advocacy.files import written_aside
from mkdocs_advocacy.hub import Hub
from mkdocs_advocacy.keeper import NoHub, keeper_for
from mkdocs_advocacy.ledger.load import load_ledger
from mkdocs_advocacy.ledger.model import LEDGER
from mkdocs_advocacy.ledger.record import recorded
from mkdocs_advocacy.problems import Problem, as_github, as_json, as_text, failing
from mkdocs_advocacy.schema import KINDS, schema

CLEAN, PROBLEMS, CANNOT_RUN = 0, 1, 2

FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {"text": as_text, "json": as_json, "github": as_github}


class CannotRun(click.ClickException):
    """There is no hub to look at."""

    exit_code = CANNOT_RUN


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-advocacy")
def main() -> None:
    """Check the files of an advocacy hub, and describe them to editors."""


_of_hub = click.option(
    "-f",
    "--config-file",
    type=click.Path(dir_okay=False, path_type=Path),
    default="mkdocs.yml",
    show_default=True,
    help="The hub's mkdocs.yml.",
)


@main.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="text for people, json for programs, github for annotations of a workflow.",
)
@click.option("--strict", is_flag=True, help="Fail on warnings too, as mkdocs build --strict does.")
@_of_hub
def check(form: str, strict: bool, config_file: Path) -> None:
    """Find every problem in the hub's files. Exits with 0: clean, 1: problems, 2: cannot run."""
    hub = _load(config_file)
    if said := FORMATS[form](hub.problems):
        click.echo(said)
    sys.exit(PROBLEMS if failing(hub.problems, strict=strict) else CLEAN)


@main.command()
@_of_hub
def record(config_file: Path) -> None:
    """Record the addresses of all pages in permalinks.txt, so that none of them can be lost. Commit that file."""
    hub = _load(config_file)
    entries, wrong = load_ledger(config_file.parent)
    if wrong:
        raise CannotRun(as_text(wrong))
    found = recorded(entries or {}, hub.addresses.permalinks, hub.now)
    written_aside(config_file.parent / LEDGER, found.text.encode())
    for said, addresses in (("recorded", found.added), ("dropped, it was never public", found.dropped)):
        for address in addresses:
            click.echo(f"{address}: {said}")
    click.echo(f"{LEDGER} has {len(found.text.splitlines()) - 1:,} addresses.")


@main.command("schema")
@click.argument("kind", type=click.Choice(list(KINDS)), required=False)
def schema_command(kind: str | None) -> None:
    """Print the JSON Schema of a KIND of file; without KIND, all of them by kind."""
    found = schema(kind) if kind else {name: schema(name) for name in KINDS}
    click.echo(json.dumps(found, indent=2, ensure_ascii=False))


def _load(config_file: Path) -> Hub:
    if not config_file.is_file():
        raise CannotRun(f"There is no {config_file} here. Go to the hub's folder, or name its file with -f.")
    heard = _Listener()
    log = logging.getLogger("mkdocs")
    log.addHandler(heard)
    log.propagate = False
    try:
        config = load_config(str(config_file))
        return keeper_for(config.plugins).load(config)
    except NoHub as lack:
        raise CannotRun(f"{config_file} has no hub: {lack}") from None
    except (MkDocsException, OSError, UnicodeDecodeError) as error:
        reasons = heard.errors or [str(error)]
        raise CannotRun(f"{config_file} cannot be used: {chr(10).join(reasons)}") from None
    finally:
        log.removeHandler(heard)
        log.propagate = True


class _Listener(logging.Handler):
    """Keeps what MkDocs says of a configuration, which it does not put into its exceptions."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.errors.append(record.getMessage())
