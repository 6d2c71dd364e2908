"""Load the hub that a command works on, the way MkDocs loads it."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from yaml import YAMLError

from mkdocs_advocacy.content.hub import Hub, Unpublished
from mkdocs_advocacy.content.hub_keeper import NoHub, keeper_for
from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.content.ledger.model import LEDGER
from mkdocs_advocacy.content.places import Places
from mkdocs_advocacy.core.config_file import config_document, repeated_names
from mkdocs_advocacy.core.names import in_one_line
from mkdocs_advocacy.core.problems import Severity, as_text
from mkdocs_advocacy.core.source import read
from mkdocs_advocacy.kinds.brand.renditions.model import Limits
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.campaigns.model import Campaign

CLEAN, PROBLEMS, CANNOT_RUN = 0, 1, 2
"""Exit codes shared by all commands."""
_OPTION = re.compile(r"(?m)^(?:Config value 'plugins': )?Plugin '[^']*' option '[^']*': (?=[^\s:]+:\d+:\d+: )")
"""The prefix that MkDocs adds to messages about options. Ours already start with file, line and column."""


class CannotRun(click.ClickException):
    """The hub cannot be loaded, or the output cannot be written."""

    exit_code = CANNOT_RUN

    def __init__(self, message: str) -> None:
        super().__init__(_escape(message))


def say(text: str, *, err: bool = False) -> None:
    """Print text that may contain file names, with control and bidirectional characters escaped."""
    click.echo(_escape(text), err=err)


def with_hint(message: str, hint: str) -> str:
    """Return `message` with the hint in parentheses, if there is one."""
    return f"{message} ({hint})" if hint else message


def _escape(text: str) -> str:
    return "\n".join(map(in_one_line, text.split("\n")))


of_hub = click.option(
    "-f",
    "--config-file",
    type=click.Path(dir_okay=False, path_type=Path),
    default="mkdocs.yml",
    show_default=True,
    help="The hub's mkdocs.yml.",
)


def errors_of(hub: Hub, *, except_below: str | None = None) -> str:
    """Return the errors in the hub's files as text, one per line, or an empty string.

    Errors in permalinks.txt don't count, because they exclude no content from the hub. Neither do those in files below
    a folder that the command doesn't need.
    """
    errors = [
        problem
        for problem in hub.problems
        if problem.severity is Severity.ERROR
        and problem.file != LEDGER
        and not (except_below and problem.file.startswith(except_below))
    ]
    return as_text(errors) if errors else ""


def load(config_file: Path, memory: dict[str, Any] | None = None) -> Hub:
    """Load the hub that an mkdocs.yml configures. Raises CannotRun with a message for the user."""
    return open_hub(config_file, memory=memory).hub


@dataclass(frozen=True, slots=True)
class Opened:
    """A loaded hub with its folders and its public address."""

    hub: Hub
    unpublished: Unpublished
    kinds: Sequence[Kind[Any]]
    places: Places
    site: str
    """The site's address with a trailing slash, or an empty string without `site_url`."""
    built: Path
    """The folder of the built site: MkDocs' `site_dir`."""
    name: str
    """The site's name."""
    limits: Limits | None = None
    """Resource limits for processing images; None in a hub without `advocacy/brand`."""

    @property
    def campaigns(self) -> Mapping[str, Campaign]:
        """All campaigns, including campaigns that haven't started."""
        loaded = self.unpublished.reading.of(CAMPAIGNS)
        return {**loaded.content, **loaded.unpublished}

    @property
    def shown(self) -> str:
        """The published folder (`docs_dir`), relative to the hub's folder if it is inside."""
        docs, root = self.places.docs.resolve(), self.places.root.resolve()
        return docs.relative_to(root).as_posix() if docs.is_relative_to(root) else self.places.docs.as_posix()


def open_hub(config_file: Path, *, drafts: bool = False, memory: dict[str, Any] | None = None) -> Opened:
    """Load the hub with its folders and address. `drafts` includes draft and embargoed posts. Raises CannotRun."""
    if not config_file.is_file():
        raise CannotRun(f"{config_file} does not exist. Change to the hub's folder, or pass its mkdocs.yml with -f.")
    listener = _Listener()
    log = logging.getLogger("mkdocs")
    log.addHandler(listener)
    log.propagate = False
    try:
        config = load_config(str(config_file))
        keeper = keeper_for(config.plugins)
        hub, unpublished = keeper.load(config, drafts=drafts, memory=memory)
        site = f"{config.site_url.rstrip('/')}/" if config.site_url else ""
        limits: Limits | None = getattr(config.plugins.get("advocacy/brand"), "limits", None)
        return Opened(
            hub, unpublished, keeper.kinds, keeper.places(config), site, Path(config.site_dir), config.site_name, limits
        )
    except (NoHub, MkDocsException, OSError, UnicodeDecodeError) as error:
        raise CannotRun(_explain(config_file, error, listener.errors)) from None
    finally:
        log.removeHandler(listener)
        log.propagate = True


def _explain(config_file: Path, error: Exception, logged: Sequence[str]) -> str:
    """Explain why the hub cannot be loaded. Duplicate keys come first because they can cause the other errors."""
    data = config_file.read_bytes()
    causes = [*repeated_names(config_document(config_file.name, data))]
    if isinstance(error.__context__, YAMLError):
        causes = read(config_file.name, data)[1]
    if causes:
        return "\n".join((f"{config_file} cannot be used:", *map(str, causes)))
    if isinstance(error, NoHub):
        return f"{config_file} does not configure a hub: {error}"
    messages = [_OPTION.sub("", message) for message in logged] or [str(error)]
    return "\n".join((f"{config_file} cannot be used:", *messages))


class _Listener(logging.Handler):
    """A collector of the configuration errors that MkDocs logs but doesn't include in its exceptions."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.errors.append(record.getMessage())
