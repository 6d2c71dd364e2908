"""Removes a person from a hub, and finds everything that still holds them: the command `advocacy forget`."""
