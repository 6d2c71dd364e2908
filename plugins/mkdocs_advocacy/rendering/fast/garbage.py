"""Python's search for garbage, which finds nothing in a hub: all that is loaded and rendered is used until the end."""

from __future__ import annotations

import gc


def stop_collecting() -> None:
    """Collect no garbage until `collect_again`."""
    gc.disable()


def exclude_hub() -> None:
    """Exclude all there is now from later searches, also from the one when the program ends."""
    gc.freeze()


def collect_again(*, hub_too: bool = False) -> None:
    """Collect garbage as usual; with `hub_too`, also what was excluded, since another hub takes its place."""
    gc.enable()
    if hub_too:
        gc.unfreeze()
