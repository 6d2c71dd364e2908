"""The networks that a hub offers: those listed in its mkdocs.yml, by default all."""

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
    """Return the ids of the networks to offer, in order, and problems with the option `networks`.

    `files` are those in `guidelines/networks/`, `named` is the option's value or None, and `config` is mkdocs.yml, used
    for positions.
    """
    problems = []
    of_hub = {file.stem: file for file in files}
    for place, network_id in enumerate(named or ()):
        path = option_path(config, "advocacy", ("networks", place))
        start = f"plugins.advocacy.networks: {network_id}"
        if network_id in networks:
            network = networks[network_id]
            if network.status != "active":
                message = f"{start} is not offered. {network.status_note or ''}".strip()
                problems.append(
                    config.problem(path, message, hint="remove it from networks:", severity=Severity.NOTICE)
                )
        else:
            problems.append(describe_unknown("advocacy", ("networks", place), network_id, networks, config))
    if named:
        own = (name for name in of_hub if name in networks and name not in builtin_networks())
        problems += [_create_unlisted_problem(of_hub[name]) for name in own if name not in named]
    wanted = [name for name in named or networks if name in networks]
    return tuple(name for name in wanted if networks[name].status == "active"), problems


def describe_unknown(
    plugin: str, option: tuple[str, int], network_id: str, networks: Mapping[str, Network], config: Document
) -> Problem:
    """Return the problem with an option that lists a network that doesn't exist. `option` has its name and position."""
    meant = network_called(network_id, networks)
    hint = f"did you mean “{meant}”?" if meant else nearest(network_id, networks, limit=24)
    message = f"plugins.{plugin}.{option[0]}: unknown network “{network_id}”"
    return config.problem(option_path(config, plugin, option), message, hint=hint)


def _create_unlisted_problem(file: SourceFile) -> Problem:
    message = f"the network is not offered: networks: in mkdocs.yml doesn't list “{file.stem}”"
    return Problem(
        file.shown, 1, 1, Severity.NOTICE, message, hint=f"add {file.stem} to networks:, or delete this file"
    )
