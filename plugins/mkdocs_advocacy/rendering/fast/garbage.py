"""Control of Python's garbage collector, which would find nothing: a build uses all its objects until the end."""

from __future__ import annotations

import gc


def stop_collecting() -> None:
    """Stop garbage collection until `collect_again`."""
    gc.disable()


def exclude_hub() -> None:
    """Exclude all current objects from garbage collection, including the collection at exit."""
    gc.freeze()


def collect_again(*, hub_too: bool = False) -> None:
    """Resume garbage collection; `hub_too` includes the excluded objects, because another hub will replace them."""
    gc.enable()
    if hub_too:
        gc.unfreeze()
