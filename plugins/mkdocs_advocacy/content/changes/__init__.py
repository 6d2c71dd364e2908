"""Changes to a hub's guidelines, rules, network facts and brand assets, for its readers."""
