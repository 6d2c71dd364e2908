"""Guidelines: how to post on a network, in versions."""
