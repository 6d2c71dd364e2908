"""Brand assets: the pictures that posts bring along."""
