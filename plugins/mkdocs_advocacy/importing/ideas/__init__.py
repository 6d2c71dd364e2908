"""Counts of supporters from exports of idea forums: no names, no e-mail addresses and no texts are read."""
