"""MkDocs plugins that turn plain files into an advocacy hub: posts to share, with links you can measure."""

from mkdocs_advocacy.networks.links import share_intent, tracked_link
from mkdocs_advocacy.networks.measure import Measure, measure

__all__ = ["Measure", "measure", "share_intent", "tracked_link"]
