"""Charts as HTML and SVG: pure functions from texts and numbers to markup, without scripts or style attributes.

Texts arrive in the reader's language and numbers formatted. Colours and text sizes are in components/charts.css, so
text keeps its size when a chart becomes narrow: positions are percentages, not coordinates of a scaled picture.
"""

STYLES = ("components/charts",)
"""The stylesheets that a page with charts requests."""
