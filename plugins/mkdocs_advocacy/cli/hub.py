"""The hub that a command works on: its mkdocs.yml, loaded as MkDocs loads it."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from mkdocs_advocacy.content.hub import Hub, Unpublished
from mkdocs_advocacy.content.hub_keeper import NoHub, keeper_for
from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.content.places import Places
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.campaigns.model import Campaign

CLEAN, PROBLEMS, CANNOT_RUN = 0, 1, 2
"""The exit codes of all commands."""


class CannotRun(click.ClickException):
    """There is no hub to look at."""

    exit_code = CANNOT_RUN


of_hub = click.option(
    "-f",
    "--config-file",
    type=click.Path(dir_okay=False, path_type=Path),
    default="mkdocs.yml",
    show_default=True,
    help="The hub's mkdocs.yml.",
)


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
        return Opened(hub, unpublished, keeper.kinds, keeper.places(config), site)
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
