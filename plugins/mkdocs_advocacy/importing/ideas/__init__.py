"""Import counts of supporters from exports of idea forums, without names, email addresses and texts."""
