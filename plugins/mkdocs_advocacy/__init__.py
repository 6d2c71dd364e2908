"""An advocacy hub from plain files: posts worth sharing, with links that can be measured."""

from mkdocs_advocacy.networks.links import share_intent, tracked_link
from mkdocs_advocacy.networks.measure import Measure, measure

__all__ = ["Measure", "measure", "share_intent", "tracked_link"]
