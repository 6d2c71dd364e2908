"""Renditions: images of a set in the sizes that networks and pages need."""
