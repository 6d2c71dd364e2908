"""Renditions: a picture of a set in the sizes that networks and pages need."""
