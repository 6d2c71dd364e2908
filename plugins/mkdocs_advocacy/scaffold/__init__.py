"""Generators for new hubs and for new files in a hub."""
