"""Loader for network facts: the package's, overridden and extended by the hub's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from mkdocs_advocacy.core.model import NETWORK_PATTERN
from mkdocs_advocacy.core.problems import Problem, Severity, failing
from mkdocs_advocacy.core.source import Document, read
from mkdocs_advocacy.core.validation import validated
from mkdocs_advocacy.networks.model import Network

USUAL_ORDER = (
    *("linkedin", "x", "facebook", "instagram", "threads", "bluesky", "mastodon", "whatsapp", "telegram", "reddit"),
    *("pinterest", "tiktok", "youtube", "line", "xing", "slack", "teams", "email"),
)
"""The default order, public networks first; networks not listed follow, tools come last."""


def _rank(network_id: str) -> int:
    return USUAL_ORDER.index(network_id) if network_id in USUAL_ORDER else len(USUAL_ORDER)


@cache
def _load_builtin_documents() -> Mapping[str, Document]:
    documents = {}
    for entry in files("mkdocs_advocacy").joinpath("networks", "facts").iterdir():
        if entry.name.endswith(".yml"):
            document, problems = read(entry.name, entry.read_bytes())
            if document is None or problems:
                raise ValueError(f"the package's network facts are invalid: {problems[0]}")
            documents[entry.name.removesuffix(".yml")] = document
    return dict(sorted(documents.items(), key=lambda item: (_rank(item[0]), item[0])))


def meant_network(networks: Mapping[str, Network], written: str) -> str:
    """Return the id of the network known as `written`, such as Twitter, or an empty string."""
    name = written.strip().lower()
    known = (
        network_id
        for network_id, network in networks.items()
        if name in (network_id, network.name.lower(), network.utm.name)
    )
    return next(known, "")


@cache
def builtin_networks() -> Mapping[str, Network]:
    """Return the package's networks by id."""
    return {
        network_id: Network.model_validate({**document.value, "id": network_id})
        for network_id, document in _load_builtin_documents().items()
    }


def load_networks(hub_files: Mapping[str, bytes]) -> tuple[dict[str, Network], list[Problem]]:
    """Load all networks by id: the package's, overridden and extended by the hub's files.

    `hub_files` maps the path of each `guidelines/networks/<id>.yml` to its content. For a known network, such a file
    contains only what differs; a new one needs a name and whatever differs from `_derive_defaults`. A network with an
    invalid file counts as known, so that references to it aren't reported too.
    """
    networks = dict(builtin_networks())
    problems: list[Problem] = []
    for file, data in sorted(hub_files.items()):
        network_id = file.rpartition("/")[2].rpartition(".")[0]
        if network_id == "any" or not re.fullmatch(NETWORK_PATTERN, network_id):
            message = f"the file name “{network_id}” is not a valid network id"
            hint = "use lower-case letters a-z, digits, “-” and “_”"
            if network_id == "any":
                hint = "“any” means every network"
            problems.append(Problem(file, 1, 1, Severity.ERROR, message, hint))
            continue
        document, found = read(file, data)
        if document is not None and not failing(found, strict=False):
            network, new_problems = _merge_with_builtin(network_id, document)
            found += new_problems
            if network is not None:
                networks[network_id] = network
        networks.setdefault(network_id, _create_placeholder_network(network_id))
        problems += found
    return networks, problems


def network_called(name: str, networks: Mapping[str, Network]) -> str | None:
    """Return the id of the network called `name`: its id, display name or UTM source, such as twitter."""
    wanted = _keep_letters(name)
    names = ((network_id, (network_id, network.name, network.utm.name)) for network_id, network in networks.items())
    return next((found for found, called in names if wanted in map(_keep_letters, called)), None)


def network_at(address: str, networks: Mapping[str, Network]) -> str | None:
    """Return the id of the network that an address belongs to, judging by its host; None if it's another website."""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    for network_id, network in networks.items():
        pages = (network.intent.url, network.home)
        hosts = {(urlsplit(page).hostname or "").removeprefix("www.") for page in pages if page}
        if any(host == known or host.endswith(f".{known}") for known in hosts if known):
            return network_id
    return None


def _keep_letters(name: str) -> str:
    """Return the letters and digits of `name`, so that “Linked In” and “E-Mail” match."""
    return "".join(sign for sign in name.lower() if sign.isalnum())


def _merge_with_builtin(network_id: str, document: Document) -> tuple[Network | None, list[Problem]]:
    written_id = document.value.get("id", network_id)
    if written_id != network_id:
        return None, [document.problem(("id",), f"id is “{written_id}”, but the file is named {network_id}.yml")]
    known = _load_builtin_documents().get(network_id)
    value = _override(known.value if known else _derive_defaults(network_id, document.value), document.value)
    whole = Document(document.file, {**value, "id": network_id}, document.root, document.text)
    network, problems = validated(Network, whole, None)
    if network and network.intent.url and "{" in _remove_placeholders(network.intent.url):
        problems.append(
            document.problem(
                ("intent", "url"),
                "intent.url contains an unknown placeholder",
                hint="allowed: {text}, {link}, {title}, {image}",
            )
        )
    elif network and network.intent.url and not any(part in network.intent.url for part in ("{text}", "{link}")):
        message = "intent.url has neither {text} nor {link}, so it can't share a post"
        hint = "add {text} or {link} to the URL; if it only opens the site, move it to home:"
        problems.append(document.problem(("intent", "url"), message, hint=hint, severity=Severity.WARNING))
    if network and network.kind == "network" and not network.intent.url and not network.home:
        problems.append(
            document.problem(
                (),
                "intent.url and home are missing, so there is nothing to open",
                hint="write home: and the network's home page, such as https://social.example.com/",
                severity=Severity.WARNING,
            )
        )
    return (None if any(p.severity is Severity.ERROR for p in problems) else network), problems


def _create_placeholder_network(network_id: str) -> Network:
    return Network.model_validate({**_derive_defaults(network_id, {}), "id": network_id, "name": network_id})


def _derive_defaults(network_id: str, own_facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the default facts of a network that only the hub defines."""
    intent = own_facts.get("intent")
    address = str(intent.get("url")) if isinstance(intent, Mapping) else ""
    takes_text, takes_link = "{text}" in address, "{link}" in address
    link_parameter = ("optional" if takes_text else "required") if takes_link else "none"
    return {
        "link": "attached" if takes_link else "in_text",
        "intent": {"takes_text": str(takes_text).lower(), "link_parameter": link_parameter},
        "hashtags": {"prefix": "#"},
        "utm": {"name": network_id},
    }


def _override(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Override `below` with `above`; mappings are merged, other values replaced."""
    merged = dict(below)
    for name, value in above.items():
        old = merged.get(name)
        merged[name] = _override(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged


def _remove_placeholders(url: str) -> str:
    for name in ("text", "link", "title", "image"):
        url = url.replace(f"{{{name}}}", "")
    return url
