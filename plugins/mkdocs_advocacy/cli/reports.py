"""Report formats for problems: for people, for scripts, and as annotations in code review."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import click

from mkdocs_advocacy.core.problems import Problem, as_github, as_gitlab, as_json, as_text

FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "gitlab": as_gitlab,
}
F = TypeVar("F", bound=Callable[..., object])


def with_report(command: F) -> F:
    """Add the options `--format` (as the parameter `form`) and `--strict` to a command."""
    formats = click.option(
        "--format",
        "form",
        type=click.Choice(list(FORMATS)),
        default="text",
        show_default=True,
        help="Print text for people, json for scripts, or annotations on changed lines for github or gitlab.",
    )
    strict = click.option("--strict", is_flag=True, help="Fail on warnings too, as mkdocs build --strict does.")
    return formats(strict(command))
