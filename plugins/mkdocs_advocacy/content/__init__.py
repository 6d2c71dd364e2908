"""The hub's content: the contract of its kinds, the loader, and features that apply to all kinds."""
