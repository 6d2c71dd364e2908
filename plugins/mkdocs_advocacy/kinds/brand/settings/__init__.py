"""The settings file of a brand set, `brand.yml`, and its translations."""
