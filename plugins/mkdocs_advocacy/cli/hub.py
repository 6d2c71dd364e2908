"""The hub that a command works on: its mkdocs.yml, loaded as MkDocs loads it."""

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
"""The exit codes of all commands."""
_OPTION = re.compile(r"(?m)^(?:Config value 'plugins': )?Plugin '[^']*' option '[^']*': (?=[^\s:]+:\d+:\d+: )")
"""The beginning of MkDocs' message on an option, before a place in mkdocs.yml that tells more."""


class CannotRun(click.ClickException):
    """There is no hub to look at, or nothing can be written."""

    exit_code = CANNOT_RUN

    def __init__(self, message: str) -> None:
        super().__init__(_plain(message))


def say(text: str, *, err: bool = False) -> None:
    """Print lines in which names of files stand: no sign in them can act on a terminal, or turn what follows."""
    click.echo(_plain(text), err=err)


def _plain(text: str) -> str:
    return "\n".join(map(in_one_line, text.split("\n")))


of_hub = click.option(
    "-f",
    "--config-file",
    type=click.Path(dir_okay=False, path_type=Path),
    default="mkdocs.yml",
    show_default=True,
    help="The hub's mkdocs.yml.",
)


def errors_of(hub: Hub) -> str:
    """The errors in files of the hub, a line each, as far as people are shown them; empty where there are none.

    Errors in permalinks.txt are not among them: they keep nothing out of the hub.
    """
    errors = [one for one in hub.problems if one.severity is Severity.ERROR and one.file != LEDGER]
    return as_text(errors) if errors else ""


def load(config_file: Path, memory: dict[str, Any] | None = None) -> Hub:
    """The hub whose mkdocs.yml that is. CannotRun, in a sentence, where there is none."""
    return open_hub(config_file, memory=memory).hub


@dataclass(frozen=True, slots=True)
class Opened:
    """A hub, where its files are, and where it is published."""

    hub: Hub
    unpublished: Unpublished
    kinds: Sequence[Kind[Any]]
    places: Places
    site: str
    """The hub's address with a slash at its end; empty where its mkdocs.yml says none."""
    limits: Limits | None = None
    """How much a picture may ask of the machine; None in a hub without `advocacy/brand`."""

    @property
    def campaigns(self) -> Mapping[str, Campaign]:
        """All campaigns, including those that have not started."""
        loaded = self.unpublished.reading.of(CAMPAIGNS)
        return {**loaded.content, **loaded.unpublished}

    @property
    def shown(self) -> str:
        """The folder that is published, as the writer knows it."""
        docs, root = self.places.docs.resolve(), self.places.root.resolve()
        return docs.relative_to(root).as_posix() if docs.is_relative_to(root) else self.places.docs.as_posix()


def open_hub(config_file: Path, *, drafts: bool = False, memory: dict[str, Any] | None = None) -> Opened:
    """The hub with everything around it; with `drafts`, those and embargoed posts are in it. See `load`."""
    if not config_file.is_file():
        raise CannotRun(f"There is no {config_file} here. Go to the hub's folder, or name its file with -f.")
    heard = _Listener()
    log = logging.getLogger("mkdocs")
    log.addHandler(heard)
    log.propagate = False
    try:
        config = load_config(str(config_file))
        keeper = keeper_for(config.plugins)
        hub, unpublished = keeper.load(config, drafts=drafts, memory=memory)
        site = f"{config.site_url.rstrip('/')}/" if config.site_url else ""
        limits: Limits | None = getattr(config.plugins.get("advocacy/brand"), "limits", None)
        return Opened(hub, unpublished, keeper.kinds, keeper.places(config), site, limits)
    except (NoHub, MkDocsException, OSError, UnicodeDecodeError) as error:
        raise CannotRun(_reason(config_file, error, heard.errors)) from None
    finally:
        log.removeHandler(heard)
        log.propagate = True


def _reason(config_file: Path, error: Exception, heard: Sequence[str]) -> str:
    """Why there is no hub to look at. A name that is twice in the file comes first, as it can cause all else."""
    data = config_file.read_bytes()
    causes = [*repeated_names(config_document(config_file.name, data))]
    if isinstance(error.__context__, YAMLError):
        causes = read(config_file.name, data)[1]
    if causes:
        return "\n".join((f"{config_file} cannot be used:", *map(str, causes)))
    if isinstance(error, NoHub):
        return f"{config_file} has no hub: {error}"
    return "\n".join((f"{config_file} cannot be used:", *([_OPTION.sub("", one) for one in heard] or [str(error)])))


class _Listener(logging.Handler):
    """Keeps what MkDocs says of a configuration, which it does not put into its exceptions."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.errors.append(record.getMessage())
