"""The command `advocacy check`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from mkdocs_advocacy.cli.hub import CLEAN, PROBLEMS, load, of_hub
from mkdocs_advocacy.problems import Problem, as_github, as_gitlab, as_json, as_text, failing

FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "gitlab": as_gitlab,
}


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="text for people, json for programs, github and gitlab for notes beside the lines of a change.",
)
@click.option("--strict", is_flag=True, help="Fail on warnings too, as mkdocs build --strict does.")
@of_hub
def check(form: str, strict: bool, config_file: Path) -> None:
    """Find every problem in the hub's files. Exits with 0: clean, 1: problems, 2: cannot run."""
    hub = load(config_file)
    if said := FORMATS[form](hub.problems):
        click.echo(said)
    sys.exit(PROBLEMS if failing(hub.problems, strict=strict) else CLEAN)
