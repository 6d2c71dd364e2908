"""The rules of a hub: its words, what is confidential, how to disclose, and the checks of every template."""
