"""The hub's search: records of everything that can be found, and their index."""
