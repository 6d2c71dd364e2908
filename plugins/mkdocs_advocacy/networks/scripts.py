"""Network facts for the browser's scripts, in the types of `scripts/types/hub.d.ts`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mkdocs_advocacy.core.compact_json import compact_json
from mkdocs_advocacy.networks.model import Network

_KNOWN: dict[str, Any] = {
    "name": True,
    "kind": True,
    "home": True,
    "link": True,
    "advice": True,
    "intent": {
        "url": True,
        "takes_text": True,
        "link_parameter": True,
        "mobile": True,
        "alternatives": {"__all__": {"url", "platform", "takes_text"}},
        "cut_at": {"__all__": {"system", "sign"}},
        "workaround": True,
    },
    "addresses": {"characters"},
    "text": {"limit", "unit", "counting", "url_weight", "byte_limit", "preview_length", "more_for_some"},
}
_IN_A_FEED = ("post_landscape", "post_square", "pin", "og_preview")
"""The image sizes used in feeds, the most common shape first."""


def script_facts(networks: Mapping[str, Network], guidelines: Mapping[str, Mapping[str, object]]) -> str:
    """Return the facts of all networks that aren't dead, by id, as JSON without unknown facts.

    `guidelines` maps network ids to the hub's own guidelines.
    """
    active = {network_id: network for network_id, network in networks.items() if network.status != "dead"}
    of_guidelines = {network_id: {"guideline": guideline} for network_id, guideline in guidelines.items()}
    return _json(
        {
            network_id: {**_select_facts(network), **of_guidelines.get(network_id, {})}
            for network_id, network in active.items()
        }
    )


def script_domains(top_level_domains: Iterable[str]) -> str:
    """Return the top-level domains as a sorted JSON list."""
    return _json(sorted(top_level_domains))


def _select_facts(network: Network) -> dict[str, Any]:
    shape = shape_of_pictures(network)
    return {
        **network.model_dump(mode="json", include=_KNOWN, exclude_none=True),
        **({"picture": shape} if shape else {}),
    }


def shape_of_pictures(network: Network) -> float | None:
    """Return the width-to-height ratio of images in the network's feed, or None if it is unknown."""
    sizes = network.pictures.sizes
    by_use = {size.use: size for size in reversed(sizes)}
    picture = next((by_use[use] for use in _IN_A_FEED if use in by_use), sizes[0] if sizes else None)
    return round(picture.width / picture.height, 2) if picture else None


def _json(value: Any) -> str:
    return compact_json(value)
