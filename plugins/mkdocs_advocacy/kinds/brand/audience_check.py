"""Check that content and the images that it uses are for the same audiences."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_advocacy.kinds.brand.model import Asset


def explain_refusal(asset: Asset, audiences: Sequence[str], user: str) -> tuple[str, str] | None:
    """Explain why content for these audiences can't use an image, with a hint; None if it can.

    `user` names the content: a post or a badge.
    """
    refused = [name for name in audiences if asset.audience is not None and name not in asset.audience]
    if not refused:
        return None
    named, also = ", ".join(asset.audience or ()), ", ".join(refused)
    only = f"only for {named}, but the {user} is also for {also}" if named else "for nobody: its set is for others"
    set_name = asset.id.partition("/")[0]
    hint = f"use another image, or add {also} to audience: in content/brand/{set_name}/brand.yml"
    return f"content/{asset.path} is {only}", hint
