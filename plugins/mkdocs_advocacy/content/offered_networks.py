"""The networks that a hub offers: the ones in its mkdocs.yml, by default all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mkdocs_advocacy.core.config_file import option_path
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.networks.load import builtin_networks, network_called
from mkdocs_advocacy.networks.model import Network


def offered_networks(
    networks: Mapping[str, Network], files: Sequence[SourceFile], named: Sequence[str] | None, config: Document
) -> tuple[tuple[str, ...], list[Problem]]:
    """The ids of the networks to offer, in order, and the mistakes that the owner made in naming them.

    `files` are those of `guidelines/networks/`, `named` is the option `networks`, None where the hub has none, and
    `config` is mkdocs.yml, for places.
    """
    problems = []
    of_hub = {file.stem: file for file in files}
    for place, network_id in enumerate(named or ()):
        path = option_path(config, "advocacy", ("networks", place))
        start = f"plugins.advocacy.networks: {network_id}"
        if network_id in networks:
            one = networks[network_id]
            if one.status != "active":
                message = f"{start} is not offered. {one.status_note or ''}".strip()
                problems.append(config.problem(path, message, hint="delete it here", severity=Severity.NOTICE))
        else:
            meant = network_called(network_id, networks)
            hint = f"did you mean “{meant}”?" if meant else nearest(network_id, networks, limit=24)
            message = f"plugins.advocacy.networks: there is no network “{network_id}”"
            problems.append(config.problem(path, message, hint=hint))
    if named:
        own = (name for name in of_hub if name in networks and name not in builtin_networks())
        problems += [_unnamed(of_hub[name]) for name in own if name not in named]
    wanted = [name for name in named or networks if name in networks]
    return tuple(name for name in wanted if networks[name].status == "active"), problems


def _unnamed(file: SourceFile) -> Problem:
    message = f"no post offers this network: networks: in mkdocs.yml does not name “{file.stem}”"
    return Problem(file.shown, 1, 1, Severity.NOTICE, message, hint=f"add {file.stem} there, or delete this file")
