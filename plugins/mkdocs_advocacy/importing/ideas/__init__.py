"""Import counts of supporters from exports of idea forums, without names, e-mail addresses and texts."""
