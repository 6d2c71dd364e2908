"""The hub's content: the contract of its kinds, loading, and what holds for every entry."""
